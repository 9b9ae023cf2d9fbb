import 'server-only'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf, fromDate, toDate } from '@/lib/month'
import type { AbsencePage } from './schema'

/** The long leaves of those in post, the latest first; null for everybody but the unit's personnel clerk. */
export async function findAbsences(actor: Actor, slug: string, now: Date): Promise<AbsencePage | null> {
  const today = dayOf(now)
  const unit = await db.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true },
  })
  // Why somebody is away may be her health: the clerk who keeps it reads it, nobody else.
  if (!unit || !(await hasGrant(db, actor.personId, 'personnel', unit.id, today))) return null
  const day = toDate(today)
  const posts = await db.post.findMany({
    where: { unitId: unit.id, fromDay: { lte: day }, OR: [{ toDay: null }, { toDay: { gte: day } }] },
    orderBy: [{ department: { name: 'asc' } }, { person: { code: 'asc' } }],
    select: { personId: true, positionTitle: true, person: { select: { fullName: true } } },
  })
  const people = posts.map(({ personId, positionTitle, person }) => ({
    id: personId,
    name: person.fullName,
    title: positionTitle,
  }))
  const rows = await db.absence.findMany({
    where: { OR: [{ unitId: unit.id }, { personId: { in: people.map(({ id }) => id) } }] },
    orderBy: [{ fromDay: 'desc' }, { id: 'asc' }],
    select: {
      id: true,
      personId: true,
      kind: true,
      fromDay: true,
      toDay: true,
      basis: true,
      person: { select: { fullName: true } },
    },
  })
  const titles = new Map(people.map(({ id, title }) => [id, title]))
  return {
    unit: { slug: unit.slug, name: unit.name },
    people,
    absences: rows.map(({ id, personId, kind, basis, person, fromDay, toDay }) => ({
      id,
      name: person.fullName,
      title: titles.get(personId) ?? '',
      kind,
      from: fromDate(fromDay),
      to: toDay && fromDate(toDay),
      basis,
      running: fromDay <= day && (toDay === null || toDay >= day),
    })),
  }
}
