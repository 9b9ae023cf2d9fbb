import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { addMonths, dayOf, firstDay, fromDate, lastDay, type Month, monthOf } from '@/lib/month'
import { findSchemes } from '../schemes/queries'
import type { Letter } from '../schemes/schema'
import { findOutstandingThen, listQuotaReasons } from '../quotas/queries'
import { explained, postsOf, quotasByScheme } from '../quotas/rules'
import type { StaffCategory } from '../schemes/schema'
import { listHeldHere, listOpenTo } from './holders/queries'
import { maySeeFairness } from './policy'
import { fewest, groupedBy, insideRemarks, quotaRemarks, tallyOf, unitRemarks } from './rules'
import type { GradedOnce, MonthDossiers, UnitFairness } from './schema'

/**
 * A unit's months against each other, its parts and the units below side by side, with what is worth a look; null for
 * who neither decides nor keeps the roster there.
 */
export async function findFairness(
  actor: Actor,
  { unit: slug, month: asked }: { unit: string; month: Month | null },
  now: Date,
): Promise<UnitFairness | null> {
  const unit = await db.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true },
  })
  if (!unit || !maySeeFairness(await listHeldHere(db, actor.personId, unit.id, dayOf(now)))) return null
  const ever = await db.adminUnit.findMany({
    where: { parentId: unit.id },
    orderBy: { name: 'asc' },
    select: { id: true, slug: true, name: true, type: true, validFrom: true, validTo: true },
  })
  const months = await listMonths([unit.id, ...ever.map(({ id }) => id)])
  const month = asked && months.includes(asked) ? asked : (months[0] ?? null)
  if (!month || (asked && asked !== month)) return asked ? null : empty(unit, now)
  const children = ever.filter((child) => stoodIn(child, month))
  const ids = [unit.id, ...children.map(({ id }) => id)]
  const [graded, dossiers, sheet] = await Promise.all([
    listGraded(ids, month),
    listDossiers(ids, month),
    findSheetOf(unit.id, month),
  ])
  const own = graded.get(unit.id) ?? []
  const here = own.filter((each) => each.month === month)
  const quotas =
    sheet && here.length > 0
      ? explained(
          quotasByScheme(here, (await findOutstandingThen(db, sheet.id))?.number ?? null),
          await listQuotaReasons(db, sheet.id),
        )
      : []
  const open = await listOpenTo(db, actor.personId, ids, dayOf(now))
  const history = [...groupedBy(own, (each) => each.month)].sort(([one], [other]) => other.localeCompare(one))
  const below = children.flatMap(({ id, slug, name, type }) => {
    const all = graded.get(id) ?? []
    const tally = tallyOf(all.filter((each) => each.month === month))
    if (all.length === 0) return []
    const enough = tally.graded >= fewest
    const remarks = enough ? unitRemarks(name, month, all, dossiers.get(id) ?? []) : []
    return [{ slug, name, type, mayOpen: open.has(id), tally: enough ? tally : null, remarks }]
  })
  return {
    unit: { slug: unit.slug, name: unit.name },
    month,
    months,
    remarks: [
      ...quotaRemarks(quotas),
      ...unitRemarks(unit.name, month, own, dossiers.get(unit.id) ?? []),
      ...insideRemarks(month, own),
    ],
    history: history.map(([each, people]) => ({ month: each, ...tallyOf(people) })),
    parts: [...groupedBy(here, ({ part }) => part)].map(([name, people]) => ({ name, ...tallyOf(people) })),
    quotas,
    below,
  }
}

/** A month is judged by the units that stood in it, whatever has become of them since. */
function stoodIn(
  { validFrom, validTo }: { validFrom: Date | null; validTo: Date | null },
  month: Month,
): boolean {
  return (
    (validFrom === null || fromDate(validFrom) <= lastDay(month)) &&
    (validTo === null || fromDate(validTo) >= firstDay(month))
  )
}

