import type { ExplainedQuota, PostGroup } from '../quotas/schema'
import type { Letter, Scheme } from '../schemes/schema'

/** One decided person-month, as far as fairness asks. `posts`: the group of similar posts she stands in. */
export type GradedOnce = {
  month: string
  person: string
  total: string | null
  grade: Letter | null
  part: string
  posts: PostGroup
  scheme: Scheme
  /** Everybody who wrote in it, in the order of the decision. */
  assessors: string[]
}

/** Dossiers that were finished in a month, and how many of them late. */
export type MonthDossiers = { month: string; finished: number; late: number }

export type Tally = { graded: number; letters: Record<Letter, number>; mean: string | null }

export type RemarkKind = 'same-grade' | 'flat-points' | 'same-as-before' | 'shift' | 'figures' | 'quota'
/** Something to look at, in a sentence with its numbers. It judges nobody and changes nothing. */
export type Remark = { kind: RemarkKind; text: string }

export type UnitFairness = {
  unit: { slug: string; name: string }
  month: string
  /** Months with decisions, the newest first. */
  months: string[]
  remarks: Remark[]
  history: (Tally & { month: string })[]
  parts: (Tally & { name: string })[]
  /** Empty where nobody of the unit itself was decided. */
  quotas: ExplainedQuota[]
  /** Units directly below, of which she may know counts; `tally` null: too few people to count. */
  below: {
    slug: string
    name: string
    type: string
    /** Whether she may open that unit's sheet herself; else its published figures are all she sees of it. */
    mayOpen: boolean
    tally: Tally | null
    remarks: Remark[]
  }[]
}
