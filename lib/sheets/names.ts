// Names in workbooks of ours, so that an import knows them and says nothing about them.

/** The sheet that explains an exported workbook. */
export const aboutSheet = 'Hướng dẫn'
/** The column that says what is wrong in a row, and the sheet that lists all of it. */
export const mendColumn = 'Cần sửa'
export const mendList = 'Danh sách cần sửa'
