import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { readTable } from '@/lib/sheets/read'
import type { Told } from '@/lib/sheets/parts'
import type { Plan } from '@/lib/sheets/schema'
import { saveYear } from '../commands'
import { findUnitYear } from '../queries'
import { planProposals, type Proposals } from './rules'

export type YearImport = {
  /** The unit's slug. */
  unit: string
  year: number
  bytes: Uint8Array
  fileName: string
  /** Says what would be done and does nothing. */
  dryRun: boolean
  /** Asked before anything is written. False: the plan is no longer the one that was agreed to. */
  agreed?: ((plan: Plan<unknown>) => boolean) | undefined
  told?: Told | undefined
}
export type YearImportResult =
  { ok: true; plan: Plan<Proposals> } | { ok: false; reason: 'not-found' | 'too-early' | 'changed' }

/** Takes the proposals of a year from a workbook, as whoever proposes would enter them on the year's page. */
export async function importYear(
  actor: Actor,
  { unit, year, bytes, fileName, dryRun, agreed, told }: YearImport,
  now: Date,
): Promise<YearImportResult> {
  const view = await findUnitYear(actor, { unit, year }, now)
  if (!view?.may.propose) return refuse(actor, unit, year, 'not-found')
  if (view.early) return refuse(actor, unit, year, 'too-early')
  const plan = planProposals(await readTable(bytes, fileName), view.people, view.may)
  if (dryRun || plan.refused.length > 0 || plan.writes.length === 0) return { ok: true, plan }
  if (agreed?.(plan) === false) return { ok: false, reason: 'changed' }
  // The page's own command asks everything again, with the unit's row locked: what another proposed meanwhile stays.
  const input = { unit, year, step: 'proposal' as const, reason: '', rows: plan.writes }
  const expected = new Map(view.people.map(({ person, proposal }) => [person, proposal?.version ?? 0]))
  const saved = await saveYear(actor, input, now, { expected, told })
  return saved.ok ? { ok: true, plan } : { ok: false, reason: 'changed' }
}

async function refuse(actor: Actor, unit: string, year: number, why: 'not-found' | 'too-early') {
  await db.$transaction((tx) =>
    recordEvent(tx, actor.personId, {
      ...{ kind: 'action.refused' as const, action: 'year.import', why, subject: `${unit}/${year}` },
    }),
  )
  return { ok: false, reason: why } as const
}
