import type { Refusal, RuleKind } from '../schema'

export const headerKeys = {
  slug: 'slug',
  title: 'title',
  title_en: 'titleEn',
  number: 'number',
  issued_on: 'issuedOn',
  issued_by: 'issuedBy',
  issued_by_en: 'issuedByEn',
  binding: 'binding',
  version: 'version',
  in_force_from: 'inForceFrom',
  change: 'change',
  note: 'note',
  note_en: 'noteEn',
  source: 'sources',
} as const
export type HeaderKey = keyof typeof headerKeys

/** The word in brackets that says what a rule asks. */
export const marks: Record<RuleKind, string> = {
  must_do: 'phải',
  must_not: 'không được',
  should_do: 'nên',
  should_not: 'không nên',
}

export type Entry = { row: number; value: string }
export type Header = { end: number; values: Map<HeaderKey, Entry>; sources: Entry[] }
export type Pair = { column: string; row: number; vi: string; en: string | null; enRow: number }
export type Rule = Pair & { kind: RuleKind }
/** The signed wording of an article, line by line. */
export type Body = { row: number; lines: string[] }
export type Article = Pair & {
  number: number
  summary: Pair | null
  rules: Rule[]
  text: Body | null
  textEn: Body | null
}
export type Chapter = Pair & { number: number; articles: Article[] }

/** A file as it was read: what stands where, not yet judged. */
export type Outline = { header: Header; chapters: Chapter[]; refused: Refusal[] }
