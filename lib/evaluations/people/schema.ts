import { z } from 'zod'
import type { GradeResult } from '../grading/rules'
import type { Scheme } from '../schemes/schema'
import { type PersonMonth, sheetInput, type SheetState } from '../sheets/schema'

const typed = z
  .string()
  .max(2000, 'Dài quá 2.000 ký tự; hãy viết gọn lại.')
  .transform((text) => text.normalize('NFC').trim())
const tick = z.boolean().default(false)

export const typedTask = z.object({
  title: typed,
  units: typed,
  completed: tick,
  failedReviews: typed,
  late: typed,
  objectiveCause: tick,
})
export const typedDeduction = z.object({ criterion: typed, points: typed, reason: typed, evidence: typed })

/** One person's page as it was typed. `tasks` is left out by a scheme that counts none. */
export const personInput = sheetInput.extend({
  person: z.uuid(),
  tasks: z.array(typedTask).max(200).optional(),
  deductions: z.array(typedDeduction).max(50),
  remark: typed,
  disciplineDecision: tick,
})
export type PersonInput = z.infer<typeof personInput>
export type TypedTask = z.infer<typeof typedTask>
export type TypedDeduction = z.infer<typeof typedDeduction>

/** A field of the page by its name (`tasks.0.units`) and a sentence. */
export type FieldFault = { field: string; why: string }

export type PersonView = {
  unit: { slug: string; name: string }
  month: string
  state: SheetState
  scheme: Scheme
  person: PersonMonth
  /** What it comes to as it stands; null while something is missing. */
  result: GradeResult | null
  mayWrite: boolean
}
