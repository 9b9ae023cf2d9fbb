import { z } from 'zod'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'

export const commendationKinds = ['good_example', 'good_person_good_deed', 'advanced_model'] as const
export type CommendationKind = (typeof commendationKinds)[number]
export type CommendationState = 'verified' | 'consented' | 'declined' | 'published' | 'withdrawn'

const words = (longest: number) =>
  textIn()
    .transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(textIn().max(longest))

export const praiseInput = z.object({
  unit: textIn(),
  /** Hers among those in post on that day. */
  person: z.uuid(),
  kind: z.enum(commendationKinds),
  day: z.iso.date(),
  deed: words(600).pipe(textIn().min(10)),
  decision: words(200),
  /** The praise in the book it rests on; none for a decision entered on its own. */
  suggestion: z.uuid().nullable(),
  /** The form's own mark. */
  id: z.uuid(),
})
export type PraiseInput = z.infer<typeof praiseInput>

export const commendationId = z.uuid()
export const consentHow = ['herself', 'written'] as const
export type ConsentHow = (typeof consentHow)[number]

/** What everybody reads: a row of the view good_example. */
export type GoodExample = {
  id: string
  kind: CommendationKind
  name: string
  position: string | null
  deed: string
  decision: string | null
  praisedOn: Day
  publishedOn: Day
}

/** What the clerk, or the person herself, sees. */
export type CommendationLine = {
  id: string
  kind: CommendationKind
  state: CommendationState
  name: string
  position: string | null
  deed: string
  decision: string | null
  praisedOn: Day
  consentHow: string | null
  unit: { slug: string; name: string }
}

/** Praise of one person in one month, for whoever scores it: evidence that a person may choose. */
export type Praise = { id: string; day: Day; deed: string; kind: CommendationKind; published: boolean }
