import { z } from 'zod'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'
import type { PersonalKind } from '../privacy/schema'
import { draftInput, suggestionId, type SuggestionKind, type SuggestionState } from '../suggestions/schema'

/** Why a page is kept from the public: a closed list, each with its words, public in the log. */
export const hideReasons = [
  'personal',
  'insult',
  'secret',
  'advertising',
  'elsewhere',
  'repeated',
  'empty',
] as const
export type HideReason = (typeof hideReasons)[number]

export const routes = ['complaint', 'denunciation', 'other-office'] as const
export type RoutedAs = (typeof routes)[number]

const words = (longest: number) =>
  textIn()
    .transform((typed) => typed.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(textIn().min(1).max(longest))

const longestReply = 3000

export const showInput = z.object({ id: suggestionId })
export const hideInput = z.object({ id: suggestionId, reason: z.enum(hideReasons) })
export const blankInput = z.object({ id: suggestionId, marked: textIn().max(500) })
export const routeInput = z.object({ id: suggestionId, as: z.enum(routes), to: words(500) })
export const replyInput = z.object({ id: suggestionId, reply: words(longestReply) })
export const bookInput = draftInput.extend({
  unit: textIn(),
  /** The form's own mark: sent twice it is one entry. */
  id: suggestionId,
  text: words(4000),
  day: z.iso.date(),
  page: textIn().trim().max(40),
})
export type BookInput = z.infer<typeof bookInput>

export type InboxLine = {
  id: string
  kind: SuggestionKind
  state: SuggestionState
  text: string
  receivedOn: Day
  dueOn: Day
  shown: boolean
  hiddenReason: string | null
  /** Working days left today; below zero it is late. Null once it was answered or routed. */
  left: number | null
}

export type InboxItem = InboxLine & {
  unit: { slug: string; name: string; officeAddress: string | null }
  publicText: string
  marked: string
  found: PersonalKind[]
  hint: 'denunciation' | 'complaint' | null
  channel: 'web' | 'book'
  bookPage: string | null
  photoId: string | null
  routedAs: string | null
  routedTo: string | null
  reply: string | null
  acts: { at: Date; act: string; who: string; reason: string | null; text: string | null }[]
  praised: boolean
}
