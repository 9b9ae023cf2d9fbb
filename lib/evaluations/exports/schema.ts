import type { Month } from '@/lib/month'
import type { Letter } from '../schemes/schema'

/** A person's months of one year, as last decided; a month without a decision is not there. */
export type PersonYear = {
  code: string
  fullName: string
  positionTitle: string
  months: ReadonlyMap<Month, { total: string | null; grade: Letter | null }>
}

/** A person's month as last decided. */
export type DecidedMonth = {
  total: string | null
  grade: Letter | null
  notGraded: string | null
  points: Readonly<Record<string, string>>
}
