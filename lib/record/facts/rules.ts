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
