import type { PersonalKind, PersonalSpan } from '../schema'

// What people put between the digits of a number when they write it.
const gap = '[ .\\-()/]{0,3}'

const phone = new RegExp(
  `(?<![\\d])(?:\\(?(?:\\+|00)${gap}84|(?<![\\d.])84|\\(?0)(?:${gap}\\d){8,10}(?!\\d)`,
  'g',
)

/** Mobile and fixed numbers, with dots, spaces or a country code. Short numbers of services (113, 1900 …) are nobody's. */
export function findPhones(text: string): PersonalSpan[] {
  return spansOf('phone', text, phone).filter(({ from, to }) => {
    const written = text.slice(from, to)
    if (/^0[1-9]([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)/.test(written)) return false
    const digits = written.replace(/\D/g, '').replace(/^(?:00)?84/, '0')
    return /^0+(?:[35789]\d{8}|2\d{8,9}|1[2689]\d{8})$/.test(digits)
  })
}

const email =
  /[\p{L}\d_%+-]+(?:\.[\p{L}\d_%+-]+)*\s?(?:@|\(\s?(?:a|at|@)\s?\)|\[\s?(?:a|at|@)\s?\]|\s(?:a còng|a móc)\s)\s?[\p{L}\d-]+(?:\s?(?:\.|\(\.\)|\schấm\s)\s?[\p{L}\d-]{2,})+/giu

/** E-mail addresses, also those written with `(at)` or `a còng`. */
export function findEmails(text: string): PersonalSpan[] {
  return spansOf('email', text, email)
}

const twelve = /(?<![\d,\p{L}])\d(?:[ .-]{0,2}\d){11}(?!\d)/gu
const nine = /(?<![\d.,\p{L}])\d(?:[ .-]?\d){8}(?!\d|,\d)/gu
const passport = /(?<![\p{L}\d])[A-Z]\d{7}(?![\p{L}\d])/gu
const named =
  /(?:cccd|cmnd|cmtnd|căn cước(?: công dân)?|chứng minh(?: thư| nhân dân)?|định danh|hộ chiếu|tài khoản|stk|số thẻ|mã số thuế|mst|bhxh|bhyt)(?:\s+(?:cá nhân|nhân dân|ngân hàng|của tôi))?(?:\s*(?:số|là|:|-)){0,2}\s*([A-Z]{0,2}\d(?:[ .-]?\d){6,17})/giu

/** Identity cards of 9 or 12 digits, passports, and any number that a word before it makes somebody's. */
export function findIdentities(text: string): PersonalSpan[] {
  const grouped = ({ from, to }: PersonalSpan) => /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(text.slice(from, to))
  const money = ({ to }: PersonalSpan) => /^\s*(?:đ|đồng|vnđ|vnd|triệu|tỷ)(?!\p{L})/iu.test(text.slice(to))
  const day = ({ from, to }: PersonalSpan) => /^\d{1,2}[.-]\d{1,2}[.-]\d{4}/.test(text.slice(from, to))
  const free = [...spansOf('identity', text, twelve), ...spansOf('identity', text, nine)]
  return [
    ...free.filter((span) => !grouped(span) && !money(span) && !day(span)),
    ...spansOf('identity', text, passport),
    ...[...text.matchAll(named)].map((match) => {
      const to = match.index + match[0].length
      return { kind: 'identity' as const, from: to - (match[1]?.length ?? 0), to }
    }),
  ]
}

export function spansOf(kind: PersonalKind, text: string, pattern: RegExp): PersonalSpan[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => {
    const trimmed = found.replace(/[\s(]+$/, '')
    return { kind, from: index, to: index + trimmed.length }
  })
}
