import { addMonths, type Day, firstDay, type Month } from '@/lib/month'
import { reconcile } from '../dossiers/checks/rules'
import type { DossierFigures } from '../dossiers/schema'
import { performanceRow, type PerformanceRow } from '../schema'
import { withhold } from '../small-groups/rules'
import type { PublicHistory, TrueCounts } from '../small-groups/schema'

export interface RowParts {
  unit: { code: string; slug: string; name: string; validFrom: Day | null }
  month: Month
  revision: number
  /** 00:00 in the office of a day after the month's last, with its offset (`midnight`). */
  cutOff: string
  publishedAt: string
  illustrative: boolean
  correction: { of: number; reason: string } | null
  /** Null: no data of that kind. */
  dossiers: DossierFigures | null
  survey: { level5: number; level4: number; level3: number; level2: number; level1: number } | null
  suggestions: PerformanceRow['suggestions'] | null
  inspections: PerformanceRow['inspections'] | null
  staff: TrueCounts
  history: PublicHistory
  k?: number
}

/** What the public will read of one unit's month: what is unknown stays null, what must be withheld is withheld. */
export function buildRow(parts: RowParts): PerformanceRow {
  const { unit, month, revision, cutOff, publishedAt, illustrative, correction, history, k } = parts
  return performanceRow({
    unit,
    month,
    revision,
    cutOff,
    publishedAt,
    illustrative,
    correction,
    dossiers: dossiersOf(parts.dossiers),
    satisfaction: satisfactionOf(parts.survey),
    suggestions: parts.suggestions ?? { received: null, answered: null, medianDays: null },
    staff: withhold({ month, counts: parts.staff, history, k }),
    inspections: parts.inspections ?? { visits: null, findings: null, openCorrections: null },
  })
}

export const noDossiers: DossierFigures = {
  carriedOver: null,
  received: null,
  early: null,
  onTime: null,
  late: null,
  pendingInTime: null,
  pendingOverdue: null,
  online: null,
  counter: null,
  post: null,
  onlineCapable: null,
  filedFromHome: null,
}

function dossiersOf(figures: DossierFigures | null): PerformanceRow['dossiers'] {
  const known = figures ?? noDossiers
  return { ...known, difference: reconcile(known) }
}

function satisfactionOf(survey: RowParts['survey']): PerformanceRow['satisfaction'] {
  if (!survey) return { answers: null, level5: null, level4: null, level3: null, level2: null, level1: null }
  const { level5, level4, level3, level2, level1 } = survey
  return { answers: level5 + level4 + level3 + level2 + level1, level5, level4, level3, level2, level1 }
}

/** The latest month that more than half of the units have reached, from the latest month of each. */
export function commonMonth(latest: readonly Month[]): Month | null {
  return [...latest].sort().reverse()[Math.floor(latest.length / 2)] ?? null
}

/** The first day on which a month may be published: the day after its last. */
export function earliestDay(month: Month): Day {
  return firstDay(addMonths(month, 1))
}

/** Whether a reader would see the same figures, whenever and as whichever revision they were published. */
export function saysTheSame(a: PerformanceRow, b: PerformanceRow): boolean {
  const told = (row: PerformanceRow) =>
    JSON.stringify(
      performanceRow({ ...row, revision: 1, cutOff: a.cutOff, publishedAt: a.publishedAt, correction: null }),
    )
  return told(a) === told(b)
}
