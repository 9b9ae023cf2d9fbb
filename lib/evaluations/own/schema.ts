import type { Day } from '@/lib/month'
import type { MoveView } from '../months/moves/schema'
import type { Letter } from '../schemes/schema'
import type { Turn } from '../sheets/rules'
import type { SheetState } from '../sheets/schema'

/** One of her own months. Decimals are text with a point, instants ISO text. */
export type OwnMonth = {
  month: string
  unit: { slug: string; name: string }
  scheme: string
  state: SheetState
  turn: Turn
  /** The day by which that step is due; null where nothing is left to do. */
  until: Day | null
  /** She decides in that unit, so that the level above grades her, outside this portal's sheet. */
  gradedAbove: boolean
  /** She scores in that unit: who decides there assesses her too. `turn` is the head's until she has decided it. */
  byHead: boolean
  /** The latest decision; null while nothing is decided. */
  decided: { version: number; total: string | null; grade: Letter | null; decidedAt: string } | null
}

export type OwnLine = {
  criterion: string
  /** As the scheme names it; the criterion's code where it no longer does. */
  label: string
  points: string
  why: string
}

export type OwnDecision = {
  version: number
  total: string | null
  grade: Letter | null
  gradeName: string | null
  /** Why she is not graded; null when she is. */
  notGraded: string | null
  lines: OwnLine[]
  /** The reason of the grade in the assessor's words; null where none is kept with the decision. */
  remark: string | null
  assessor: string | null
  /** For whom she scored, as “KT. Nguyễn Văn An”. */
  assessorSigning: string | null
  /** Who else wrote something that stood in it. */
  assessedWith: string[]
  decidedBy: string | null
  /** For whom it was decided, as “KT. Nguyễn Văn An”. */
  signing: string | null
  decidedAt: string
  /** Why it supersedes the version before. */
  reason: string | null
  /** Scored and decided by one person, as the law has it. */
  oneByLaw: boolean
}

/** A month as it stands for her, the decision in force first, those it superseded after it. */
export type OwnMonthDetail = OwnMonth & {
  /** The unit above that grades her and keeps no sheet of the month here, so that its result is not in the portal. */
  above: string | null
  /** Who has the turn today; empty where nobody does. */
  holders: string[]
  basis: string
  /** Whether her slip is the decree's `Mẫu 01`, or the portal's own. */
  forms: 'decree' | 'own'
  decisions: OwnDecision[]
  /** That her month went over to another scheme. */
  moves: MoveView[]
}
