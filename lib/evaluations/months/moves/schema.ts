import type { StoredDeduction, StoredTask } from '../../sheets/schema'

/** What was entered by one scheme and has no place in the other. */
export type Entered = {
  points: Record<string, string>
  tasks: StoredTask[]
  deductions: StoredDeduction[]
  /** The case that set her letter at once. */
  knockOut?: string
}

/** Her own word by the scheme she was moved from; `sentAt` null: a draft. */
export type SelfKept = {
  cells: Record<string, string>
  sentAt: string | null
  total: string | null
  grade: string | null
}

/** That her month went over to another scheme, with everything the other had no place for. */
export type MoveView = {
  at: string
  from: string
  to: string
  entered: { label: string; value: string }[]
  self: { label: string; value: string }[]
  selfSent: boolean
}

/** A month that stays with its scheme though the roster now says another: before the rating authority, or decided. */
export type Misfit = { personId: string; name: string; by: string; now: string }
