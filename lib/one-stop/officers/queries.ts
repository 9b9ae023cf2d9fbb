import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db, publicDb } from '@/lib/db'
import { dayOf, fromDate, toDate } from '@/lib/month'
import { findKeptUnit } from '../keeping/queries'
import type { OfficerDesk, OfficerOnDuty } from './schema'

/** Who serves at the desk of a ward today, as far as it is published; the head first. */
export async function listOfficersOnDuty(slug: string): Promise<OfficerOnDuty[]> {
  return publicDb.$queryRaw<OfficerOnDuty[]>`
    SELECT o.id::text AS id, o.duty::text AS duty, o.name, o.title, o.field, o.phone
    FROM officer_on_duty o JOIN admin_unit u ON u.id = o.unit_id
    WHERE u.slug = ${slug} ORDER BY o.duty, o.field, o.name, o.id`
}

/** Everybody on the ward's list who is not yet off it, and whom she may put there. */
export async function findOfficerDesk(actor: Actor, slug: string, now: Date): Promise<OfficerDesk | null> {
  const unit = await findKeptUnit(db, actor.personId, slug, now)
  if (!unit) return null
  const today = toDate(dayOf(now))
  const [officers, shown, posts] = await Promise.all([
    db.serviceOfficer.findMany({
      where: { unitId: unit.id, OR: [{ toDay: null }, { toDay: { gte: today } }] },
      orderBy: [{ duty: 'asc' }, { field: 'asc' }, { id: 'asc' }],
      select: {
        ...{ id: true, duty: true, title: true, field: true, phone: true, basis: true },
        ...{ fromDay: true, toDay: true, person: { select: { id: true, fullName: true } } },
      },
    }),
    listOfficersOnDuty(slug),
    db.post.findMany({
      where: {
        unitId: unit.id,
        fromDay: { lte: today },
        OR: [{ toDay: null }, { toDay: { gte: today } }],
      },
      select: { positionTitle: true, person: { select: { id: true, fullName: true } } },
    }),
  ])
  return {
    unit: { slug: unit.slug, name: unit.name },
    officers: officers.map(({ person, fromDay, toDay, ...rest }) => ({
      ...rest,
      name: person.fullName,
      person: person.id,
      from: fromDate(fromDay),
      to: toDay && fromDate(toDay),
      shown: shown.some(({ id }) => id === rest.id),
    })),
    people: posts
      .map(({ positionTitle, person }) => ({ id: person.id, name: person.fullName, title: positionTitle }))
      .sort((one, other) => one.name.localeCompare(other.name, 'vi')),
  }
}
