import { performanceColumns } from '../csv/rules'
import type { PerformanceRow } from '../schema'

const figures = performanceColumns.filter((column) =>
  /^(dossiers|satisfaction|suggestions|staff|inspections)\./.test(column),
)

/** The figures that read otherwise in the second row, by their dotted names. */
export function changedFigures(before: PerformanceRow, after: PerformanceRow): string[] {
  return figures.filter((column) => leaf(before, column) !== leaf(after, column))
}

function leaf(row: PerformanceRow, column: string): string {
  let value: unknown = row
  for (const name of column.split('.')) value = (value as Record<string, unknown> | null)?.[name]
  return JSON.stringify(value ?? null)
}
