import 'server-only'
import { db } from '@/lib/db'
import { type Day, fromDate } from '@/lib/month'
import { writeToken } from '../../rules'
import type { Format, Place } from '../../schema'
import { stateOf } from '../rules'
import type { Document, Hanging } from '../schema'

type Wall = { unit: string; documents: readonly Document[]; ended: Day | null; today: Day }

/** What is written down as hanging in each of the units, with how it stands; `ended`: the last day of its unit. */
export async function listHanging(unitIds: string[]) {
  const rows = await db.posting.findMany({
    where: { unitId: { in: unitIds }, end: null },
    orderBy: [{ place: 'asc' }, { hungOn: 'desc' }, { id: 'asc' }],
    select: {
      ...{
        id: true,
        unitId: true,
        version: true,
        format: true,
        place: true,
        spot: true,
        hungOn: true,
        photoId: true,
      },
      code: { select: { slug: true } },
      hungBy: { select: { fullName: true } },
      sightings: {
        orderBy: [{ seenOn: 'desc' }, { seenAt: 'desc' }],
        take: 1,
        select: { seenOn: true, photoId: true, seenBy: { select: { fullName: true } } },
      },
    },
  })
  return (unitId: string, { unit, documents, ended, today }: Wall): Hanging[] =>
    rows
      .filter((row) => row.unitId === unitId)
      .flatMap((row) => {
        const slug = row.code?.slug ?? null
        const document = documents.find((each) => each.slug === slug)
        if (!document) return []
        const format = row.format as Format
        const place = row.place as Place
        const of = slug === null ? ({ kind: 'one-stop' } as const) : ({ kind: 'code', slug } as const)
        const [last] = row.sightings
        return {
          ...{ id: row.id, slug, title: document.title, version: row.version, format, place, spot: row.spot },
          since: fromDate(row.hungOn),
          by: row.hungBy.fullName,
          state: stateOf(document, row.version, today, ended),
          seen: last ? { on: fromDate(last.seenOn), by: last.seenBy.fullName } : null,
          photo: last?.photoId ?? row.photoId,
          token: writeToken({ document: of, version: row.version, unit, format, place }),
        }
      })
}
