import { headerKeys } from './markdown/schema'
import type { Article, HeaderKey, Outline, Pair } from './markdown/schema'
import { readMarkdown, roman } from './markdown/rules'
import { codeDocumentSchema } from './schema'
import type { Binding, CodeArticle, CodeDraft, ParsedCode, Refusal, RuleKind } from './schema'

export { exportCode } from './markdown/rules'

type Place = Omit<Refusal, 'why'>
type Flaw = { path: (string | number)[]; why: string }

/** Reads the Markdown form of README.md. Everything wrong is named at once, line by line. */
export function parseCode(markdown: string): ParsedCode {
  const outline = readMarkdown(markdown)
  const { draft, places } = assemble(outline)
  const refused = [...outline.refused]
  const unread = new Set(refused.map(({ row }) => row))
  for (const { path, why } of checkCode(draft)) {
    const place = placeOf(path, places)
    if (!unread.has(place.row)) refused.push({ ...place, why })
  }
  if (refused.length > 0) return { ok: false, refused: refused.sort((a, b) => a.row - b.row) }
  return { ok: true, document: codeDocumentSchema.parse(draft) }
}

/** All that is wrong with a document, by the path of the value; nothing when it may be published. */
export function checkCode(draft: CodeDraft): Flaw[] {
  const shape = codeDocumentSchema.safeParse(draft)
  const flaws: Flaw[] = (shape.error?.issues ?? []).map(({ path, message }) => ({
    path: path.filter((step) => typeof step !== 'symbol'),
    why: message,
  }))
  if (draft.inForceFrom !== '' && draft.inForceFrom < draft.issuedOn) {
    flaws.push({ path: ['inForceFrom'], why: 'Ngày có hiệu lực không được trước ngày ban hành.' })
  }
  return [...flaws, ...numberFlaws(draft), ...ruleFlaws(draft)]
}

function numberFlaws({ chapters }: CodeDraft): Flaw[] {
  let next = 1
  return chapters.flatMap((chapter, c) => [
    ...(chapter.number === c + 1
      ? []
      : [
          {
            path: ['chapters', c, 'number'],
            why: `Số chương phải liên tục: đây phải là Chương ${roman(c + 1)}.`,
          },
        ]),
    ...chapter.articles.flatMap((article, a) => {
      const expected = next++
      if (article.number === expected) return []
      const why = `Số điều phải liên tục trong cả văn bản và không lặp lại: đây phải là Điều ${expected}.`
      return [{ path: ['chapters', c, 'articles', a, 'number'], why }]
    }),
  ])
}

function ruleFlaws({ binding, chapters }: CodeDraft): Flaw[] {
  const seen = new Map<string, number>()
  const kinds: readonly RuleKind[] = binding === 'staff' || binding === 'advice' ? kindsOf(binding) : []
  return chapters.flatMap((chapter, c) =>
    chapter.articles.flatMap((article, a) =>
      article.rules.flatMap(({ kind, text }, r): Flaw[] => {
        const path = ['chapters', c, 'articles', a, 'rules', r]
        const flaws: Flaw[] = []
        if (kinds.length > 0 && !kinds.includes(kind)) {
          const words = binding === 'staff' ? '“phải” hoặc “không được”' : '“nên” hoặc “không nên”'
          flaws.push({ path: [...path, 'kind'], why: `Bộ quy tắc có binding: ${binding} chỉ dùng ${words}.` })
        }
        const same = text.toLowerCase()
        const first = seen.get(same)
        if (first !== undefined && text !== '') {
          flaws.push({
            path: [...path, 'text'],
            why: `Quy tắc này lặp lại lời của một quy tắc ở Điều ${first}.`,
          })
        } else seen.set(same, article.number)
        return flaws
      }),
    ),
  )
}

/** What a code may ask for: it commands staff, and advises everybody else. */
export function kindsOf(binding: Binding): readonly [RuleKind, RuleKind] {
  return binding === 'staff' ? ['must_do', 'must_not'] : ['should_do', 'should_not']
}

/** The message that names a kind, in the namespace of codes. */
export function labelOfKind<Kind extends RuleKind>(kind: Kind): `kind.${Kind}` {
  return `kind.${kind}`
}

/** The version in force on a day: the latest that has begun, unless its last day (inclusive) is past. */
export function versionInForce<V extends { version: number; inForceFrom: string; inForceTo?: string | null }>(
  versions: readonly V[],
  day: string,
): V | undefined {
  return versions
    .filter(({ inForceFrom, inForceTo }) => inForceFrom <= day && (inForceTo == null || day <= inForceTo))
    .sort((a, b) => b.inForceFrom.localeCompare(a.inForceFrom) || b.version - a.version)[0]
}

function assemble({ header, chapters }: Outline): { draft: CodeDraft; places: Map<string, Place> } {
  const places = new Map<string, Place>()
  const headerText = (key: HeaderKey) => {
    const { row, value } = header.values.get(key) ?? { row: 1, value: '' }
    places.set(headerKeys[key], { row, column: key, value })
    return value
  }
  const english = (path: string, pair: Pair | null) => {
    if (pair && pair.en !== null) places.set(path, { row: pair.enRow, column: 'Tiếng Anh', value: pair.en })
    return pair?.en ?? null
  }
  const place = (path: string, { row, column, vi }: Pair) => void places.set(path, { row, column, value: vi })
  header.sources.forEach(({ row, value }, i) => places.set(`sources.${i}`, { row, column: 'source', value }))
  const version = headerText('version')
  const draft: CodeDraft = {
    slug: headerText('slug'),
    title: headerText('title'),
    titleEn: headerText('title_en') || null,
    number: headerText('number'),
    issuedOn: isoDay(headerText('issued_on')),
    issuedBy: headerText('issued_by'),
    issuedByEn: headerText('issued_by_en') || null,
    binding: headerText('binding'),
    version: /^\d{1,6}$/.test(version) ? Number(version) : 0,
    inForceFrom: isoDay(headerText('in_force_from')),
    change: headerText('change') || 'substance',
    note: headerText('note') || null,
    noteEn: headerText('note_en') || null,
    sources: header.sources.map(({ value }) => value),
    chapters: chapters.map((chapter, c) => {
      const path = `chapters.${c}`
      place(path, chapter)
      return {
        number: chapter.number,
        title: chapter.vi,
        titleEn: english(`${path}.titleEn`, chapter),
        articles: chapter.articles.map((article, a) =>
          assembleArticle(article, `${path}.articles.${a}`, place, english),
        ),
      }
    }),
  }
  return { draft, places }
}

function assembleArticle(
  article: Article,
  path: string,
  place: (path: string, pair: Pair) => void,
  english: (path: string, pair: Pair | null) => string | null,
): CodeArticle {
  place(path, article)
  if (article.summary) place(`${path}.summary`, article.summary)
  return {
    number: article.number,
    title: article.vi,
    titleEn: english(`${path}.titleEn`, article),
    summary: article.summary?.vi ?? '',
    summaryEn: english(`${path}.summaryEn`, article.summary),
    rules: article.rules.map((rule, r) => {
      place(`${path}.rules.${r}`, rule)
      const textEn = english(`${path}.rules.${r}.textEn`, rule)
      return { number: r + 1, kind: rule.kind, text: rule.vi, textEn }
    }),
  }
}

function isoDay(written: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written) ?? []
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : written
}

function placeOf(path: Flaw['path'], places: Map<string, Place>): Place {
  for (let length = path.length; length > 0; length--) {
    const place = places.get(path.slice(0, length).join('.'))
    if (place) return place
  }
  return { row: 1, column: 'Chương', value: '' }
}
