import { foldText } from '@/lib/fold'
import type { DraftArticle, DraftContent, DraftRule } from '../drafts/schema'
import { kindsOf } from '../rules'
import { tidy } from '../schema'
import type { Binding, RuleKind } from '../schema'
import type { SignedNote, SignedParagraph } from './schema'

type Chapter = DraftContent['chapters'][number]

const chapterLine = /^ch[uư][oơ]ng\s+(?:[ivxlc]+|\d+)(?![\p{L}\p{N}])\s*[.:–-]?\s*(.*)$/iu
const articleLine = /^[đd]i[eề]u\s+(\d+)\s*[.:]\s*(.*)$/iu
const endLine = /^(?:nơi nhận\b|tm\.\s|kt\.\s|tuq\.\s)/iu

/**
 * The signed text as a draft: chapters, articles, clauses and points where they are recognised. Each article keeps its
 * whole wording; what belongs to no article is left over with a reason, and nothing is dropped. What the version before
 * has in the portal's own words (summary, English) is kept where title or words are the same.
 */
export function recognise(
  paragraphs: SignedParagraph[],
  notes: SignedNote[],
  { binding, before, newId }: { binding: Binding; before: DraftContent; newId: () => string },
): DraftContent {
  const head = { ...before.head }
  const chapters: Chapter[] = []
  const leftovers: DraftContent['leftovers'] = []
  const leave = (text: string, why: string) => void leftovers.push({ text, why, settled: false })
  let article: (DraftArticle & { lines: string[] }) | undefined
  let [untitled, ended, expected] = [false, false, 1]
  for (const { text: raw, table } of paragraphs) {
    const text = tidy(raw)
    const [chapter, numbered] = [chapterLine.exec(text), articleLine.exec(text)]
    if (text === '') continue
    if (table) {
      if (chapters.length > 0 || !readHead(text, head)) leave(text, 'Nằm trong bảng.')
    } else if (ended) leave(text, 'Đứng sau phần nội dung (nơi nhận, chữ ký).')
    else if (chapter) {
      chapters.push({ id: newId(), title: chapter[1] ?? '', titleEn: '', articles: [] })
      untitled = !chapter[1]
      article = undefined
    } else if (numbered) {
      const [, number = '', title = ''] = numbered
      if (Number(number) !== expected) leave(text, `Số điều không liên tục: đáng ra là Điều ${expected}.`)
      expected = Number(number) + 1
      if (chapters.length === 0) chapters.push({ id: newId(), title: '', titleEn: '', articles: [] })
      article = { ...emptyArticle(newId()), title: title.length > 300 ? '' : title, lines: [] }
      if (title.length > 300) article.lines.push(title)
      chapters.at(-1)?.articles.push(article)
      untitled = false
    } else if (endLine.test(text)) {
      ended = true
      leave(text, 'Đứng sau phần nội dung (nơi nhận, chữ ký).')
    } else if (/^mục\s+\d/iu.test(text)) leave(text, 'Mục: ở đây chỉ có chương và điều.')
    else if (untitled) {
      const last = chapters.at(-1)
      if (last) last.title = tidy(`${last.title} ${text}`)
      untitled = false
    } else if (article) article.lines.push(text)
    else if (chapters.length > 0) leave(text, 'Đứng giữa tên chương và điều đầu tiên của chương.')
    else if (!readHead(text, head)) leave(text, 'Đứng trước chương và điều đầu tiên.')
  }
  for (const { kind, text } of notes) leave(text, whyOf[kind])
  const finished = chapters.map((chapter) => ({
    ...chapter,
    titleEn: sameTitle(before.chapters, chapter.title)?.titleEn ?? '',
    articles: chapter.articles.map((one) =>
      finish(one as DraftArticle & { lines: string[] }, binding, before),
    ),
  }))
  return { head, chapters: finished, leftovers }
}

