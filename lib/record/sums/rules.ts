import { reconcile } from '../dossiers/checks/rules'
import { dossierCounts, type DossierFigures } from '../dossiers/schema'
import type { PerformanceRow } from '../schema'
import { type Range, sumOfRanges } from '../small-groups/audit/rules'
import { withholdParent } from '../small-groups/rules'

/** What a row says, whoever's it is: one unit's, or the sum of several. */
export type Figures = Pick<
  PerformanceRow,
  'dossiers' | 'satisfaction' | 'suggestions' | 'staff' | 'inspections'
>

/**
 * The sum of public rows. What one of them has no data for the sum has not either: part of a whole would pass
 * for the whole. A median has no sum.
 */
export function sumOfRows(rows: readonly Figures[]): Figures {
  const dossiers = sums(
    rows.map((row) => row.dossiers),
    dossierCounts,
  ) as DossierFigures
  return {
    dossiers: { ...dossiers, difference: reconcile(dossiers) },
    satisfaction: sums(
      rows.map((row) => row.satisfaction),
      ['answers', 'level5', 'level4', 'level3', 'level2', 'level1'],
    ),
    suggestions: {
      ...sums(
        rows.map((row) => row.suggestions),
        ['received', 'answered'],
      ),
      medianDays: null,
    },
    staff: withholdParent(rows.map((row) => row.staff)),
    inspections: sums(
      rows.map((row) => row.inspections),
      ['visits', 'findings', 'openCorrections'],
    ),
  }
}

/** What a sum of grade counts says where units withhold some: how many do, and between what ends each sum lies. */
export type GradesBetween = { units: number; silent: number; ranges: Range[] | null }

export function gradesBetween(rows: readonly Pick<Figures, 'staff'>[]): GradesBetween {
  const staff = rows.map((row) => row.staff)
  const silent = staff.filter((row) => row.withheld.some((name) => name.startsWith('grade'))).length
  return { units: staff.length, silent, ranges: sumOfRanges(staff) }
}

function sums<Key extends string>(
  parts: readonly { readonly [key in Key]: number | null }[],
  keys: readonly Key[],
): Record<Key, number | null> {
  const sum = (key: Key) => {
    const values = parts.map((part) => part[key])
    return values.length === 0 || values.includes(null)
      ? null
      : values.reduce<number>((n, v) => n + (v ?? 0), 0)
  }
  return Object.fromEntries(keys.map((key) => [key, sum(key)])) as Record<Key, number | null>
}
