import { z } from 'zod'
import { type Month, monthPattern } from '@/lib/month'
import type { Doubt, PlanLine, Refused } from '@/lib/sheets/schema'
import { textIn } from '@/lib/text'

export const importKinds = ['roster', 'dossiers', 'scores', 'year'] as const
export type ImportKind = (typeof importKinds)[number]

export const importKind = z.enum(importKinds)

/** `month` belongs to scores and to a year, of which it is the last one: their files say nothing of it. */
export const parkInput = z
  .object({
    kind: importKind,
    unit: textIn().min(1),
    month: textIn().regex(monthPattern).nullable(),
  })
  .refine(({ kind, month }) =>
    kind === 'year' ? month?.endsWith('-12') : (kind === 'scores') === (month !== null),
  )
export type ParkInput = z.infer<typeof parkInput>

export const confirmInput = z.object({
  upload: z.uuid(),
  /** The plan that was read before the button was pressed. */
  seen: textIn().length(64),
  /** Why sums that do not agree are taken so. */
  reason: textIn().normalize('NFC').trim().max(500, 'Lý do dài quá 500 ký tự; hãy viết gọn lại.').optional(),
  /** What is asked about has been looked at. */
  sure: z.boolean().optional(),
})
export type ConfirmInput = z.infer<typeof confirmInput>

/** `joined`: who came into a month under way by a roster. */
export const takenIn = z.object({
  ...{ new: z.number(), changed: z.number(), same: z.number() },
  joined: z.array(z.object({ month: textIn().regex(monthPattern), people: z.number() })).optional(),
})
export type TakenIn = z.infer<typeof takenIn>

export type UploadHead = {
  id: string
  kind: ImportKind
  unit: { slug: string; name: string }
  month: Month | null
  fileName: string
  expiresAt: string
}

/** What taking the file in would do now. */
export type PlanView = {
  /** Names exactly this plan: what is confirmed is what was read. */
  seen: string
  new: number
  changed: number
  same: number
  leftOut: number
  missing: readonly string[]
  refused: readonly Refused[]
  mended: readonly { row: number; column: string; from: string; to: string }[]
  notes: readonly string[]
  lines: readonly PlanLine[]
  doubts: readonly Doubt[]
}

/**
 * `differences`: nothing but sums that do not agree is in the way, and they may be taken with a reason. `stopped`: an
 * attempt to take it in broke; what it would do is asked anew. `running`: how many rows are written, as far as it is known.
 */
export type UploadView = UploadHead &
  (
    | { state: 'waiting'; plan: PlanView; differences: boolean; stopped: boolean }
    | { state: 'running'; written: number; of: number | null }
    | { state: 'done'; done: TakenIn }
    | { state: 'not-now'; why: 'no-sheet' | 'not-now' | 'too-early' }
  )
