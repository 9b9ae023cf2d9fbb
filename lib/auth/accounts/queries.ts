import 'server-only'
import { db } from '@/lib/db'
import { type Day, toDate } from '@/lib/month'
import { listAdministeredUnitIds } from '../grants/queries'
import type { Actor } from '../schema'
import type { AccountView } from './schema'

/** Whose account belongs to a unit: those in post there that day, and those whose file it keeps. */
export function belongsTo(unitId: string, day: Day) {
  const today = toDate(day)
  return {
    OR: [
      { fileUnitId: unitId },
      {
        posts: {
          some: { unitId, fromDay: { lte: today }, OR: [{ toDay: null }, { toDay: { gte: today } }] },
        },
      },
    ],
  }
}

/** The accounts of a unit, for its administrator; null when she is not that. */
export async function listAccounts(actor: Actor, unitId: string, day: Day): Promise<AccountView[] | null> {
  if (!(await listAdministeredUnitIds(db, actor.personId, day)).includes(unitId)) return null
  const today = toDate(day)
  const rows = await db.account.findMany({
    where: { person: belongsTo(unitId, day) },
    orderBy: [{ userName: 'asc' }],
    select: {
      id: true,
      userName: true,
      disabled: true,
      mustChange: true,
      person: {
        select: {
          id: true,
          fullName: true,
          posts: {
            where: { fromDay: { lte: today }, OR: [{ toDay: null }, { toDay: { gte: today } }] },
            orderBy: [{ fromDay: 'desc' }, { id: 'asc' }],
            take: 1,
            select: { positionTitle: true },
          },
        },
      },
      sessions: { orderBy: [{ createdAt: 'desc' }], take: 1, select: { createdAt: true } },
    },
  })
  return rows.map((row) => ({
    id: row.id,
    personId: row.person.id,
    userName: row.userName,
    fullName: row.person.fullName,
    positionTitle: row.person.posts[0]?.positionTitle ?? null,
    disabled: row.disabled,
    mustChange: row.mustChange,
    lastSignIn: row.sessions[0]?.createdAt.toISOString() ?? null,
    own: row.id === actor.accountId,
  }))
}
