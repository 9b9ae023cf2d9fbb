import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { type Day, dayOf, fromDate, toDate } from '@/lib/month'
import { listRoles } from '../../sheets/queries'
import { mayRecordOutstanding, maySeeOutstanding } from './policy'
import type { Outstanding, OutstandingPage } from './schema'

/** What raises the unit's quotas on that day, as far as it is known now; null where nothing does. */
export async function findOutstanding(tx: Tx, unitId: string, day: Day): Promise<Outstanding | null> {
  const on = toDate(day)
  return tx.outstandingRating.findFirst({
    where: { unitId, fromDay: { lte: on }, toDay: { gte: on }, withdrawal: null },
    select: { id: true, number: true },
  })
}

/** Everything ever recorded of a unit, newest days first; null for who has no part in its evaluations. */
export async function findOutstandingPage(
  actor: Actor,
  slug: string,
  now: Date,
): Promise<OutstandingPage | null> {
  const unit = await db.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true },
  })
  const roles = unit ? await listRoles(db, actor.personId, unit.id, now) : []
  if (!unit || !maySeeOutstanding(roles)) return null
  const rows = await db.outstandingRating.findMany({
    where: { unitId: unit.id },
    orderBy: [{ fromDay: 'desc' }, { recordedAt: 'desc' }],
    select: {
      id: true,
      number: true,
      issuedBy: true,
      decidedOn: true,
      fromDay: true,
      toDay: true,
      recordedAt: true,
      recordedBy: { select: { fullName: true } },
      withdrawal: {
        select: { reason: true, withdrawnAt: true, withdrawnBy: { select: { fullName: true } } },
      },
    },
  })
  return {
    unit: { slug: unit.slug, name: unit.name },
    mayRecord: mayRecordOutstanding(roles),
    ratings: rows.map(({ fromDay, toDay, decidedOn, recordedAt, recordedBy, withdrawal, ...row }) => ({
      ...row,
      from: fromDate(fromDay),
      to: fromDate(toDay),
      decidedOn: fromDate(decidedOn),
      recordedBy: recordedBy.fullName,
      recordedOn: dayOf(recordedAt),
      withdrawn: withdrawal && {
        reason: withdrawal.reason,
        by: withdrawal.withdrawnBy.fullName,
        on: dayOf(withdrawal.withdrawnAt),
      },
    })),
  }
}
