import { z } from 'zod'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'
import { type ExplainedQuota, type PostGroup, quotaReasons } from '../quotas/schema'
import type { Letter, Scheme } from '../schemes/schema'

/** What one unit decided of one month, by its latest version. */
export type DecidedMonth = {
  month: string
  unit: string
  total: string | null
  grade: Letter | null
  notGraded: string | null
  disciplined: boolean
  /** Why another case set the letter at once; null where none did. */
  struck?: string | null
}

/** A row of Mẫu 02: points where there are any, else a note that says why not. */
export type YearMonth = {
  month: string
  points: string | null
  /** What was decided: of two units that both graded her, two. */
  letters: Letter[]
  note: string
}

export type YearResult = {
  months: YearMonth[]
  /** Months that were graded. */
  worked: number
  /** The mean of the months with points, rounded half up to two places. */
  mean: string | null
  grade: Letter | null
  /** How the grade came about, or why there is none. */
  why: string
}

export const letters = ['A', 'B', 'C', 'D'] as const
const letter = z.enum(letters, { error: 'Chọn một mức xếp loại.' })
const words = (what: string) =>
  textIn()
    .max(2000, `${what} dài quá 2.000 ký tự; hãy viết gọn lại.`)
    .transform((text) => text.normalize('NFC').trim())
const [note, reason] = [words('Ghi chú'), words('Lý do')]
const year = z.coerce.number().int().min(2019).max(2100)

export const yearInput = z.object({ unit: textIn().min(1), year })
export type YearInput = z.infer<typeof yearInput>

export const selfRatingInput = yearInput.extend({ grade: letter, note: note.default('') })
export type SelfRatingInput = z.infer<typeof selfRatingInput>

/** `grade: ''` leaves a person as she is. */
export const yearRowsInput = yearInput.extend({
  step: z.enum(['proposal', 'decision']),
  rows: z.array(z.object({ person: z.uuid(), grade: z.union([z.literal(''), letter]), note })).max(2000),
  reason: reason.default(''),
  quotaReasons,
})
export type YearRowsInput = z.infer<typeof yearRowsInput>

/** `person` null: of the whole page. */
export type YearFault = {
  person: string | null
  field: 'grade' | 'note' | 'reason' | `quotaReasons.${string}`
  why: string
}

export type Rating = {
  version: number
  grade: Letter | null
  notGraded: string | null
  mean: string | null
  note: string
  reason: string | null
  by: string
  byId: string
  /** For whom she acted, as “KT. Nguyễn Văn An”. */
  signing: string | null
  /** A decision of who proposed it, as the law has it for who scores in the unit. */
  oneByLaw: boolean
  at: string
}

export type YearPerson = {
  person: string
  code: string
  name: string
  title: string
  /** In whose bands her year is read. */
  scheme: Scheme
  /** In whose quota she counts, beside the unit's. */
  posts: PostGroup
  /** She decides in the unit: the level above rates her. */
  above: boolean
  /** She scores in the unit: its rating authority proposes and decides. */
  byHead: boolean
  result: YearResult
  self: Rating | null
  proposal: Rating | null
  /** Everybody who ever proposed for her, though another has since. */
  proposers: string[]
  /** The one in force first. */
  decisions: Rating[]
}

export type YearTurn = 'assessor' | 'rating_authority' | 'nobody'
/** Whose turn it is, until when, and who that is today; empty where nobody holds the role. */
export type YearNow = { turn: YearTurn; until: Day; holders: string[] }

/** `head`: she decides on those who score in the unit as well. Nobody does on herself, whatever she may. */
export type YearMay = { me: string; propose: boolean; decide: boolean; head: boolean }

export type UnitYear = {
  unit: { slug: string; name: string }
  year: number
  people: YearPerson[]
  /** The unit above, where nobody is in post in it: who decides here is rated outside the portal. */
  outside: string | null
  quotas: ExplainedQuota[]
  may: YearMay
  now: YearNow
  /** Before December of the year everything is only a running figure. */
  early: boolean
}

/** The content of Mẫu 02 of one person, for her page and for paper. */
export type YearForm = YearPerson & {
  unit: { slug: string; name: string }
  year: number
  outside: string | null
  /** Of the letters that her scheme has. */
  names: Partial<Record<Letter, string>>
  basis: string
  now: YearNow
  early: boolean
}
