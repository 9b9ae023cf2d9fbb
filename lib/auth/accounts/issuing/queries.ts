import 'server-only'
import { db } from '@/lib/db'
import { type Day, toDate } from '@/lib/month'
import { listAdministeredUnitIds } from '../../grants/queries'
import type { Actor } from '../../schema'
import { belongsTo } from '../queries'
import type { WithoutAccount } from './schema'

/** Who of a unit has no account yet, by name; null when the asker does not administer it. */
export async function listWithoutAccount(
  actor: Actor,
  unitId: string,
  day: Day,
): Promise<WithoutAccount[] | null> {
  if (!(await listAdministeredUnitIds(db, actor.personId, day)).includes(unitId)) return null
  const today = toDate(day)
  const rows = await db.person.findMany({
    where: { account: null, posts: belongsTo(unitId, day).OR[1]?.posts },
    select: {
      id: true,
      code: true,
      fullName: true,
      posts: {
        where: { unitId, fromDay: { lte: today }, OR: [{ toDay: null }, { toDay: { gte: today } }] },
        orderBy: [{ fromDay: 'desc' }, { id: 'asc' }],
        take: 1,
        select: { positionTitle: true },
      },
    },
  })
  return rows
    .map(({ id, code, fullName, posts }) => ({
      personId: id,
      code,
      fullName,
      positionTitle: posts[0]?.positionTitle ?? null,
    }))
    .sort((one, other) => one.fullName.localeCompare(other.fullName, 'vi'))
}
