// What pages and open data get to see of a code: plain JSON, days as 'yyyy-MM-dd'.
import type { ChangeKind, CodeChapter } from '../schema'

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
  change: ChangeKind
  state: VersionState
}

/** A code in one version. `binding`: on staff; otherwise advice to everyone. */
export type CodeLine = VersionLine & { slug: string; binding: boolean }

export type CodePage = CodeLine & {
  note: string | null
  noteEn: string | null
  sources: string[]
  chapters: CodeChapter[]
  /** Every version, newest first. */
  versions: VersionLine[]
}

export type ArticleFound = {
  code: string
  number: number
  title: string
  titleEn: string | null
  rule: string
  ruleEn: string | null
}
