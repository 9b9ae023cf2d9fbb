import { z } from 'zod'
import { tidyText } from '@/lib/fold'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'

export const levels = [5, 4, 3, 2, 1] as const
export type Level = (typeof levels)[number]

/** At this level and below the page asks why. */
export const asksWhy: Level = 3

export const surveyReasons = ['slow', 'attitude', 'unclear', 'again', 'late', 'fees', 'place'] as const
export type SurveyReason = (typeof surveyReasons)[number]

export const longestComment = 1000

export const counterNumber = z.coerce.number().int().min(1).max(999)
/** As it is printed on a receipt; letters, digits, dots and dashes. */
export const slipCode = textIn()
  .transform((typed) => typed.toUpperCase().replace(/\s/g, ''))
  .pipe(textIn().regex(/^[A-Z0-9][A-Z0-9.-]{4,39}$/))

export const answerInput = z
  .object({
    /** The form's own mark: sent twice it is one answer. */
    id: z.uuid(),
    level: z.coerce.number().int().min(1).max(5),
    reasons: z.array(z.enum(surveyReasons)).max(surveyReasons.length),
    comment: textIn()
      .transform((typed) => tidyText(typed).slice(0, longestComment) || null)
      .nullable(),
    counter: counterNumber.nullable().catch(null),
    slip: slipCode.nullable().catch(null),
  })
  .transform((answer) => (answer.level <= asksWhy ? answer : { ...answer, reasons: [] }))
export type AnswerInput = z.infer<typeof answerInput>

export type LevelCounts = Record<`level${Level}`, number>

/** What the clerk sees of a stretch of days; the public reads the published months. */
export type SurveyResults = {
  unit: { slug: string; name: string }
  from: Day
  to: Day
  counts: LevelCounts
  reasons: { reason: string; count: number }[]
  counters: { counter: number | null; answers: number; satisfied: number }[]
  comments: { day: Day; level: number; comment: string }[]
}
