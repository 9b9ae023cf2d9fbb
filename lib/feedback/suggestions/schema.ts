import { z } from 'zod'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'

export const suggestionKinds = ['suggestion', 'praise'] as const
export type SuggestionKind = (typeof suggestionKinds)[number]

export const longestText = 2000
export const shortestText = 10
/** Working days within which an own matter is answered; the pattern of a province's portal (domain §6). */
export const replyWorkingDays = 5
/** How many suggestions a page of the public book shows. */
export const pageLength = 20
/** Hours a page that was begun waits to be sent. */
export const draftHours = 24

const text = textIn().transform((typed) =>
  typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b-\u200d\ufeff\u0000]/g, ''),
)

/** What is kept while it is being written: too short or too long is said on the next screen, and nothing is lost. */
export const draftInput = z.object({
  kind: z.enum(suggestionKinds).catch('suggestion'),
  text: text.transform((typed) => typed.trim().slice(0, 2 * longestText)),
  marked: text.transform((typed) => typed.slice(0, 500)),
})
export type DraftInput = z.infer<typeof draftInput>

export const suggestionId = z.uuid()
export const trackingCode = textIn()
  .transform((typed) => typed.toLowerCase().replace(/[\s-]/g, ''))
  .pipe(textIn().regex(/^[a-z2-9]{10}$/))

export type SuggestionState = 'draft' | 'received' | 'answered' | 'routed'

/** A page of the book while its writer looks at it. */
export type DraftView = { id: string; kind: SuggestionKind; text: string; marked: string; publicText: string }

/** What whoever holds the tracking code reads. */
export type TrackedView = {
  kind: SuggestionKind
  state: SuggestionState
  text: string
  receivedOn: Day
  dueOn: Day
  shown: boolean
  hiddenReason: string | null
  routedAs: string | null
  routedTo: string | null
  reply: string | null
  repliedOn: Day | null
}

/** What everybody reads: a row of the view published_suggestion. */
export type PublishedSuggestion = {
  id: string
  text: string
  receivedOn: Day
  dueOn: Day
  channel: 'web' | 'book'
  reply: string | null
  repliedOn: Day | null
  replyDays: number | null
}

export type LogLine = {
  decidedOn: Day
  receivedOn: Day
  act: 'shown' | 'hidden' | 'routed'
  reason: string | null
}
