import 'server-only'
import type { Tx } from '@/lib/db'
import { readVoice } from '@/lib/feedback/months/queries'
import { readInspections } from '@/lib/inspections/months/queries'
import { firstDay, fromDate, lastDay, type Month, monthOf, toDate } from '@/lib/month'
import { isThere } from '@/lib/units/days/queries'
import { dossierCounts } from '../dossiers/schema'
import { performanceRow, type PerformanceRow } from '../schema'
import type { PublicHistory, TrueCounts } from '../small-groups/schema'
import { bothSurveys, eitherInspections, wholeUnit } from './rules'
import type { MonthFacts } from './schema'

type Of = { unitId: string; month: Month }

/** Everything a publication of the month would freeze, as it is known now. What nobody entered is null. */
export async function readFacts(tx: Tx, { unitId, month }: Of, cutOff: string): Promise<MonthFacts> {
  const first = toDate(firstDay(month))
  const where = { unitId_month: { unitId, month: first } }
  const dossiers = await tx.dossierFigure.findMany({
    where: { unitId, month: first },
    select: { field: true, ...allCounts },
  })
  // Figures that an office keeps elsewhere (slips of paper) stand beside what the portal itself took in.
  const voice = await readVoice(tx, { unitId, month }, cutOff)
  const survey = await tx.surveyMonth.findUnique({
    where,
    select: { level5: true, level4: true, level3: true, level2: true, level1: true },
  })
  const suggestions = await tx.suggestionMonth.findUnique({
    where,
    select: { received: true, answered: true, medianDays: true },
  })
  const entered = await tx.inspectionMonth.findUnique({
    where,
    select: { visits: true, findings: true, openCorrections: true },
  })
  const inspections = eitherInspections(await readInspections(tx, { unitId, month }, cutOff), entered)
  const staff = await readStaff(tx, { unitId, month }, cutOff)
  return {
    dossiers: wholeUnit(dossiers),
    survey: bothSurveys(survey, voice.survey),
    suggestions: voice.suggestions ?? suggestions,
    inspections: inspections?.counts ?? null,
    inspectionsFrom: inspections?.from ?? null,
    staff,
  }
}

const allCounts = Object.fromEntries(dossierCounts.map((count) => [count, true])) as {
  [count in (typeof dossierCounts)[number]]: true
}

/** In post on the month's last day, those of them who had acknowledged what bound them then, and the latest decisions. */
async function readStaff(tx: Tx, { unitId, month }: Of, cutOff: string): Promise<TrueCounts> {
  const [row] = await tx.$queryRaw<(TrueCounts & { known: boolean; sheet: boolean })[]>`
    WITH here AS (
      SELECT DISTINCT o.person_id FROM post o JOIN admin_unit u ON u.id = o.unit_id
      WHERE o.unit_id = ${unitId}::uuid AND ${isThere('u', lastDay(month))}
        AND ${lastDay(month)}::date BETWEEN o.from_day AND coalesce(o.to_day, 'infinity')
    ), binding AS (
      -- A corrected slip asks nobody again: any version since the last change of substance will do.
      SELECT array(SELECT alike_versions(v.id)) AS alike
      FROM code_version v JOIN conduct_code c ON c.id = v.code_id
      WHERE c.binding AND ${lastDay(month)}::date BETWEEN v.in_force_from AND coalesce(v.in_force_to, 'infinity')
    ), latest AS (
      SELECT DISTINCT ON (d.evaluation_id) d.grade FROM evaluation_decision d
      JOIN evaluation e ON e.id = d.evaluation_id
      JOIN evaluation_sheet s ON s.id = e.sheet_id
      WHERE s.unit_id = ${unitId}::uuid AND s.month = ${firstDay(month)}::date
      ORDER BY d.evaluation_id, d.version DESC
    )
    SELECT
      EXISTS (SELECT FROM post WHERE unit_id = ${unitId}::uuid) AS known,
      EXISTS (SELECT FROM latest) AS sheet,
      (SELECT count(*)::int FROM here) AS counted,
      CASE WHEN EXISTS (SELECT FROM binding) THEN (
        SELECT count(*)::int FROM here WHERE NOT EXISTS (
          SELECT FROM binding b WHERE NOT EXISTS (
            SELECT FROM acknowledgement a WHERE a.person_id = here.person_id AND a.version_id = ANY (b.alike)
              AND a.acknowledged_at < ${cutOff}::timestamptz)))
      END AS acknowledged,
      (SELECT count(grade)::int FROM latest) AS graded,
      (SELECT count(*)::int FROM latest WHERE grade = 'A') AS "gradeA",
      (SELECT count(*)::int FROM latest WHERE grade = 'B') AS "gradeB",
      (SELECT count(*)::int FROM latest WHERE grade = 'C') AS "gradeC",
      (SELECT count(*)::int FROM latest WHERE grade = 'D') AS "gradeD"`
  if (!row) throw new Error('The counts of staff are always one row')
  const { known, sheet, counted, acknowledged, ...grades } = row
  return {
    counted: known ? counted : null,
    acknowledged: known ? acknowledged : null,
    ...(sheet ? grades : { graded: null, gradeA: null, gradeB: null, gradeC: null, gradeD: null }),
  }
}

/** What is public of the unit already: every revision of every month, and who was in post then. */
export async function readHistory(
  tx: Tx,
  { unitId, month }: Of,
): Promise<{ history: PublicHistory; own: PerformanceRow[] }> {
  const rows = await tx.publication.findMany({
    where: { unitId },
    orderBy: [{ month: 'asc' }, { revision: 'asc' }],
    select: { month: true, content: true },
  })
  const posts = await tx.post.findMany({
    where: { unitId },
    select: { personId: true, fromDay: true, toDay: true },
  })
  const inPost = (at: Month) => {
    const day = toDate(lastDay(at))
    return posts
      .filter(({ fromDay, toDay }) => fromDay <= day && (toDay === null || toDay >= day))
      .map(({ personId }) => personId)
  }
  const published = rows.map((row) => ({
    month: monthOf(fromDate(row.month)),
    row: performanceRow(row.content as PerformanceRow),
  }))
  const own = published.filter((each) => each.month === month).map(({ row }) => row)
  const others = published.filter((each) => each.month !== month)
  return {
    own,
    history: {
      roster: inPost(month),
      revisions: own.map(({ staff }) => staff),
      months: others.map(({ month: at, row }) => ({
        month: at,
        staff: row.staff,
        roster: inPost(at),
      })),
    },
  }
}
