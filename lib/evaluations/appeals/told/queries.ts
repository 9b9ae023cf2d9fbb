import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf, type Month } from '@/lib/month'
import { isTold } from '../rules'
import type { AppealView } from '../schema'
import { appealSelect, viewOf } from '../views/queries'

/** Her own appeals that were refused or decided anew, as long as they are news; the newest first. */
export async function listToldAppeals(actor: Actor, latest: Month | null, now: Date): Promise<AppealView[]> {
  const rows = await db.appeal.findMany({
    where: { evaluation: { personId: actor.personId }, answer: { isNot: null } },
    orderBy: [{ filedAt: 'desc' }, { id: 'asc' }],
    select: appealSelect,
  })
  return rows.map((row) => viewOf(row, now)).filter((view) => isTold(view, latest, dayOf(now)))
}
