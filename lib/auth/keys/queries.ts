import 'server-only'
import { db } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { hasGrant } from '../grants/queries'
import type { Actor } from '../schema'
import type { KeyLine } from './schema'

/** The keys of a unit's systems, newest first; empty for whoever does not administer it. */
export async function listKeys(actor: Actor, unitId: string, now: Date): Promise<KeyLine[]> {
  if (!(await hasGrant(db, actor.personId, 'administrator', unitId, dayOf(now)))) return []
  const rows = await db.systemKey.findMany({
    where: { unitId },
    orderBy: { createdAt: 'desc' },
    select: {
      ...{ id: true, name: true, tail: true, createdAt: true, createdById: true },
      ...{ revokedAt: true, lastUsedAt: true },
    },
  })
  const people = await db.person.findMany({
    where: { id: { in: rows.map(({ createdById }) => createdById) } },
    select: { id: true, fullName: true },
  })
  return rows.map(({ createdById, createdAt, revokedAt, lastUsedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    createdBy: people.find(({ id }) => id === createdById)?.fullName ?? '',
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }))
}