function empty(unit: { slug: string; name: string }, now: Date): UnitFairness {
  const month = monthOf(dayOf(now))
  return {
    unit: { slug: unit.slug, name: unit.name },
    month,
    months: [],
    remarks: [],
    history: [],
    parts: [],
    quotas: [],
    below: [],
  }
}

// A decision is in force until another supersedes it, also while its month is open again or sent once more.
async function listMonths(ids: string[]): Promise<Month[]> {
  const rows = await db.evaluationSheet.findMany({
    where: { unitId: { in: ids }, evaluations: { some: { decisions: { some: {} } } } },
    distinct: ['month'],
    orderBy: { month: 'desc' },
    take: 24,
    select: { month: true },
  })
  return rows.map(({ month }) => monthOf(fromDate(month)))
}

type RawGraded = {
  unitId: string
  month: Date
  person: string
  total: string | null
  grade: Letter | null
  part: string | null
  title: string
  category: StaffCategory
  assessors: string[]
  scheme: string
  /** Decided with the terms of who leads. */
  leader: boolean
}

/** The decisions in force of everybody in this month and the twelve before, by unit. */
async function listGraded(ids: string[], month: Month): Promise<Map<string, GradedOnce[]>> {
  const rows = await db.$queryRaw<RawGraded[]>`
    SELECT DISTINCT ON (e.id) s.unit_id AS "unitId", s.month, e.person_id AS person, d.total::text, d.grade::text,
      p.name AS part, o.position_title AS title, o.category::text, e.scheme_id AS scheme,
      ARRAY(SELECT a.full_name FROM unnest(d.assessor_id || d.co_assessor_ids) WITH ORDINALITY AS h (id, nth)
        JOIN person a ON a.id = h.id ORDER BY h.nth) AS assessors,
      coalesce((d.input ->> 'leader')::boolean, false) AS leader
    FROM evaluation_sheet s
    JOIN evaluation e ON e.sheet_id = s.id
    JOIN evaluation_decision d ON d.evaluation_id = e.id
    JOIN post o ON o.id = e.post_id
    LEFT JOIN department p ON p.id = o.department_id
    WHERE s.unit_id = ANY (${ids}::uuid[])
      AND s.month BETWEEN ${firstDay(addMonths(month, -12))}::date AND ${firstDay(month)}::date
    ORDER BY e.id, d.version DESC`
  const known = await findSchemes(
    db,
    rows.map(({ scheme }) => scheme),
  )
  const once = (row: RawGraded): GradedOnce => ({
    month: monthOf(fromDate(row.month)),
    person: row.person,
    total: row.total,
    grade: row.grade,
    part: row.part ?? 'Không thuộc bộ phận nào',
    posts: row.leader
      ? 'leaders'
      : postsOf(known.get(row.scheme)!, {
          positionTitle: row.title,
          category: row.category,
          points: {},
        }),
    scheme: known.get(row.scheme)!,
    assessors: row.assessors,
  })
  return new Map([...groupedBy(rows, ({ unitId }) => unitId)].map(([id, own]) => [id, own.map(once)]))
}

async function listDossiers(ids: string[], month: Month): Promise<Map<string, MonthDossiers[]>> {
  const rows = await db.$queryRaw<{ unitId: string; month: Date; finished: number; late: number }[]>`
    SELECT unit_id AS "unitId", month, early + on_time + late AS finished, late FROM dossier_figure
    WHERE unit_id = ANY (${ids}::uuid[]) AND field = '' AND early + on_time + late IS NOT NULL
      AND month BETWEEN ${firstDay(addMonths(month, -12))}::date AND ${firstDay(month)}::date`
  return new Map(
    [...groupedBy(rows, ({ unitId }) => unitId)].map(([id, own]) => [
      id,
      own.map(({ month, finished, late }) => ({ month: monthOf(fromDate(month)), finished, late })),
    ]),
  )
}

async function findSheetOf(unitId: string, month: Month) {
  const sheet = await db.evaluationSheet.findUnique({
    where: { unitId_month: { unitId, month: new Date(firstDay(month)) } },
    select: { id: true },
  })
  return sheet
}
