import type { GradeLine } from '../grading/rules'
import type { Letter } from '../schemes/schema'

/** A person's month as last decided. */
export type DecidedMonth = {
  total: string | null
  grade: Letter | null
  notGraded: string | null
  /** The case that was graded; empty where none was. */
  input: unknown
  lines: GradeLine[]
}
