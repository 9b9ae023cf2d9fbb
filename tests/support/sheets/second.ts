import type { CellValue } from 'hucre/xlsx'
import readXlsx from 'read-excel-file/node'

/** A workbook as a reader has it that did not write it. */
export async function readXlsxFile(bytes: Uint8Array): Promise<{ name: string; rows: CellValue[][] }[]> {
  const sheets = await readXlsx(Buffer.from(bytes))
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as CellValue[][] }))
}
