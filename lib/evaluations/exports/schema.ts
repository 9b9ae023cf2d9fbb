import type { Letter } from '../schemes/schema'

/** A person's month as last decided. */
export type DecidedMonth = {
  total: string | null
  grade: Letter | null
  notGraded: string | null
  points: Readonly<Record<string, string>>
}
