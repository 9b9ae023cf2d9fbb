import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { addDays, dayOf, fromDate, midnight, monthOf, toDate } from '@/lib/month'
import { href } from '@/lib/routes'
import { listDocuments } from '../register/documents/queries'
import { findUnitFor } from '../register/former/queries'
import type { Format, Place } from '../schema'
import { spanOf, textsOf } from './rules'
import type { PublicationList, PublicItem } from './schema'

/** What the unit made public in a quarter; null for whoever does not read its register, and for a quarter to come. */
export async function findPublicationList(
  actor: Actor,
  slug: string,
  quarter: string,
  now: Date,
): Promise<PublicationList | null> {
  const today = dayOf(now)
  const { from, to } = spanOf(quarter)
  const unit = from <= today ? await findUnitFor(db, actor, slug, today) : null
  if (!unit) return null
  const documents = (await listDocuments(db, [unit.id]))(unit.id)
  const papers = await db.posting.findMany({
    where: {
      unitId: unit.id,
      hungOn: { lte: toDate(to) },
      OR: [{ end: null }, { end: { takenDownOn: { gte: toDate(from) } } }],
    },
    orderBy: [{ hungOn: 'asc' }, { writtenAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, version: true, format: true, place: true, spot: true, hungOn: true },
      code: { select: { slug: true } },
      hungBy: { select: { fullName: true } },
      end: { select: { takenDownOn: true } },
    },
  })
  const months = await db.publication.findMany({
    where: { unitId: unit.id, publishedAt: { gte: midnight(from), lt: midnight(addDays(to, 1)) } },
    orderBy: { seq: 'asc' },
    select: { seq: true, month: true, revision: true, publishedAt: true },
  })
  const items: PublicItem[] = [
    ...papers.map(({ id, version, format, place, spot, hungOn, code, hungBy, end }) => ({
      kind: 'paper' as const,
      title: documents.find((each) => each.slug === (code?.slug ?? null))?.title ?? '',
      ...{ id, version, format: format as Format, place: place as Place, spot },
      ...{ from: fromDate(hungOn), to: end && fromDate(end.takenDownOn), by: hungBy.fullName },
    })),
    ...textsOf(documents, unit.slug, from, to < today ? to : today),
    ...months.map(({ seq, month, revision, publishedAt }) => ({
      kind: 'month' as const,
      ...{ id: String(seq), month: monthOf(fromDate(month)), revision, from: dayOf(publishedAt) },
      address: href('vi', 'unitMonth', { unit: unit.slug, month: monthOf(fromDate(month)) }),
    })),
  ]
  return { unit: { slug: unit.slug, name: unit.name }, quarter, from, to, items }
}
