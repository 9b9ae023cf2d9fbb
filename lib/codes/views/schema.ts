// What pages and open data get to see of a code: plain JSON, days as 'yyyy-MM-dd'.
import type { ChangeKind, CodeArticle, CodeChapter, CodeRule } from '../schema'

export type VersionState = 'in-force' | 'to-come' | 'past'

export type VersionLine = {
  version: number
  title: string
  titleEn: string | null
  number: string
  issuedBy: string
  issuedByEn: string | null
  issuedOn: string
  inForceFrom: string
  /** The last day in force, or null while no later version replaces it. */
  inForceTo: string | null
  /** A corrected slip took its place on the very day it began: `inForceTo` is that day. */
  replacedSameDay: boolean
  change: ChangeKind
  state: VersionState
}

/** A code in one version. `binding`: on staff; otherwise advice to everyone. */
export type CodeLine = VersionLine & { slug: string; binding: boolean }

/** `key` names the rule in every version of its code. */
export type RulePage = CodeRule & { key: number }
export type ArticlePage = Omit<CodeArticle, 'rules'> & { rules: RulePage[] }
export type ChapterPage = Omit<CodeChapter, 'articles'> & { articles: ArticlePage[] }

/** Where another version has an article, or a rule by its key; the newest such version. */
export type Elsewhere = { article: number; key: number | null; version: number }

export type CodePage = CodeLine & {
  note: string | null
  noteEn: string | null
  sources: string[]
  chapters: ChapterPage[]
  /** Articles and rules as other versions have them, so that no address of theirs goes nowhere. */
  elsewhere: Elsewhere[]
  /** Every version in the order in which they hold, latest first. */
  versions: VersionLine[]
}

export type ArticleFound = {
  code: string
  number: number
  title: string
  titleEn: string | null
  /** The line that was hit, and its lasting key when it is a rule. */
  rule: string
  ruleEn: string | null
  key: number | null
}
