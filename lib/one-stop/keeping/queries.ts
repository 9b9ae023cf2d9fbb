import 'server-only'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db, publicDb, type Tx } from '@/lib/db'
import { dayOf, fromDate, toDate } from '@/lib/month'
import { notOverOn } from '@/lib/units/days/queries'
import { spansSchema } from '../opening/schema'
import type { ModelDesk, ServiceField } from './schema'

type KeptUnit = ModelDesk['unit']

/** A ward that has not ended, also one still to begin, whose part of the model she keeps today; found through her, or not at all. */
export async function findKeptUnit(
  tx: Tx,
  personId: string,
  slug: string,
  now: Date,
): Promise<KeptUnit | null> {
  const unit = await tx.adminUnit.findFirst({
    where: { slug, parentId: { not: null }, ...notOverOn(dayOf(now)) },
    select: { id: true, slug: true, name: true },
  })
  return unit && (await hasGrant(tx, personId, 'one_stop', unit.id, dayOf(now))) ? unit : null
}

/** The ward's part as its clerk keeps it: days still to come, in order. */
export async function findModelDesk(actor: Actor, slug: string, now: Date): Promise<ModelDesk | null> {
  const unit = await findKeptUnit(db, actor.personId, slug, now)
  if (!unit) return null
  const own = { unitId: unit.id }
  const [point, hours, exceptions, counters, amenities, fields, last] = await Promise.all([
    db.servicePoint.findUnique({ where: own, select: { address: true, hotline: true } }),
    db.serviceHours.findMany({
      where: own,
      orderBy: [{ weekday: 'asc' }, { opens: 'asc' }],
      select: { weekday: true, opens: true, closes: true },
    }),
    db.serviceException.findMany({
      where: { ...own, day: { gte: toDate(dayOf(now)) } },
      orderBy: { day: 'asc' },
      select: { day: true, spans: true, reason: true },
    }),
    db.serviceCounter.findMany({
      where: own,
      orderBy: { number: 'asc' },
      select: { number: true, title: true, titleEn: true },
    }),
    db.oneStopAmenity.findMany({
      orderBy: { position: 'asc' },
      select: { slug: true, text: true, points: { where: own, select: { unitId: true } } },
    }),
    db.serviceField.findMany({ where: own, orderBy: { title: 'asc' }, select: field }),
    db.oneStopVersion.findFirst({ where: own, orderBy: { version: 'desc' }, select: { version: true } }),
  ])
  return {
    unit,
    address: point?.address ?? null,
    hotline: point?.hotline ?? null,
    hours,
    exceptions: exceptions.map((each) => ({
      day: fromDate(each.day),
      spans: spansSchema.parse(each.spans),
      reason: each.reason,
    })),
    counters,
    amenities: amenities.map(({ points, ...rest }) => ({ ...rest, has: points.length > 0 })),
    fields: fields.sort(byTitle),
    version: last?.version ?? null,
  }
}

/** The fields of procedures a ward receives, as everybody reads them. */
export async function listServiceFields(slug: string): Promise<ServiceField[]> {
  const rows = await publicDb.serviceField.findMany({ where: { unit: { slug } }, select: field })
  return rows.sort(byTitle)
}

const field = { id: true, title: true, titleEn: true, link: true } as const

function byTitle(one: ServiceField, other: ServiceField): number {
  return one.title.localeCompare(other.title, 'vi')
}
