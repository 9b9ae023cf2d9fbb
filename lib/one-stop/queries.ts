import 'server-only'
import { publicDb } from '@/lib/db'
import type { Model, ServicePointPage } from './views/schema'

/** The model of the whole city: standards by group, and the amenities a service point may have. */
export async function getModel(): Promise<Model> {
  const [standards, amenities] = await Promise.all([
    publicDb.oneStopStandard.findMany({
      select: { group: true, position: true, text: true, textEn: true },
      orderBy: [{ group: 'asc' }, { position: 'asc' }],
    }),
    publicDb.oneStopAmenity.findMany({
      select: { slug: true, position: true, text: true, textEn: true },
      orderBy: { position: 'asc' },
    }),
  ])
  return { standards, amenities }
}

/** The service point of one of today's wards or communes; others have none. One that nobody has described is all unknown. */
export async function findServicePoint(slug: string): Promise<ServicePointPage | null> {
  const row = await publicDb.adminUnit.findFirst({
    where: { slug, validTo: null, parentId: { not: null } },
    select: {
      slug: true,
      name: true,
      nameEn: true,
      type: true,
      servicePoint: {
        select: {
          address: true,
          hotline: true,
          illustrative: true,
          hours: {
            select: { weekday: true, opens: true, closes: true },
            orderBy: [{ weekday: 'asc' }, { opens: 'asc' }],
          },
          counters: { select: { number: true, title: true, titleEn: true }, orderBy: { number: 'asc' } },
          amenities: { select: { amenitySlug: true }, orderBy: { amenity: { position: 'asc' } } },
        },
      },
    },
  })
  if (!row) return null
  const { servicePoint: point, ...unit } = row
  return {
    unit,
    address: point?.address ?? null,
    hotline: point?.hotline ?? null,
    illustrative: point?.illustrative ?? false,
    hours: point?.hours ?? [],
    counters: point?.counters ?? [],
    amenities: point?.amenities.map(({ amenitySlug }) => amenitySlug) ?? [],
  }
}
