import { foldText } from '@/lib/fold'
import type { Cell } from './schema'

/** `null` for an empty cell: unknown, never zero. */
export type Value<T> = { ok: true; value: T | null } | { ok: false; why: string }

const nothing = { ok: true, value: null } as const
const refuse = (why: string) => ({ ok: false, why }) as const

const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/
const ourDay = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: 0?0:00(?::00)?)?$/
// No thousands begin with a zero: 0.125 is a decimal.
const grouped = /^[1-9]\d{0,2}(?:[. ]\d{3})+$/
const ambiguous = /^[1-9]\d{0,2}(?:,\d{3})+$/

function unreadable(cell: Cell): string | null {
  if (cell.kind === 'formula')
    return 'Không nhận công thức; hãy dán giá trị vào ô này (Dán đặc biệt → Giá trị).'
  if (cell.kind === 'error') return 'Ô báo lỗi của chương trình bảng tính; hãy nhập lại giá trị.'
  return null
}

export function readText(cell: Cell): Value<string> {
  const fault = unreadable(cell)
  return fault ? refuse(fault) : { ok: true, value: cell.kind === 'empty' ? null : cell.text }
}

/** A whole number ≥ 0. In text, `1.432` and `1 432` are 1432, as Vietnamese officials write. */
export function readCount(cell: Cell): Value<number> {
  const number = readNumber(cell)
  if (!number.ok || number.value === null) return number.ok ? nothing : number
  const [whole = '', fraction = ''] = number.value.split('.')
  if (/[1-9]/.test(fraction)) return refuse('Phải là số nguyên, không có phần lẻ.')
  const value = Number(whole)
  return value > 2_147_483_647 ? refuse('Số quá lớn; hãy kiểm tra lại.') : { ok: true, value }
}

/** A decimal ≥ 0 as plain text with a point: `99,85` and `99.85` are "99.85", but `1.432` is "1432". */
export function readNumber(cell: Cell): Value<string> {
  const fault = unreadable(cell)
  if (fault) return refuse(fault)
  if (cell.kind === 'empty') return nothing
  if (cell.kind === 'date') return refuse('Phải là số, đang là ngày; hãy đổi định dạng ô rồi nhập lại số.')
  const text = cell.text
  if (/^[-−–]\s*\d/.test(text) || /^\(\d.*\)$/.test(text)) return refuse('Số không được âm.')
  if (cell.kind === 'number') return { ok: true, value: text }
  if (ambiguous.test(text)) {
    const whole = text.replaceAll(',', '')
    return refuse(
      `Không rõ là ${whole} hay ${text.replace(',', ' phẩy ')}; hãy viết ${whole} hoặc ${text.replaceAll(',', '.')} nếu là hàng nghìn.`,
    )
  }
  if (/^\d+$/.test(text)) return { ok: true, value: trimmed(text) }
  if (grouped.test(text)) return { ok: true, value: trimmed(text.replace(/[. ]/g, '')) }
  const decimal = /^(\d+|\d{1,3}(?:[. ]\d{3})+)[,](\d+)$/.exec(text) ?? /^(\d+)[.](\d+)$/.exec(text)
  if (decimal) return { ok: true, value: `${trimmed((decimal[1] ?? '').replace(/[. ]/g, ''))}.${decimal[2]}` }
  return refuse('Phải là số, ví dụ 1432, 1.432 hoặc 99,85; để trống nếu chưa có số liệu.')
}

/** Degrees: never thousands, so a point or a comma is decimal whatever follows it. */
export function readDegrees(cell: Cell): Value<string> {
  const number = cell.kind === 'text' && /^\d{1,3}[.,]\d+$/.test(cell.text)
  return number ? { ok: true, value: cell.text.replace(',', '.') } : readNumber(cell)
}

/** An ISO day from `dd/mm/yyyy`, ISO, a date cell or a date serial. */
export function readDay(cell: Cell, epoch: 1900 | 1904 = 1900): Value<string> {
  const fault = unreadable(cell)
  if (fault) return refuse(fault)
  if (cell.kind === 'empty') return nothing
  if (cell.kind === 'date') return { ok: true, value: cell.text }
  const { text } = cell
  const serial = /^(\d{4,6})(?:[.]\d+)?$/.exec(text)
  if (serial) return fromSerial(Number(serial[1]), epoch)
  const iso = isoDay.exec(text)
  const ours = iso ? null : ourDay.exec(text)
  if (!iso && !ours) return refuse('Phải là ngày dạng ngày/tháng/năm, ví dụ 01/07/2025.')
  const parts = iso ? [iso[1], iso[2], iso[3]] : [ours?.[3], ours?.[2], ours?.[1]]
  const day = realDay(Number(parts[0]), Number(parts[1]), Number(parts[2]))
  return day
    ? { ok: true, value: day }
    : refuse('Ngày này không có trong lịch; viết ngày trước, tháng sau, ví dụ 31/12/2025.')
}

// Below 10000 (18 May 1927) a bare number in a date column is a year that somebody typed, not a serial.
function fromSerial(serial: number, epoch: 1900 | 1904): Value<string> {
  if (serial < 10_000) return refuse('Chỉ có năm, thiếu ngày và tháng; viết ví dụ 01/07/2025.')
  if (serial > 110_000) return refuse('Phải là ngày dạng ngày/tháng/năm, ví dụ 01/07/2025.')
  const start = epoch === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return { ok: true, value: new Date(start + serial * 86_400_000).toISOString().slice(0, 10) }
}

function realDay(year: number, month: number, day: number): string | null {
  if (year < 1800 || year > 2200) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same ? date.toISOString().slice(0, 10) : null
}

/** `yyyy-mm` from `MM/yyyy`, ISO, "Tháng 10/2025", "tháng 10 năm 2025" or a date; a quarter or a year is refused. */
export function readMonth(cell: Cell, epoch: 1900 | 1904 = 1900): Value<string> {
  const fault = unreadable(cell)
  if (fault) return refuse(fault)
  if (cell.kind === 'empty') return nothing
  const text = foldText(cell.text)
  if (/^(quy|q|quarter)[\s.]*([1-4]|i{1,3}|iv)\b/.test(text) || /^\d{4}[\s-]*q[1-4]$/.test(text)) {
    return refuse('Đây là quý; số liệu được nhập theo tháng, mỗi tháng một dòng, ví dụ 10/2025.')
  }
  const bare = text.replace(/^(thang|month|t)[\s.]*/, '')
  const ours = /^(\d{1,2})(?:\s*[/.-]\s*|\s+nam\s+)(\d{4})$/.exec(bare)
  const iso = /^(\d{4})[-/](\d{1,2})$/.exec(bare)
  const month = Number(ours?.[1] ?? iso?.[2])
  const year = ours?.[2] ?? iso?.[1]
  if (year) {
    const fits = month >= 1 && month <= 12 && Number(year) >= 1900 && Number(year) <= 2200
    return fits ? { ok: true, value: `${year}-${String(month).padStart(2, '0')}` } : refuse(monthShape)
  }
  const day = readDay(cell, epoch)
  return day.ok && day.value ? { ok: true, value: day.value.slice(0, 7) } : refuse(monthShape)
}

const monthShape = 'Phải là tháng dạng MM/yyyy, ví dụ 10/2025, hoặc 2025-10.'

function trimmed(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '')
}
