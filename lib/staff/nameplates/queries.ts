import 'server-only'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf, toDate } from '@/lib/month'
import type { Nameplates } from './schema'

/** Who sits in the unit today, by name and title alone; null for everybody but its personnel clerk. */
export async function findNameplates(actor: Actor, slug: string, now: Date): Promise<Nameplates | null> {
  const today = dayOf(now)
  const unit = await db.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true },
  })
  if (!unit || !(await hasGrant(db, actor.personId, 'personnel', unit.id, today))) return null
  const posts = await db.post.findMany({
    where: {
      unitId: unit.id,
      fromDay: { lte: toDate(today) },
      OR: [{ toDay: null }, { toDay: { gte: toDate(today) } }],
    },
    orderBy: [{ department: { name: 'asc' } }, { person: { code: 'asc' } }, { fromDay: 'asc' }],
    select: { positionTitle: true, person: { select: { id: true, fullName: true } } },
  })
  return {
    unit: { slug: unit.slug, name: unit.name },
    people: posts.map(({ positionTitle, person }) => ({
      person: person.id,
      name: person.fullName,
      title: positionTitle,
    })),
  }
}
