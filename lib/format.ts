/** How figures, days and names are written on every page and in every file. Pure: no clock, no I/O. */
export type Locale = 'vi' | 'en'

/** No-break space: between a figure and its unit, inside a date, inside a name. */
export const NBSP = '\u00a0'

const WHOLE = /^-?\d+$/
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/
const DAY = /^(\d{4})-(\d{2})-(\d{2})/
const MONTH = /^(\d{4})-(\d{2})/
const ENGLISH_MONTHS =
  'January February March April May June July August September October November December'.split(' ')

/** `1432` → `1.432` · `1,432`. Takes whole numbers, as number, bigint or digits. */
export function formatNumber(value: number | bigint | string, locale: Locale): string {
  const digits = String(value)
  if (!WHOLE.test(digits)) throw new TypeError(`Not a whole number: ${digits}`)
  return groupThousands(digits, locale).replace('-', '−')
}

/** `'1432.50'` → `1.432,50` · `1,432.50`. Keeps the places it is given: rounding is the rules' work. */
export function formatDecimal(value: string, locale: Locale): string {
  const parts = DECIMAL.exec(value)
  if (!parts) throw new TypeError(`Not a decimal: ${value}`)
  const [, sign, whole = '0', places] = parts
  const point = locale === 'vi' ? ',' : '.'
  return (sign ? '−' : '') + groupThousands(whole, locale) + (places === undefined ? '' : point + places)
}

/** `'2.5000'` → `2,5`: points as people say them, without the zeros of their four places. */
export function formatPoints(value: string, locale: Locale): string {
  return formatDecimal(value.includes('.') ? value.replace(/\.?0+$/, '') : value, locale)
}

/** `'99.85'` → `99,85 %` (held together by a no-break space) · `99.85%`. */
export function formatPercent(value: string, locale: Locale): string {
  return formatDecimal(value, locale) + (locale === 'vi' ? `${NBSP}%` : '%')
}

/** A figure and its unit on one line: `1.382 hồ sơ`. The unit is the caller's word. */
export function formatCount(value: number, unit: string, locale: Locale): string {
  return `${formatNumber(value, locale)}${NBSP}${holdTogether(unit)}`
}

/** `'2026-11-01'` → `01/11/2026` · `1 November 2026`. Takes an ISO day, or an instant written with it. */
export function formatDay(iso: string, locale: Locale): string {
  const { day, month, year } = readDay(iso)
  if (locale === 'vi') return `${day}/${month}/${year}`
  return holdTogether(`${Number(day)} ${englishMonth(month)} ${year}`)
}

/** As official letters write it: `ngày 01 tháng 11 năm 2026` · `1 November 2026`. */
export function formatDayInWords(iso: string, locale: Locale): string {
  if (locale === 'en') return formatDay(iso, 'en')
  const { day, month, year } = readDay(iso)
  // The circular on document form sets a zero before days below 10 and before months 1 and 2 only.
  const officialMonth = Number(month) <= 2 ? month : String(Number(month))
  return `ngày${NBSP}${day} tháng${NBSP}${officialMonth} năm${NBSP}${year}`
}

/** `'2026-10'` → `tháng 10/2026` · `October 2026`. */
export function formatMonth(iso: string, locale: Locale): string {
  const { month, year } = readMonth(iso)
  if (locale === 'vi') return `tháng${NBSP}${Number(month)}/${year}`
  return `${englishMonth(month)}${NBSP}${year}`
}

/** For chart axes and table heads: `10/2026` · `Oct 2026`. */
export function formatMonthShort(iso: string, locale: Locale): string {
  const { month, year } = readMonth(iso)
  return locale === 'vi' ? `${month}/${year}` : `${englishMonth(month).slice(0, 3)}${NBSP}${year}`
}

/** An instant in Hà Nội: `10:42 ngày 05/11/2026` · `10:42, 5 November 2026`. */
export function formatInstant(instant: Date, locale: Locale): string {
  // The country keeps UTC+7 all year, so the shift needs no table of zones.
  const local = new Date(instant.getTime() + 7 * 3_600_000).toISOString()
  const time = local.slice(11, 16)
  const day = formatDay(local, locale)
  return locale === 'vi' ? `${time} ngày${NBSP}${day}` : `${time}, ${day}`
}

/** The office's clock: `14:02`. */
export function formatTime(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)
}

/** Spaces become no-break spaces: for a unit of measure, a person's name in a heading, a document number. */
export function holdTogether(words: string): string {
  return words.replaceAll(' ', NBSP)
}

/** For a place's name in a heading: lines may break between words, but no line begins with the dash of
 * “Văn Miếu - Quốc Tử Giám” and none is left with the last syllable alone. */
export function formatPlaceName(name: string): string {
  return name.replace(/ ([-–]) /g, `${NBSP}$1 `).replace(/ (\S+)$/, `${NBSP}$1`)
}

function groupThousands(digits: string, locale: Locale): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, locale === 'vi' ? '.' : ',')
}

function readDay(iso: string) {
  const [, year, month, day] = DAY.exec(iso) ?? []
  if (!year || !month || !day || Number(day) < 1 || Number(day) > 31) throw new TypeError(`Not a day: ${iso}`)
  readMonth(iso)
  return { day, month, year }
}

function readMonth(iso: string) {
  const [, year, month] = MONTH.exec(iso) ?? []
  if (!year || !month || Number(month) < 1 || Number(month) > 12) throw new TypeError(`Not a month: ${iso}`)
  return { month, year }
}

function englishMonth(month: string): string {
  return ENGLISH_MONTHS[Number(month) - 1] ?? ''
}

const ROMAN_DIGITS = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

/** `4` → `IV`, as chapters and groups are numbered. */
export function formatRoman(number: number): string {
  const digit = ROMAN_DIGITS.find(([worth]) => worth <= number)
  return digit ? digit[1] + formatRoman(number - digit[0]) : ''
}
