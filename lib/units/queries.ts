import 'server-only'
import { publicDb } from '@/lib/db'
import { tidyText, wordsOf } from '@/lib/fold'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Day, fromDate, toDate } from '@/lib/month'
import { isOver, isThere, thereOn } from './days/queries'
import { standingOn } from './rules'
import type { UnitDetail, UnitFound, UnitLine, UnitLink, UnitPage } from './views/schema'

const line = { slug: true, name: true, nameEn: true, type: true } as const

type Line = { slug: string; name: string; nameEn: string | null; type: UnitLine['type'] }

const dated = { ...line, code: true, validFrom: true, validTo: true } as const

function day(date: Date | null): string | null {
  return date && fromDate(date)
}

/** Today's wards and communes (below the province), in the order of a Vietnamese dictionary. */
export async function listUnits(today: Day): Promise<UnitLine[]> {
  const rows = await publicDb.adminUnit.findMany({
    where: { parentId: { not: null }, ...thereOn(today) },
    select: line,
  })
  return sorted(rows)
}

/** The city whose wards and communes these are. */
export async function getCity(today: Day): Promise<UnitLine> {
  return publicDb.adminUnit.findFirstOrThrow({
    where: { parentId: null, ...thereOn(today) },
    select: line,
    orderBy: { code: 'asc' },
  })
}

/** Former districts; each one's page lists what was inside it. */
export async function listFormerDistricts(today: Day): Promise<UnitLine[]> {
  const rows = await publicDb.adminUnit.findMany({
    where: {
      validTo: { lt: toDate(today) },
      type: { in: ['urban_district', 'rural_district', 'town_district', 'city_district'] },
    },
    select: line,
  })
  return sorted(rows)
}

/** One unit by its slug, today's or former, with what it was formed from and what became of it. */
export async function findUnit(slug: string, today: Day): Promise<UnitPage | null> {
  // What is only to come is not said as if it had been.
  const successors = {
    where: { effectiveOn: { lte: toDate(today) } },
    select: { kind: true, effectiveOn: true, successor: { select: line } },
  }
  const unit = await publicDb.adminUnit.findUnique({
    where: { slug },
    select: {
      ...dated,
      population: true,
      areaKm2: true,
      officeAddress: true,
      parent: { select: line },
      children: {
        select: { ...line, validFrom: true, validTo: true, successors },
      },
      predecessors: {
        select: { kind: true, effectiveOn: true, former: { select: { ...line, parent: { select: line } } } },
      },
      successors,
    },
  })
  if (!unit) return null
  const standing = standingOn(detail(unit), today)
  const known = ({ effectiveOn }: { effectiveOn: Date }) => fromDate(effectiveOn) <= today
  const origins = unit.predecessors.filter((tie) => standing === 'to-come' || known(tie))
  return {
    ...detail(unit),
    standing,
    population: unit.population,
    areaKm2: unit.areaKm2?.toString() ?? null,
    officeAddress: unit.officeAddress,
    parent: unit.parent,
    children: sorted(
      unit.children.filter(
        ({ validFrom, validTo }) =>
          standingOn({ validFrom: day(validFrom), validTo: day(validTo) }, today) === standing,
      ),
    ).map(({ slug, name, nameEn, type }) => ({ slug, name, nameEn, type })),
    predecessors: sorted(
      origins.map(({ kind, effectiveOn, former: { parent, ...former } }) => ({
        ...{ ...former, kind, within: parent?.name ?? null },
        on: fromDate(effectiveOn),
      })),
    ),
    successors: sorted(
      unit.successors.map(({ kind, effectiveOn, successor }) => ({
        ...{ ...successor, kind, within: null },
        on: fromDate(effectiveOn),
      })),
    ),
    heirs: standing === 'former' ? heirsOf(unit.children) : [],
  }
}

// A former district has no successor of its own: it lives on in those of its wards and communes.
function heirsOf(children: { successors: { successor: Line }[] }[]): UnitLine[] {
  const heirs = children.flatMap(({ successors }) => successors.map(({ successor }) => successor))
  return sorted([...new Map(heirs.map((heir) => [heir.slug, heir])).values()])
}

