import { formatRoman } from '@/lib/format'
import { brokenCharacters, ruleKinds, tidy } from '../schema'
import type { Refusal, RuleKind } from '../schema'
import { headerKeys, marks } from './schema'
import type { Article, Chapter, Header, HeaderKey, Outline, Pair } from './schema'

/** Reads the form of ../README.md as far as it can; each value remembers its line. */
export function readMarkdown(markdown: string): Outline {
  const lines = markdown.split(/\r\n?|\n/).map(tidy)
  const refused: Refusal[] = []
  lines.forEach((value, index) => {
    if (brokenCharacters.test(value)) {
      refused.push({
        row: index + 1,
        column: 'Dòng',
        value,
        why: 'Có ký tự hỏng; hãy lưu lại tệp dạng UTF-8.',
      })
    }
  })
  const header = readHeader(lines, refused)
  return { header, chapters: readBody(lines, header.end, refused), refused }
}

function readHeader(lines: string[], refused: Refusal[]): Header {
  const header: Header = { end: 0, values: new Map(), sources: [] }
  const start = lines.findIndex((line) => line !== '')
  const end = lines.indexOf('---', start + 1)
  if (lines[start] !== '---' || end < 0) {
    const why = 'Phần đầu tệp phải nằm giữa hai dòng “---”: slug, title, number, issued_on…'
    refused.push({ row: Math.max(start, 0) + 1, column: '---', value: lines[start] ?? '', why })
    return header
  }
  for (let index = start + 1; index < end; index++) {
    const line = lines[index] ?? ''
    const row = index + 1
    const [, key = '', value = ''] = /^([a-z_]+) ?: ?(.*)$/i.exec(line) ?? []
    const name = key.toLowerCase()
    if (line === '' || (isHeaderKey(name) && value === '')) continue
    if (!isHeaderKey(name)) {
      const why = `Dòng này phải có dạng “tên: giá trị”; các tên dùng được: ${Object.keys(headerKeys).join(', ')}.`
      refused.push({ row, column: key || 'Dòng', value: line, why })
    } else if (name === 'source') header.sources.push({ row, value })
    else if (header.values.has(name)) {
      refused.push({
        row,
        column: name,
        value,
        why: `“${name}” đã có ở dòng ${header.values.get(name)?.row}.`,
      })
    } else header.values.set(name, { row, value })
  }
  return { ...header, end: end + 1 }
}

function isHeaderKey(name: string): name is HeaderKey {
  return Object.hasOwn(headerKeys, name)
}

function readBody(lines: string[], start: number, refused: Refusal[]): Chapter[] {
  const chapters: Chapter[] = []
  let article: Article | undefined
  let open: Pair | undefined
  let flowing: 'vi' | 'en' | undefined
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const row = index + 1
    const refuse = (column: string, why: string) => void refused.push({ row, column, value: line, why })
    const pair = (column: string, vi: string): Pair => ({ column, row, vi, en: null, enRow: row })
    const heading = /^#+ ?(ch[uư][oơ]ng|[đd]i[eề]u) ?(\d+|[ivxlc]+) ?[.:] ?(.*)$/iu.exec(line)
    const bullet = /^[-*•–—] ?\[([^\]]*)\] ?(.*)$/u.exec(line)
    const english = /^en ?: ?(.*)$/i.exec(line)
    const signed = /^(en ?)?> ?(.*)$/i.exec(line)
    if (line === '') flowing = undefined
    else if (heading) {
      const [, word = '', written = '', title = ''] = heading
      flowing = undefined
      if (/^c/i.test(word)) {
        const chapter = { ...pair('Chương', title), number: numberOf(written), articles: [] }
        chapters.push(chapter)
        open = chapter
        article = undefined
      } else {
        article = {
          ...pair('Điều', title),
          number: numberOf(written),
          summary: null,
          rules: [],
          text: null,
          textEn: null,
        }
        open = article
        if (chapters.length === 0)
          refuse('Điều', 'Điều này đứng trước chương đầu tiên; hãy thêm dòng “# Chương I. …”.')
        chapters.at(-1)?.articles.push(article)
      }
    } else if (/^(?:#|(?:chương|điều) (?:\d+|[ivxlc]+) ?[.:])/iu.test(line)) {
      refuse('Dòng', 'Tên chương viết “# Chương I. …”, tên điều viết “## Điều 1. …”.')
      open = pair('Dòng', line)
    } else if (signed) {
      const [, en, words = ''] = signed
      flowing = undefined
      if (!article) refuse('Văn bản', 'Lời văn “> …” phải đứng trong một điều.')
      else (article[en ? 'textEn' : 'text'] ??= { row, lines: [] }).lines.push(words)
    } else if (english) {
      flowing = open && !['Chương', 'Điều'].includes(open.column) ? 'en' : undefined
      if (!open) refuse('Tiếng Anh', 'Dòng “en:” phải đứng ngay dưới câu mà nó dịch.')
      else if (open.en !== null) refuse('Tiếng Anh', `Câu ở dòng ${open.row} đã có bản tiếng Anh.`)
      else [open.en, open.enRow] = [english[1] ?? '', row]
    } else if (bullet) {
      const kind = kindOfMark(bullet[1] ?? '')
      const rule = { ...pair('Quy tắc', bullet[2] ?? ''), kind: kind ?? 'must_do' }
      if (!kind) refuse('Quy tắc', 'Trong ngoặc phải là: phải, không được, nên hoặc không nên.')
      else if (!article) refuse('Quy tắc', 'Quy tắc này không thuộc điều nào; hãy viết “## Điều … ” ở trên.')
      else article.rules.push(rule)
      open = rule
      flowing = 'vi'
    } else if (/^[-*•–—]/.test(line)) {
      refuse(
        'Quy tắc',
        'Quy tắc phải bắt đầu bằng “- [phải]”, “- [không được]”, “- [nên]” hoặc “- [không nên]”.',
      )
      open = pair('Quy tắc', line)
      flowing = 'vi'
    } else if (flowing && open) open[flowing] = tidy(`${open[flowing] ?? ''} ${line}`)
    else if (article && !article.summary && article.rules.length === 0) {
      open = article.summary = pair('Tóm tắt', line)
      flowing = 'vi'
    } else
      refuse(
        'Dòng',
        'Câu này không thuộc phần nào: mỗi điều có một đoạn tóm tắt, rồi các quy tắc “- [..] …”.',
      )
  }
  return chapters
}

function kindOfMark(mark: string): RuleKind | undefined {
  const plain = (text: string) =>
    tidy(text).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')
  return ruleKinds.find((kind) => plain(marks[kind]) === plain(mark))
}

function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written)
  for (let number = 1; number < 40; number++) if (formatRoman(number) === written.toUpperCase()) return number
  return 0
}
