import { z } from 'zod'
import type { Day } from '@/lib/month'
import { isFieldName, textIn } from '@/lib/text'
import { draftLength } from '../drafts/schema'
import type { GradeResult } from '../grading/rules'
import type { MoveView } from '../months/moves/schema'
import type { Scheme } from '../schemes/schema'
import type { Turn } from '../sheets/rules'
import { type PersonMonth, sheetInput, type SheetState } from '../sheets/schema'

/** What a field of the page is called. */
export const pageField = /^(?:(?:tasks|deductions)\.\d{1,3}\.\w{1,20}|remark|knockOut)$/

const name = textIn().max(80).refine(isFieldName)
// What is longer than a field takes is that field's fault, with the page as it was typed; never a reason to read none of it.
const fields = z.record(
  name,
  textIn().transform((text) => text.replace(/\r\n?/g, '\n').normalize('NFC').trim().slice(0, draftLength)),
)

/**
 * One person's page as it was typed, by field (`tasks.0.units`, `deductions.1.reason`, `remark`), beside what the page
 * showed when it was opened: what she did not touch is never written. `drafted`: of which fields the page showed her drafts; those of another window stay.
 */
export const personInput = sheetInput.extend({
  ...{ person: z.uuid(), fields, base: fields.optional() },
  drafted: z.array(name).optional(),
})
export type PersonInput = z.infer<typeof personInput>
/** The same while she types: of the fields that changed alone, with what each had when she began. */
export const fieldsInput = personInput.extend({ owner: textIn().max(200) })
export type Fields = Record<string, string>

export type TypedTask = Record<'title' | 'units' | 'failedReviews' | 'late', string> & {
  completed: boolean
  objectiveCause: boolean
}
export type TypedLine = Record<'criterion' | 'points' | 'reason' | 'kind' | 'evidence' | 'file', string>

/** A field of the page by its name (`tasks.0.units`) and a sentence. `now`, `who`, `mine`: what was written meanwhile, as of a cell. */
export type FieldFault = {
  field: string
  why: string
  typed?: string
  now?: string
  who?: string
  mine?: string
}

export type Neighbour = { person: string; name: string }

export type PersonView = {
  unit: { slug: string; name: string }
  month: string
  state: SheetState
  /** Decided, and not open again or not any more. */
  settled: boolean
  /** Whose turn it is with her month, until when, who that is today, and which steps are hers. */
  turn: Turn
  until: Day | null
  holders: string[]
  may: { score: boolean; decide: boolean; open: boolean }
  scheme: Scheme
  person: PersonMonth
  /** Herself who looks, and nothing of hers is decided. */
  veiled: boolean
  /** That she went over to another scheme in this month. */
  moves: MoveView[]
  /** What it comes to as it stands; null while something is missing. */
  result: GradeResult | null
  mayWrite: boolean
  /** What was typed and not saved, over what is stored; what each field is to be compared with; what to mend. */
  fields: Fields
  base: Fields
  faults: FieldFault[]
  /** Those before and after her in the sheet, and her place in it. */
  before: Neighbour | null
  after: Neighbour | null
  place: { at: number; of: number }
}
