import { dossierCounts, type DossierFigures } from '../dossiers/schema'

/**
 * The figures of the whole unit (field ''), or the sum over its fields where only those are known. What one
 * field does not know, the sum does not know.
 */
export function wholeUnit(rows: readonly ({ field: string } & DossierFigures)[]): DossierFigures | null {
  const whole = rows.find(({ field }) => field === '')
  const parts = whole ? [whole] : rows
  if (parts.length === 0) return null
  const sums = dossierCounts.map((count) => {
    const values = parts.map((row) => row[count])
    return [count, values.includes(null) ? null : values.reduce<number>((sum, n) => sum + (n ?? 0), 0)]
  })
  return Object.fromEntries(sums) as DossierFigures
}

type Inspected = { visits: number; findings: number; openCorrections: number }

/**
 * Visits that inspectors recorded count; a month without one keeps what was entered of it, and is one of no visits
 * only where nothing was.
 */
export function eitherInspections(
  recorded: Inspected | null,
  entered: Inspected | null,
): { counts: Inspected; from: 'visits' | 'entered' } | null {
  if (recorded && (recorded.visits > 0 || !entered)) return { counts: recorded, from: 'visits' }
  return entered && { counts: entered, from: 'entered' }
}

type Levels = { level5: number; level4: number; level3: number; level2: number; level1: number }

/** Answers on paper and answers in the portal, level by level; where one is unknown the other stands alone. */
export function bothSurveys(paper: Levels | null, portal: Levels | null): Levels | null {
  if (!paper || !portal) return paper ?? portal
  return {
    level5: paper.level5 + portal.level5,
    level4: paper.level4 + portal.level4,
    level3: paper.level3 + portal.level3,
    level2: paper.level2 + portal.level2,
    level1: paper.level1 + portal.level1,
  }
}
