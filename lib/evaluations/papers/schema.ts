import { z } from 'zod'
import type { ExplainedQuota } from '../quotas/schema'
import type { Letter, Scheme } from '../schemes/schema'
import type { SelfScore } from '../self/schema'
import type { SheetPerson, SheetState } from '../sheets/schema'

/** The papers of a month by their words in addresses; they keep their words, since people bookmark them. */
export const paperFile = z.enum(['mau-01.pdf', 'bang-tong-hop.pdf', 'bien-ban.pdf'])
export type PaperFile = z.infer<typeof paperFile>

export type PaperDecision = {
  version: number
  total: string | null
  grade: Letter | null
  notGraded: string | null
  /** Who decided, as she signed: her own name, after `KT.` or `TUQ.` and whom she acted for. */
  decidedBy: string | null
  signing: string | null
}

/** `scheme`: the one she is graded by. */
export type PaperPerson = Pick<
  SheetPerson,
  | 'scheme'
  | 'personId'
  | 'fullName'
  | 'positionTitle'
  | 'category'
  | 'points'
  | 'notGraded'
  | 'remark'
  | 'knockOut'
> & {
  /** Everybody who wrote in it: of a decided month in the order of its decision. */
  assessors: string[]
  /** For whom the first of them scored, as “KT. Nguyễn Văn An”. */
  assessorSigning: string | null
  self: SelfScore | null
  decision: PaperDecision | null
}

/** A unit's month as its papers show it. */
export type MonthPaper = {
  unit: { slug: string; name: string }
  month: string
  state: SheetState
  /** Those by which people in it are graded. */
  schemes: readonly Scheme[]
  people: PaperPerson[]
  /** The unit's quota and each group's of similar posts; empty while nobody is decided, and on her own slip. */
  quotas: ExplainedQuota[]
}

/** A small table under a sentence; its first column holds words, the others figures. */
export type PaperTable = { caption: string; columns: string[]; rows: string[][] }
