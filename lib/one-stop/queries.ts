import 'server-only'
import { publicDb } from '@/lib/db'
import { wordsOf } from '@/lib/fold'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Day } from '@/lib/month'
import { isThere, thereOn } from '@/lib/units/days/queries'
import type { Standard } from './schema'
import type { Model, ServicePointFound, ServicePointPage } from './views/schema'

/** The model of the whole city: standards by group, and the amenities a service point may have. */
export async function getModel(): Promise<Model> {
  const [standards, amenities] = await Promise.all([
    publicDb.oneStopStandard.findMany({
      where: { retiredAt: null },
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
export async function findServicePoint(slug: string, today: Day): Promise<ServicePointPage | null> {
  const row = await publicDb.adminUnit.findFirst({
    where: { slug, parentId: { not: null }, ...thereOn(today) },
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

/** Standards and amenities that hold every word, typed with or without accents, in the model's order. */
export async function searchStandards(words: string, limit: number): Promise<Standard[]> {
  const asked = wordsOf(words)
  if (asked.length === 0) return []
  const line = Prisma.sql`search_text(text || ' ; ' || text_en)`
  return publicDb.$queryRaw<Standard[]>`
    SELECT "group"::text AS "group", position, text, text_en AS "textEn" FROM one_stop_standard
    WHERE retired_at IS NULL AND ${all(line, asked)}
    ORDER BY strpos(${line}, ${` ${asked.join(' ')}`}) = 0, one_stop_standard."group", position LIMIT ${limit}`
}

/** Described service points of today's wards that hold every word in name, address or a counter; the ward's name first. */
export async function searchServicePoints(
  words: string,
  limit: number,
  today: Day,
): Promise<ServicePointFound[]> {
  // Everybody's first words for the place say nothing of which one is meant.
  const asked = wordsOf(
    words.normalize('NFC').replace(/^\s*(?:bộ phận một cửa|một cửa|bo phan mot cua|mot cua)/iu, ''),
  )
  if (asked.length === 0) return []
  const phrase = asked.join(' ')
  return publicDb.$queryRaw<ServicePointFound[]>`
    WITH point AS (
      SELECT u.slug, u.name, u.name_en, p.address, c.title, c.title_en, c.number,
             search_text(u.name || ' ; ' || coalesce(u.name_en, '')) AS place,
             search_text(concat_ws(' ; ', p.address, c.title, c.title_en)) AS rest
      FROM service_point p JOIN admin_unit u ON u.id = p.unit_id LEFT JOIN service_counter c ON c.unit_id = p.unit_id
      WHERE ${isThere('u', today)}
    ), best AS (
      SELECT DISTINCT ON (slug) *, strpos(place, ${` ${phrase}`}) > 0 AS named, strpos(rest, ${` ${phrase}`}) > 0 AS said
      FROM point WHERE ${all(Prisma.sql`place || rest`, asked)}
      ORDER BY slug, said DESC, number
    )
    SELECT slug, name, name_en AS "nameEn", address,
           CASE WHEN said AND NOT named THEN title END AS counter,
           CASE WHEN said AND NOT named THEN title_en END AS "counterEn"
    FROM best ORDER BY named DESC, said DESC, name LIMIT ${limit}`
}

function all(line: Prisma.Sql, asked: string[]): Prisma.Sql {
  return Prisma.join(
    asked.map((word) => Prisma.sql`${line} LIKE ${`% ${word}%`}`),
    ' AND ',
  )
}
