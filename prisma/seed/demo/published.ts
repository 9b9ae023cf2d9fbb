import type { Tx } from '@/lib/db'
import { addDays, addMonths, firstDay, type Month, midnight } from '@/lib/month'
import { appendPublications } from '@/lib/record/publications/commands'
import { buildRow } from '@/lib/record/publications/rules'
import type { DossierFigures } from '@/lib/record/dossiers/schema'
import type { PerformanceRow } from '@/lib/record/schema'
import type { TrueCounts } from '@/lib/record/small-groups/schema'
import type { MonthFigures } from './figures'
import type { DemoMonth } from './sheets'

type PublishedUnit = { id: string; code: string; slug: string; name: string; validFrom: string | null }

/** Slips of paper found later: the month and unit that show what a correction looks like. */
const lateSlips = { unit: 'thuong-cat', monthsAgo: 3, slips: 6 }

/** Publishes every decided month in the order in which it would have happened. Returns how many publications. */
export async function publishAll(
  tx: Tx,
  decided: DemoMonth[],
  units: Map<string, PublishedUnit>,
  figures: Map<string, Map<string, MonthFigures>>,
  acknowledged: Map<string, string>,
  now: Date,
): Promise<number> {
  const items: { unitId: string; row: PerformanceRow }[] = []
  const told = new Map<string, { month: DemoMonth; row: PerformanceRow }[]>()
  const inOrder = [...decided].sort((a, b) => (a.month + a.unit < b.month + b.unit ? -1 : 1))
  const last = inOrder.at(-1)?.month
  for (const month of inOrder) {
    const unit = units.get(month.unit)
    const found = figures.get(month.unit)?.get(month.month)
    if (!unit || !found) throw new Error(`No figures for ${month.unit} ${month.month}`)
    const history = told.get(month.unit) ?? []
    const late =
      last && month.unit === lateSlips.unit && month.month === addMonths(last, -lateSlips.monthsAgo)
    const publish = (revision: number, missing: number) => {
      const opened = addDays(firstDay(addMonths(month.month, 1)), revision === 1 ? 0 : 14)
      const row = buildRow({
        unit: { code: unit.code, slug: unit.slug, name: unit.name, validFrom: unit.validFrom },
        month: month.month,
        revision,
        cutOff: midnight(opened),
        publishedAt: published(opened, now),
        illustrative: true,
        correction:
          revision === 1
            ? null
            : { of: 1, reason: `Bổ sung ${lateSlips.slips} phiếu hài lòng bằng giấy nhập sót.` },
        dossiers: dossiersOf(found),
        survey: { ...found.survey, level5: found.survey.level5 - missing },
        suggestions: {
          received: found.suggestions.received,
          answered: found.suggestions.answered,
          medianDays: found.suggestions.median_days,
        },
        inspections: {
          visits: found.inspections.visits,
          findings: found.inspections.findings,
          openCorrections: found.inspections.open_corrections,
        },
        staff: staffOf(month, acknowledged, opened),
        history: {
          roster: month.people,
          revisions: history.filter((each) => each.row.month === month.month).map((each) => each.row.staff),
          months: history
            .filter((each) => each.row.month !== month.month)
            .map(({ month: { people }, row }) => ({ month: row.month, staff: row.staff, roster: people })),
        },
      })
      history.push({ month, row })
      items.push({ unitId: unit.id, row })
    }
    publish(1, late ? lateSlips.slips : 0)
    if (late) publish(2, 0)
    told.set(month.unit, history)
  }
  items.sort((a, b) =>
    a.row.publishedAt < b.row.publishedAt ? -1 : a.row.publishedAt > b.row.publishedAt ? 1 : 0,
  )
  await appendPublications(tx, items)
  return items.length
}

// The clerk publishes on the morning of the second day; a month that has only just ended, at once.
function published(opened: string, now: Date): string {
  const morning = new Date(`${addDays(opened, 1)}T08:30:00+07:00`)
  return (morning < now ? morning : now).toISOString()
}

function staffOf(month: DemoMonth, acknowledged: Map<string, string>, cutOff: string): TrueCounts {
  const count = (letter: string) => month.grades.filter((grade) => grade.result.grade === letter).length
  return {
    counted: month.people.length,
    acknowledged: month.people.filter((person) => (acknowledged.get(person) ?? '9999') < cutOff).length,
    graded: month.grades.filter((grade) => grade.result.grade !== null).length,
    gradeA: count('A'),
    gradeB: count('B'),
    gradeC: count('C'),
    gradeD: count('D'),
  }
}

function dossiersOf({ dossiers: d }: MonthFigures): DossierFigures {
  return {
    carriedOver: d.carried_over,
    received: d.received,
    early: d.early,
    onTime: d.on_time,
    late: d.late,
    pendingInTime: d.pending_in_time,
    pendingOverdue: d.pending_overdue,
    online: d.online,
    counter: d.counter,
    post: d.post,
    onlineCapable: d.online_capable,
    filedFromHome: d.filed_from_home,
  }
}

/** The months the demo covers, oldest first, before the current one. */
export function demoMonths(current: Month): Month[] {
  return Array.from({ length: 24 }, (_, index) => addMonths(current, index - 24))
}
