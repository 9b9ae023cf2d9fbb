import { findProgram, needProgram } from './programs.mjs'

/** Poppler's programs, with which tests read and draw every PDF; installed like Chromium where they are missing. */
export function needPoppler() {
  return needProgram({
    name: 'poppler',
    package: 'poppler-utils',
    find: () => findProgram(['pdftotext']) && findProgram(['pdftoppm']) && findProgram(['pdfinfo']),
    sentence:
      'Các phép thử bản in cần nó: hãy cài bằng sudo apt-get install poppler-utils, rồi chạy lại npm test.',
  })
}
