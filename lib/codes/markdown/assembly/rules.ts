import { tidyBody } from '../../schema'
import type { CodeArticle, CodeDraft, Refusal } from '../../schema'
import { headerKeys } from '../schema'
import type { Article, Body, HeaderKey, Outline, Pair } from '../schema'

export type Place = Omit<Refusal, 'why'>

/** A file as a document to be judged, with the line where each value stands. */
export function assemble({ header, chapters }: Outline): { draft: CodeDraft; places: Map<string, Place> } {
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
  const body = (path: string, read: Body | null) => {
    if (read) places.set(path, { row: read.row, column: 'Văn bản', value: read.lines[0] ?? '' })
    return read ? tidyBody(read.lines.join('\n')) || null : null
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
          assembleArticle(article, `${path}.articles.${a}`, place, english, body),
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
  body: (path: string, body: Body | null) => string | null,
): CodeArticle {
  place(path, article)
  if (article.summary) place(`${path}.summary`, article.summary)
  return {
    number: article.number,
    title: article.vi,
    titleEn: english(`${path}.titleEn`, article),
    summary: article.summary?.vi ?? '',
    summaryEn: english(`${path}.summaryEn`, article.summary),
    text: body(`${path}.text`, article.text),
    textEn: body(`${path}.textEn`, article.textEn),
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
