import type { PerformanceRow } from '../schema'

/** Of which kinds of figures nothing is known: the public would read that there is no data. */
export function missingKinds(row: PerformanceRow) {
  return [
    row.dossiers.received === null ? ('dossiers' as const) : null,
    row.satisfaction.answers === null ? ('satisfaction' as const) : null,
    row.suggestions.received === null ? ('suggestions' as const) : null,
    row.inspections.visits === null ? ('inspections' as const) : null,
  ].filter((kind) => kind !== null)
}
