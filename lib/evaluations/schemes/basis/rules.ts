import { formatDay } from '@/lib/format'
import type { Scheme } from '../schema'

// What documents are called; a title that begins with one of these is cited by it. A longer name stands before its beginning.
const kinds = [
  ...['Nghị quyết', 'Nghị định', 'Quyết định', 'Quy định', 'Quy chế', 'Thông tư liên tịch', 'Thông tư'],
  ...[
    'Chỉ thị',
    'Hướng dẫn',
    'Kế hoạch',
    'Kết luận',
    'Thông báo',
    'Công văn',
    'Bộ luật',
    'Luật',
    'Pháp lệnh',
  ],
]

/** `Nghị định số 335/2025/NĐ-CP ngày 21/12/2025 của Chính phủ về …`: a basis as it is cited, formed from what a scheme says of it. */
export function basisText({ number, date, title }: Scheme['legalBasis']): string {
  const said = withoutNumber(title.vi.trim().replace(/\.$/, ''), number)
  const which = `số ${number} ngày ${formatDay(date, 'vi')}`
  const kind = kinds.find((each) => `${said} `.toLowerCase().startsWith(`${each} `.toLowerCase()))
  return kind ? `${kind} ${which}${said.slice(kind.length)}` : `Văn bản ${which} (${said})`
}

/** Titles that already say the number, with its day or without, do not say it twice. */
function withoutNumber(title: string, number: string): string {
  const at = title.indexOf(`số ${number}`)
  if (at < 0) return title
  const rest = title.slice(at + `số ${number}`.length)
  const day = /^,? ngày \d{1,2}(\/\d{1,2}\/\d{4}| tháng \d{1,2} năm \d{4})/
  return `${title.slice(0, at).trim()}${rest.replace(day, '')}`
}

/** Whether the papers of those whom these schemes grade are the forms that the decree lays down (Mẫu 01, Mẫu 02). */
export function formsOf(schemes: readonly Scheme[]): 'decree' | 'own' {
  return schemes.every(({ method }) => method === 'points-and-tasks') ? 'decree' : 'own'
}
