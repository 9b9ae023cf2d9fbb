import { eitherCase } from '../letters/rules'
import { spansOf } from '../numbers/rules'
import type { PersonalSpan } from '../schema'

// 12, 12A, 12/34/5, 12-14
const number = '\\d{1,5}[A-Za-z]?(?:\\s?[/-]\\s?\\d{1,4}[A-Za-z]?){0,4}(?![\\d\\p{L}])'
const word = '\\p{Lu}[\\p{L}\\d]*'
const proper = `${word}(?:\\s+${word}){0,4}`
const street = eitherCase(
  '(?:đường|phố|đại lộ|ngõ|ngách|hẻm|kiệt|thôn|xóm|tổ dân phố|tổ|khu phố|khu tập thể|khu|chung cư|tòa|toà|phường|xã|quận|huyện|thành phố|tp\\.?)',
)
const numbered = eitherCase('(?:số\\s*)?')
const further = `(?:(?:\\s*[,.-])?\\s*${street}\\s*${numbered}(?:${number}|${proper}))*`
const house = `${eitherCase('(?:số\\s+nhà|nhà\\s+số|căn\\s+hộ(?:\\s+số)?|căn\\s+số|phòng\\s+(?=\\d{3,4}))')}(?:\\s*:)?\\s*(?:[A-Z]\\s?\\d?\\.?)?${number}`
const onStreet = `${eitherCase('số')}\\s+${number}(?:\\s*,)?\\s*(?=${eitherCase('(?:đường|phố|đại lộ|ngõ|ngách|hẻm|kiệt)')}\\s)`

// Spaces before an optional sign stand in its own group throughout: two runs of spaces side by side can be shared out in
// as many ways as there are spaces, and a page of them would keep the server busy for a minute.

// A house by its number says who lives there.
const houses = new RegExp(`(?<!\\p{L})(?:${house}|${onStreet})${further}`, 'gu')

// A lane or a street says it only after words that make it somebody's home.
const home = eitherCase(
  '(?:địa\\s+chỉ(?:\\s+(?:nhà|của\\s+tôi|thường\\s+trú|liên\\s+hệ))?|(?:thường|tạm|cư)\\s+trú(?:\\s+tại)?|trú\\s+tại|sinh\\s+sống\\s+tại|(?:đang\\s+)?(?:sống|ở)\\s+tại|nhà\\s+(?:tôi|em|mình|ông|bà|cháu|chúng\\s+tôi)(?:\\s+(?:ở|tại))?|gia\\s+đình\\s+(?:tôi|em|ông|bà)\\s+(?:ở|tại))',
)
const homes = new RegExp(
  `(?<!\\p{L})${home}(?:\\s*(?:là|:|,))?\\s*((?:${eitherCase('số')}\\s+)?(?:${number}(?:\\s*,)?\\s*)?${street}\\s*${numbered}(?:${number}|${proper})${further}|${number}\\s+${proper}${further})`,
  'gu',
)

/**
 * Where somebody lives. A pot-hole in a lane is not somebody's address: a lane or a street alone stays, or a
 * suggestion could no longer say where.
 */
export function findAddresses(text: string): PersonalSpan[] {
  return [
    ...spansOf('address', text, houses),
    ...[...text.matchAll(homes)].map((match) => {
      const to = match.index + match[0].length
      return { kind: 'address' as const, from: to - (match[1]?.length ?? 0), to }
    }),
  ]
}
