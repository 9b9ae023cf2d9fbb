import type { Direct, DirectCount } from '../direct/schema'
import type { Misfit } from '../months/moves/schema'
import type { Task } from '../grading/schema'
import type { Deadlines } from '../months/rules'
import type { Day } from '@/lib/month'
import type { Step } from '../approvals/steps/schema'
import type { ExplainedQuota, PostGroup } from '../quotas/schema'
import type { Letter, Scheme } from '../schemes/schema'
import type { Turn } from '../sheets/rules'
import type { CellFault, NotGradedReason, SheetState } from '../sheets/schema'

/** Why a month came back: by a step, or by an upheld appeal (`person`: whose). */
export type ReasonBack = {
  by: 'returned' | 'reopened' | 'appeal'
  day: Day
  person: string | null
  reason: string
}

/** What every page of a sheet begins with. Days are text; `reopenedTill` is an instant as text. */
export type SheetHead = {
  unit: { slug: string; name: string }
  month: string
  state: SheetState
  reopenedTill: string | null
  /** The time of a reopening is over, and nothing has locked the month yet. */
  lapsed: boolean
  turn: Turn
  /** The day by which the turn is due; null when nothing is left to do. */
  until: string | null
  /** Who has the turn today; empty when the post is vacant or nothing is left. */
  holders: string[]
  deadlines: Deadlines
  /** It was decided before, and is on its way to a new decision: the days of the month do not hold. */
  again: boolean
  /** Why it came back or was opened again since it was last decided, newest first; none for who sees its state alone. */
  reasons: ReasonBack[]
  may: { score: boolean; decide: boolean; open: boolean; seePoints: boolean }
  /** Whom the head scores herself, while that goes on. */
  direct: DirectCount | null
}

export type GridRowView = {
  person: string
  /** The code of the scheme she is graded by. */
  scheme: string
  name: string
  title: string
  department: string | null
  notGraded: NotGradedReason | null
  /** Nothing of hers may be typed by who looks, or now. */
  locked: boolean
  /** Who decides scores her. */
  byHead: boolean
  /** Herself who looks, and nothing of hers is decided. */
  veiled: boolean
  leads: boolean
  /** The group of similar posts whose quota she counts in. */
  posts: PostGroup
  /** Tasks that say more than counts can: shown in words, with the way to the person's page. Null: counts do. */
  tasks: Task[] | null
  /** What stands in the sheet. */
  cells: Record<string, string>
  /** What she typed herself and the sheet has not taken, with what she started from. */
  drafts: Record<string, { typed: string; base: string }>
  deductions: { criterion: string; points: string; reason: string }[]
  knockOut: string | null
  total: string | null
  grade: Letter | null
  lastGrade: Letter | null
  /** What the person sent of herself; null while nothing is sent. */
  self: { cells: Record<string, string>; total: string | null; grade: Letter | null } | null
}

export type GridView = SheetHead & {
  /** Those by which people in it are graded; rows stand in this order. */
  schemes: readonly [Scheme, ...Scheme[]]
  rows: GridRowView[]
  /** Whether who looks may send the month; `may.score` whether she may type in any row. */
  maySubmit: boolean
  ready: number
  graded: number
  /** The number of the decision that raises the month's quotas; null where none does. */
  outstanding: string | null
  /** Why each draft is not taken. */
  faults: CellFault[]
  /** Everything that keeps the month from being sent. */
  missing: CellFault[]
  /** When the sheet was last written, for asking later what changed since. */
  since: string | null
}

/** What others wrote into a sheet since a moment, by person and cell. */
export type Changes = { since: string | null; cells: Record<string, Record<string, string>> }

/** Against what somebody would get a new decision; `same`: total and letter stand, what differs is in the lines. */
export type Change = { before: { total: string | null; grade: Letter | null } | null; same: boolean }

export type ApprovalRow = {
  person: string
  /** The code of the scheme she is graded by. */
  scheme: string
  name: string
  title: string
  total: string | null
  grade: Letter | null
  notGraded: string | null
  lastGrade: Letter | null
  /** Lines of evidence. */
  lines: number
  /** The points they take, a decimal with a point. */
  taken: string
  /** The reason in the assessor's words. */
  remark: string | null
  scoredBy: string | null
  /** For whom she scored, as “KT. Nguyễn Văn An”. */
  scoredFor: string | null
  /** Who else wrote something that stands. */
  scoredWith: string[]
  missing: boolean
  /** Herself who looks, and nothing of hers is decided. */
  veiled: boolean
  /** Scored and decided by one person, as the law has it. */
  oneByLaw: boolean
  /** She would get a new decision if a month that was decided before were approved as it stands. */
  change: Change | null
  /** Her appeal was upheld, and no new decision has followed. */
  upheld: boolean
}

export type ApprovalView = SheetHead & {
  /** Those by which people in it are graded. */
  schemes: readonly Scheme[]
  rows: ApprovalRow[]
  /** The unit's quota, then each group's of similar posts, with the reason kept where the month is decided. */
  quotas: ExplainedQuota[]
  /** By quota, what was written when the month was last decided, decided or not since. */
  reasonsBefore: Partial<Record<string, string>>
  /** It was decided before and is to be decided again: rows say what would change. */
  decidedBefore: boolean
  letters: Record<Letter, number>
  /** Whom it grades by another scheme than the roster says by now. */
  misfits: Misfit[]
  steps: Step[]
  /** Whom she who looks is to score herself, where points are still missing. */
  waiting: Direct[]
  /** She who looks may approve it now: it was sent, or opened again for those alone whom she scores herself. */
  mayApprove: boolean
  /** Of a decided month, who is not decided yet: the delegate who decided it left herself to the one she acted for. */
  left: string[]
  /** Whether she herself may decide on them. */
  mayDecideLeft: boolean
}