/** Every unit for open data, today's and former, in a stable order (by code, then date). */
export async function listUnitDetails(): Promise<UnitDetail[]> {
  const rows = await publicDb.adminUnit.findMany({
    select: detailSelect,
    orderBy: [{ code: 'asc' }, { validTo: 'asc' }, { slug: 'asc' }],
  })
  return rows.map(openDetail)
}

/** One unit for open data, by slug or by the code of one of today's units. */
export async function findUnitDetail(word: string, today: Day): Promise<UnitDetail | null> {
  const row = await publicDb.adminUnit.findFirst({
    where: { OR: [{ slug: word }, { code: word, ...thereOn(today) }] },
    select: detailSelect,
  })
  return row && openDetail(row)
}

/**
 * Units whose name, code, or former district begins words as asked, with or without accents: the whole name before its
 * beginning, today's before former, written as asked before written otherwise.
 */
export async function searchUnits(words: string, limit: number, today: Day): Promise<UnitFound[]> {
  const asked = wordsOf(words)
  if (asked.length === 0) return []
  const phrase = asked.join(' ')
  const each = asked.map((word) => Prisma.sql`searched LIKE ${`% ${word}%`}`)
  return publicDb.$queryRaw<UnitFound[]>`
    SELECT u.slug, u.name, u.name_en AS "nameEn", u.type::text AS type,
           ${isOver('u', today)} AS former, p.name AS within
    FROM (SELECT slug, name, name_en, type, valid_from, valid_to, parent_id, searched FROM admin_unit WHERE ${Prisma.join(each, ' AND ')}) u
    LEFT JOIN admin_unit p ON p.id = u.parent_id
    WHERE ${isOver('u', today)} OR ${isThere('u', today)}
    ORDER BY CASE WHEN u.searched LIKE ${`% ${phrase} |%`} THEN 0
                  WHEN split_part(u.searched, '|', 1) LIKE ${`% ${phrase}%`} THEN 1 ELSE 2 END,
             ${isOver('u', today)}, strpos(lower(u.name), lower(${tidyText(words)})) = 0,
             length(u.name), u.name, u.slug
    LIMIT ${limit}`
}

const link = {
  select: { kind: true, former: { select: { slug: true } }, successor: { select: { slug: true } } },
} as const
const detailSelect = {
  ...dated,
  parent: { select: { slug: true } },
  predecessors: link,
  successors: link,
} as const

type LinkRow = { kind: UnitLink['kind']; former: { slug: string }; successor: { slug: string } }

function openDetail(
  row: Parameters<typeof detail>[0] & {
    parent: { slug: string } | null
    predecessors: LinkRow[]
    successors: LinkRow[]
  },
): UnitDetail {
  const bySlug = (a: UnitLink, b: UnitLink) => (a.slug < b.slug ? -1 : 1)
  const { code, slug, name, nameEn, type, validFrom, validTo } = detail(row)
  return {
    code,
    slug,
    name,
    nameEn,
    type,
    parent: row.parent?.slug ?? null,
    validFrom,
    validTo,
    successors: row.successors.map(({ kind, successor }) => ({ slug: successor.slug, kind })).sort(bySlug),
    predecessors: row.predecessors.map(({ kind, former }) => ({ slug: former.slug, kind })).sort(bySlug),
  }
}

function detail(row: Line & { code: string; validFrom: Date | null; validTo: Date | null }) {
  const { code, slug, name, nameEn, type } = row
  return { code, slug, name, nameEn, type, validFrom: day(row.validFrom), validTo: day(row.validTo) }
}

// "Phường Ô Chợ Dừa" sorts by its own name: the kind before it says nothing.
const collator = new Intl.Collator('vi')
const bare = (name: string) =>
  name.replace(/^(Phường|Xã|Thị trấn|Quận|Huyện|Thị xã|Thành phố|Tỉnh|Đặc khu)\s+/u, '')

function sorted<Row extends { name: string }>(rows: Row[]): Row[] {
  return [...rows].sort((a, b) => collator.compare(bare(a.name), bare(b.name)))
}
