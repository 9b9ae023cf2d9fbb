import { ratio, toFixed } from '@/lib/decimal'
import { addMonths, monthsBetween, type Month } from '@/lib/month'
import type { PerformanceRow } from '../schema'

/** A share in percent with what it rests on. `value` has two places, half up; null: nothing can be claimed. */
export interface Rate {
  numerator: number | null
  denominator: number | null
  value: string | null
}

/** Fewer answers than this, and no rate of satisfaction is claimed. */
export const fewestAnswers = 30

/** Of dossiers resolved, those resolved early or on time. */
export function onTimeRate({ dossiers }: Pick<PerformanceRow, 'dossiers'>): Rate {
  const inTime = plus(dossiers.early, dossiers.onTime)
  return rate(inTime, plus(inTime, dossiers.late))
}

/** Of survey answers, levels 4 and 5; without a value below 30 answers. */
export function satisfactionRate({ satisfaction }: Pick<PerformanceRow, 'satisfaction'>): Rate {
  const found = rate(plus(satisfaction.level4, satisfaction.level5), satisfaction.answers)
  return (found.denominator ?? 0) < fewestAnswers ? { ...found, value: null } : found
}

/** Of dossiers received for which it was possible, those filed online. */
export function onlineRate({ dossiers }: Pick<PerformanceRow, 'dossiers'>): Rate {
  return rate(dossiers.online, dossiers.onlineCapable)
}

/** Of dossiers received online, those filed from home. */
export function filedFromHomeRate({ dossiers }: Pick<PerformanceRow, 'dossiers'>): Rate {
  return rate(dossiers.filedFromHome, dossiers.online)
}

export function suggestionsAnsweredRate({ suggestions }: Pick<PerformanceRow, 'suggestions'>): Rate {
  return rate(suggestions.answered, suggestions.received)
}

export function acknowledgedRate({ staff }: Pick<PerformanceRow, 'staff'>): Rate {
  return rate(staff.acknowledged, staff.counted)
}

/** Each channel's share of what was received. */
export function channelRates({
  dossiers,
}: Pick<PerformanceRow, 'dossiers'>): Record<'online' | 'counter' | 'post', Rate> {
  return {
    online: rate(dossiers.online, dossiers.received),
    counter: rate(dossiers.counter, dossiers.received),
    post: rate(dossiers.post, dossiers.received),
  }
}

/** Each grade's share of those graded; null as a whole where any part of it is withheld or unknown. */
export function gradeShares({
  staff,
}: Pick<PerformanceRow, 'staff'>): Record<'A' | 'B' | 'C' | 'D', Rate> | null {
  const { graded, gradeA, gradeB, gradeC, gradeD } = staff
  if ([graded, gradeA, gradeB, gradeC, gradeD].includes(null)) return null
  return {
    A: rate(gradeA, graded),
    B: rate(gradeB, graded),
    C: rate(gradeC, graded),
    D: rate(gradeD, graded),
  }
}

/** A part of a whole with both; null where it cannot be a share. */
export function rate(numerator: number | null, denominator: number | null): Rate {
  // A part beyond its whole is a fault of the figures (a difference is shown beside them), not a share.
  if (numerator === null || !denominator || numerator > denominator)
    return { numerator, denominator, value: null }
  return { numerator, denominator, value: toFixed(ratio(numerator * 100, denominator), 2) }
}

export interface Median {
  value: string
  /** How many units it is the middle of. */
  units: number
}

/** Fewer units than this have no middle worth a word. */
const fewestUnits = 5

/** The middle of a rate over units, each counting once whatever its size; of those whose rate is known. */
export function medianRate<Row>(rows: readonly Row[], of: (row: Row) => Rate): Median | null {
  const hundredths = rows
    .flatMap((row) => of(row).value ?? [])
    .map((value) => Math.round(Number(value) * 100))
  const units = hundredths.length
  if (units < fewestUnits) return null
  hundredths.sort((a, b) => a - b)
  const twice = hundredths[Math.floor((units - 1) / 2)]! + hundredths[Math.floor(units / 2)]!
  return { value: toFixed(ratio(twice, 200), 2), units }
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b
}

export interface Trend {
  /** Every month of the span, gaps as null. */
  points: { month: Month; rate: Rate | null }[]
  first: TrendPoint | null
  last: TrendPoint | null
  lowest: TrendPoint | null
  highest: TrendPoint | null
}

export interface TrendPoint {
  month: Month
  value: string
}

/** A rate over the months up to `until`, and the four points that one sentence about it needs. */
export function trend<Row extends { month: Month; revision?: number }>(
  rows: readonly Row[],
  of: (row: Row) => Rate,
  until: Month,
  months = 12,
): Trend {
  const latest = new Map<Month, Row>()
  for (const row of rows) {
    if ((latest.get(row.month)?.revision ?? 0) < (row.revision ?? 1)) latest.set(row.month, row)
  }
  const points = monthsBetween(addMonths(until, 1 - months), until).map((month) => {
    const row = latest.get(month)
    return { month, rate: row ? of(row) : null }
  })
  const known = points.flatMap(({ month, rate }) => (rate?.value ? [{ month, value: rate.value }] : []))
  return {
    points,
    first: known[0] ?? null,
    last: known.at(-1) ?? null,
    lowest: known.reduce<TrendPoint | null>(
      (a, b) => (a && Number(a.value) <= Number(b.value) ? a : b),
      null,
    ),
    highest: known.reduce<TrendPoint | null>(
      (a, b) => (a && Number(a.value) >= Number(b.value) ? a : b),
      null,
    ),
  }
}
