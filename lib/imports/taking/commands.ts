import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import type { Joined } from '@/lib/evaluations/months/following/commands'
import { importScores } from '@/lib/evaluations/scores-import/commands'
import { importYear } from '@/lib/evaluations/years/imports/commands'
import { importDossiers } from '@/lib/record/facts/commands'
import type { Told } from '@/lib/sheets/parts'
import type { Plan } from '@/lib/sheets/schema'
import type { Parked } from '../queries'
import { takeRoster } from '../rosters/commands'

type How = {
  dryRun: boolean
  reason?: string | undefined
  sure?: boolean
  agreed?: (plan: Plan<unknown>) => boolean
  told?: Told
}
type Taken = { ok: true; plan: Plan<unknown>; joined?: Joined[] } | { ok: false; reason: string }

/** A parked file by its kind. Each command asks again whether she may; what was parked gives no right. */
export function take(
  actor: Actor,
  parked: Parked,
  { dryRun, reason, sure, agreed, told }: How,
  now: Date,
): Promise<Taken> {
  const { kind, unit, unitCode, month, fileName } = parked
  const file = { bytes: parked.content ?? new Uint8Array(), fileName, dryRun, agreed, told }
  if (kind === 'roster') return takeRoster(actor, { unit: unitCode, ...file }, now)
  if (kind === 'scores') return importScores(actor, { unit: unit.slug, month: month ?? '', ...file }, now)
  if (kind === 'year')
    return importYear(actor, { unit: unit.slug, year: Number(month?.slice(0, 4)), ...file }, now)
  return importDossiers(actor, { unit: unitCode, acceptDifference: reason, sure, ...file }, now)
}
