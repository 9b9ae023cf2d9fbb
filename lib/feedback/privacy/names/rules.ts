import { eitherCase, unaccented } from '../letters/rules'
import type { PersonalSpan } from '../schema'

const surnames =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đinh|Đoàn|Lâm|Trịnh|Mai|Tô|Hà|Chu|Cao|Tạ|Lưu|Lương|Thái|Vương|Trương|Phùng|Quách|Nghiêm|Kiều|Khuất|Chử|Đàm|Tống|Triệu|Hứa|Bạch|Thân|Tăng|Từ|La|Mạc|Văn|Doãn|Viên|Giang'
const title =
  '(?:ông|bà|anh|chị|cô|chú|bác|cháu|em|cụ|thầy|đồng\\s+chí|cán\\s+bộ|công\\s+chức|nhân\\s+viên|tên\\s+(?:tôi\\s+)?là|tôi\\s+là|tôi\\s+tên(?:\\s+là)?|họ\\s+(?:và\\s+)?tên(?:\\s+là)?|người\\s+gửi)'
// The name itself must keep its capitals, so the pattern as a whole cannot ignore them.
const titled = new RegExp(
  `(?<!\\p{L})${eitherCase(title)}(?:\\s*:)?\\s+((?:${surnames})(?:\\s+\\p{Lu}[\\p{Ll}\\p{M}]*){1,4})`,
  'gu',
)

/** A full name after a word that says it is a person's: `ông Nguyễn Văn A`, never the street of that name. */
export function findNames(text: string): PersonalSpan[] {
  return [...text.matchAll(titled)].map((match) => {
    const to = match.index + match[0].length
    return { kind: 'name', from: to - (match[1]?.length ?? 0), to }
  })
}

/** Words that somebody marked, wherever they stand as whole words, with or without their accents and capitals. */
export function findMarked(text: string, marked: readonly string[]): PersonalSpan[] {
  const plain = unaccented(text)
  return marked.flatMap((words) => {
    const looked = unaccented(words.normalize('NFC').trim())
    if (looked.length < 2) return []
    const pattern = looked
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\s+')
    return [...plain.matchAll(new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'gu'))].map(
      (match) => ({
        kind: 'name' as const,
        from: match.index,
        to: match.index + match[0].length,
      }),
    )
  })
}