const whyOf: Record<SignedNote['kind'], string> = {
  margin: 'Nằm ở đầu trang hoặc chân trang.',
  note: 'Là chú thích hoặc ý kiến ghi bên lề.',
  deleted: 'Là chữ đã bị xóa nhưng việc xóa chưa được chấp nhận trong tệp.',
  picture: 'Số hình ảnh trong tệp; hình không được đưa vào.',
  unread: 'Nằm trong khung chữ hoặc nơi không đọc được theo thứ tự.',
}

const emptyArticle = (id: string): DraftArticle => ({
  ...{ id, title: '', titleEn: '', summary: '', summaryEn: '', text: '', textEn: '', rules: [] },
})

// Before the first chapter stand the number and the day of the decision.
function readHead(text: string, head: DraftContent['head']): boolean {
  const number = /^số\s*:?\s*(\d+\S*\/\S+)$/iu.exec(text)?.[1]
  const [, day, month, year] = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu.exec(text) ?? []
  if (number) head.number = number
  else if (day && month && year && text.length < 80) {
    head.issuedOn = `${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`
  } else return false
  return true
}

function finish(
  { lines, ...article }: DraftArticle & { lines: string[] },
  binding: Binding,
  before: DraftContent,
): DraftArticle {
  const known = before.chapters.flatMap(({ articles }) => articles)
  const old = sameTitle(known, article.title)
  const words = new Map(
    known.flatMap(({ rules }) => rules.map((rule) => [rule.text.toLowerCase(), rule.textEn])),
  )
  const lead = lines.find((line) => !/^(?:\d+[.)]|[a-zđ]\)|[-–•+])\s/iu.test(line)) ?? ''
  return {
    ...article,
    titleEn: old?.titleEn ?? '',
    summary: old?.summary || (lead.length <= 2000 ? lead : ''),
    summaryEn: old?.summaryEn ?? '',
    text: lines.join('\n\n'),
    textEn: '',
    rules: rulesIn(lines, binding).map((rule) => ({
      ...rule,
      textEn: words.get(rule.text.toLowerCase()) ?? '',
    })),
  }
}

function sameTitle<Titled extends { title: string }>(among: Titled[], title: string): Titled | undefined {
  return title === '' ? undefined : among.find((one) => foldText(one.title) === foldText(title))
}

/** Clauses and points that ask for something, as rules; a heading that ends in a colon speaks for those below it. */
function rulesIn(lines: string[], binding: Binding): DraftRule[] {
  const [todo, not] = kindsOf(binding)
  const rules: DraftRule[] = []
  const seen = new Set<string>()
  let [heading, ofClause]: [RuleKind | undefined, boolean] = [undefined, false]
  for (const line of lines) {
    const [, mark, words = ''] = /^(\d+[.)]|[a-zđ]\)|[-–•+])\s+(.*)$/iu.exec(line) ?? []
    const text = tidy(words).replace(/[;,]$/, '.')
    if (/:$/.test(line)) [heading, ofClause] = [kindOf(line, todo, not), /^\d/.test(line)]
    else if (mark && text) {
      if (ofClause && /^\d/.test(mark)) heading = undefined
      const kind = heading ?? kindOf(text, todo, not)
      const same = text.toLowerCase()
      if (kind && text.length <= 1000 && !seen.has(same)) {
        seen.add(same)
        rules.push({ kind, text, textEn: '' })
      }
    }
  }
  return rules
}

// Only words that command or advise make a rule of a clause; a clause that explains stays text.
function kindOf(text: string, todo: RuleKind, not: RuleKind): RuleKind | undefined {
  if (/(?<!\p{L})(?:không|nghiêm cấm|cấm|tránh)(?!\p{L})/iu.test(text)) return not
  if (/(?<!\p{L})(?:phải|nên|cần|có trách nhiệm|thực hiện|chấp hành|giữ|tôn trọng)(?!\p{L})/iu.test(text))
    return todo
  return undefined
}
