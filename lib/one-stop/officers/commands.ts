import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf, toDate } from '@/lib/month'
import { findKeptUnit } from '../keeping/queries'
import type { OfficerInput, OfficerResult } from './schema'

/** Puts somebody in post in the ward on the list of its desk, or changes her line; public only with a basis. */
export async function keepOfficer(
  actor: Actor,
  slug: string,
  { id, person, from, to, ...said }: OfficerInput,
  now: Date,
): Promise<OfficerResult> {
  return change(actor, slug, 'officer.keep', id, now, async (tx, unitId) => {
    const today = toDate(dayOf(now))
    const [line, post] = await Promise.all([
      tx.serviceOfficer.findUnique({ where: { id }, select: { unitId: true } }),
      tx.post.findFirst({
        where: {
          ...{ unitId, personId: person, fromDay: { lte: today } },
          OR: [{ toDay: null }, { toDay: { gte: today } }],
        },
        select: { id: true },
      }),
    ])
    if (line && line.unitId !== unitId) return 'not-found'
    if (!post) return 'person'
    const data = { ...said, personId: person, fromDay: toDate(from), toDay: to && toDate(to) }
    await tx.serviceOfficer.upsert({
      where: { id },
      create: { id, unitId, ...data },
      update: data,
      select: { id: true },
    })
    return said.basis ?? 'none'
  })
}

/** Takes her off the list at once, whatever its days said. */
export async function removeOfficer(
  actor: Actor,
  slug: string,
  id: string,
  now: Date,
): Promise<OfficerResult> {
  return change(actor, slug, 'officer.remove', id, now, async (tx, unitId) => {
    const { count } = await tx.serviceOfficer.deleteMany({ where: { id, unitId } })
    return count === 0 ? 'not-found' : 'removed'
  })
}

type Outcome = 'not-found' | 'person' | 'consent' | 'law' | 'none' | 'removed'

function change(
  actor: Actor,
  slug: string,
  action: string,
  id: string,
  now: Date,
  write: (tx: Parameters<typeof findKeptUnit>[0], unitId: string) => Promise<Outcome>,
): Promise<OfficerResult> {
  return db.$transaction(async (tx): Promise<OfficerResult> => {
    const unit = await findKeptUnit(tx, actor.personId, slug, now)
    const as = unit ? await write(tx, unit.id) : 'not-found'
    if (as === 'not-found' || as === 'person') {
      await recordEvent(tx, actor.personId, { kind: 'action.refused', action, why: as, subject: id })
      return { ok: false, reason: as }
    }
    await recordEvent(tx, actor.personId, { kind: 'officer.kept', unit: slug, officerId: id, as })
    return { ok: true }
  })
}
