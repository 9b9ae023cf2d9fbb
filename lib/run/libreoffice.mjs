import { findProgram, needProgram } from './programs.mjs'

/** LibreOffice, with which tests open every workbook and save it again; installed like Chromium where it is missing. */
export function needLibreOffice() {
  return needProgram({
    name: 'LibreOffice',
    package: 'libreoffice-calc-nogui',
    find: () => findProgram(['soffice', 'libreoffice']),
    sentence:
      'Các phép thử bảng tính cần nó: hãy cài bằng sudo apt-get install libreoffice-calc-nogui, rồi chạy lại npm test.',
  })
}
