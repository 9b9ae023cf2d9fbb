import { tidyText } from '@/lib/fold'
import { parseCsv, unescaped } from './csv'
import { decodeText } from './encoding'
import { empty, type Cell, type ReadResult } from './schema'
import { maxRows, readWorkbook } from './xlsx'

const maxBytes = 30 * 1024 * 1024

/** Reads a CSV or XLSX file. What the file is, its bytes say; its name is only shown. */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<ReadResult> {
  const refuse = (why: string, row: number | null = null, sheet = ''): ReadResult => ({
    ok: false,
    refused: [{ sheet, row, column: '', value: fileName, why }],
  })
  if (bytes.length === 0) return refuse('Tệp rỗng; hãy chọn tệp có số liệu.')
  if (bytes.length > maxBytes) return refuse('Tệp lớn hơn 30 MB; hãy chia nhỏ tệp.')
  const other = otherFormat(bytes)
  if (other) return refuse(other)
  if (startsWith(bytes, [0x50, 0x4b])) {
    const book = await readWorkbook(bytes)
    if (!book.ok) return refuse(book.why, null, book.sheet)
    const sheets = book.sheets.filter((sheet) => sheet.rows.some((row) => row.some(filled)))
    if (sheets.length > 0) return { ok: true, sheets, hiddenSheets: book.hidden }
    const hidden =
      book.hidden.length > 0 ? ` Các trang bị ẩn (${book.hidden.join(', ')}) không được đọc.` : ''
    return refuse(`Tệp không có trang tính nào có số liệu.${hidden}`)
  }
  const decoded = decodeText(bytes)
  if (!decoded.ok) return refuse(decoded.why)
  const csv = parseCsv(decoded.text)
  if (!csv.ok) return refuse(csv.why, csv.row)
  if (csv.rows.length > maxRows) return refuse('Tệp có quá 50.000 dòng; hãy chia nhỏ tệp.')
  const rows = csv.rows.map((row) => row.map(cellOf))
  if (!rows.some((row) => row.some(filled))) return refuse('Tệp rỗng; hãy chọn tệp có số liệu.')
  return { ok: true, sheets: [{ name: '', rows, epoch: 1900 }], hiddenSheets: [] }
}

function filled(cell: Cell): boolean {
  return cell.kind !== 'empty'
}

function cellOf(raw: string): Cell {
  const text = tidyText(unescaped(raw))
  if (text === '') return empty
  return { kind: /^\s*=/.test(raw) ? 'formula' : 'text', text }
}

function startsWith(bytes: Uint8Array, head: number[]): boolean {
  return head.every((byte, n) => bytes[n] === byte)
}

function otherFormat(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return 'Đây là tệp .xls đời cũ hoặc tệp XLSX có mật khẩu; hãy lưu lại dạng XLSX không có mật khẩu.'
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return 'Đây là tệp PDF; hãy gửi tệp CSV hoặc XLSX.'
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74])) return 'Đây là tệp RTF; hãy gửi tệp CSV hoặc XLSX.'
  if (/^\s*(<!doctype|<html|<\?xml|<table)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)))) {
    return 'Đây là tệp HTML hoặc XML mang tên bảng tính; hãy mở rồi lưu lại dạng XLSX hoặc CSV UTF-8.'
  }
  return null
}
