import { z } from 'zod'
import { dayText } from '@/lib/calendar/schema'
import type { Role } from '@/lib/auth/schema'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'
import { type DatedVersion, type Format, type PaperState, type Place, places } from '../schema'

/** Who reads the register of a unit and ticks a paper seen; those of the level above too. */
export const readerRoles: readonly Role[] = ['one_stop', 'personnel', 'inspector']
/** Who says that a paper was hung or taken down: those who stand in the office. */
export const keeperRoles: readonly Role[] = ['one_stop', 'personnel']

const spot = textIn()
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(textIn().max(120, 'Nhiều nhất 120 ký tự.'))
  .nullish()
  .transform((text) => text ?? '')

export const hangInput = z.object({
  unit: textIn().min(1).max(120),
  /** `can-bo.poster`, `mot-cua.sheet`: the document and the format, in the version of today. */
  paper: textIn({ error: 'Chọn một tờ.' }).regex(
    /^[a-z0-9-]{1,60}\.(poster|sheet|desk-card)$/,
    'Chọn một tờ.',
  ),
  place: z.enum(places, { error: 'Chọn nơi treo, đặt.' }),
  spot,
  on: dayText,
})
export type HangInput = z.infer<typeof hangInput>

export const seeInput = z.object({ token: textIn().min(1).max(300), spot })
export type SeeInput = z.infer<typeof seeInput>

export const takeDownInput = z.object({
  unit: textIn().min(1).max(120),
  posting: z.uuid('Chọn một tờ.'),
  on: dayText,
})
export type TakeDownInput = z.infer<typeof takeDownInput>

/** What can hang in a unit: a Code, or (slug null) its one-stop model; with every version there is. */
export type Document = {
  slug: string | null
  codeId: string | null
  title: string
  binding: boolean
  versions: DatedVersion[]
}

export type Hanging = {
  id: string
  slug: string | null
  title: string
  version: number
  format: Format
  place: Place
  spot: string
  since: Day
  by: string
  state: PaperState['state']
  seen: { on: Day; by: string } | null
  photo: string | null
  token: string
}

/** A paper that a ward owes its wall: nothing hangs there, or only what was replaced. */
export type Owed = {
  slug: string | null
  title: string
  format: Format
  place: Place
  state: 'missing' | 'outdated'
}

/** Since when a unit is no more, and which of today's units follow it. */
export type Ended = { on: Day; heirs: { id: string; slug: string; name: string }[] }

/** Papers to be taken down: `ended` is the last day of the unit they were made for, null where the text itself ended. */
export type ToClear = { unit: { slug: string; name: string }; ended: Day | null; papers: Hanging[] }

export type RegisterPage = {
  unit: { slug: string; name: string; ended: Ended | null }
  /** She hangs papers here; in an ended unit nobody does. */
  keeps: boolean
  /** She takes papers down here. */
  clears: boolean
  owed: Owed[]
  /** Of this unit and of the ended ones that it follows. */
  clear: ToClear[]
  hanging: Hanging[]
  /** What may be hung today, for the form: value, title and format. */
  papers: { value: string; title: string; format: Format }[]
  /** For the level above: today's units below, and ended ones whose papers still hang. */
  below: {
    slug: string
    name: string
    ended: Day | null
    hanging: number
    missing: number
    outdated: number
    clear: number
  }[]
}
