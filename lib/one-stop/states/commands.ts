import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { keepFile } from '@/lib/files/keep'
import type { AcceptedFile } from '@/lib/files/schema'
import { dayOf, toDate } from '@/lib/month'
import { findKeptUnit } from '../keeping/queries'
import type { StateInput, StateResult } from './schema'

/** Says of a standard that the ward meets it or not yet, since when, with a photo; before is never overwritten. */
export async function stateStandard(
  actor: Actor,
  slug: string,
  input: StateInput,
  photo: AcceptedFile | null,
  now: Date,
): Promise<StateResult> {
  return db.$transaction(async (tx): Promise<StateResult> => {
    const no = async (reason: 'not-found' | 'future' | 'reworded'): Promise<StateResult> => {
      const refused = { kind: 'action.refused' as const, action: 'standard.state', why: reason }
      await recordEvent(tx, actor.personId, { ...refused, subject: `${slug} ${input.standard}` })
      return { ok: false, reason }
    }
    const unit = await findKeptUnit(tx, actor.personId, slug, now)
    const standard =
      unit &&
      (await tx.oneStopStandard.findFirst({
        where: { id: input.standard, retiredAt: null },
        select: { edition: true },
      }))
    if (!standard) return no('not-found')
    const before = await tx.standardState.findUnique({ where: { id: input.id }, select: { unitId: true } })
    if (before) return before.unitId === unit.id ? { ok: true } : no('not-found')
    if (input.since > dayOf(now)) return no('future')
    if (standard.edition !== input.edition) return no('reworded')
    await tx.standardState.create({
      data: {
        id: input.id,
        unitId: unit.id,
        standardId: input.standard,
        edition: input.edition,
        met: input.met,
        since: toDate(input.since),
        photoId: photo && (await keepFile(tx, 'one-stop', photo, actor.personId)),
        saidById: actor.personId,
        saidAt: now,
      },
      select: { id: true },
    })
    const said = { unit: slug, standardId: input.standard, met: input.met }
    await recordEvent(tx, actor.personId, { kind: 'standard.stated', ...said })
    return { ok: true }
  })
}
