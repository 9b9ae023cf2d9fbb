import type { Plan, PlanLine } from '@/lib/sheets/schema'
import { equal } from '../rules'
import type { ExistingScores, ParsedScoresFile, PersonWrite, ScoreWrite } from '../schema'

/** Missing are those on the sheet whom the file does not name; an empty cell leaves what is there. */
export function planScores(
  parsed: ParsedScoresFile,
  existing: readonly ExistingScores[],
): Plan<readonly (ScoreWrite | PersonWrite)[]> {
  const before = new Map(existing.map((row) => [row.staffCode, row]))
  const writes: (ScoreWrite | PersonWrite)[] = []
  const lines: PlanLine[] = []
  const counts = { new: 0, changed: 0, same: 0 }
  for (const { staffCode, points: given, suggested, more = [] } of parsed.rows) {
    const { points: known = {}, name } = before.get(staffCode) ?? {}
    const own = Object.entries(given).flatMap(([criterion, written]) => {
      const points = written ?? (known[criterion] ? null : (suggested?.[criterion] ?? null))
      return points === null || equal(points, known[criterion] ?? null)
        ? []
        : [{ staffCode, criterion, points }]
    })
    const others = more.flatMap(({ write }) => (write ? [{ staffCode, write }] : []))
    const scored = Object.values(known).some((points) => points !== null)
    const change = scored ? 'changed' : 'new'
    const touched = own.length + others.length > 0
    counts[touched ? change : 'same'] += 1
    const how = own.map(({ criterion, points }) => {
      const last = known[criterion]
      const label = parsed.labels.get(criterion) ?? criterion
      return `${label}: ${last ? `${comma(last)} → ` : ''}${comma(points)}`
    })
    const all = [...how, ...more.flatMap(({ told }) => told)]
    if (touched)
      lines.push({ change, what: name ? `${name} (${staffCode})` : staffCode, how: all.join('; ') })
    writes.push(...own, ...others)
  }
  const { leftOut, mended, notes, refused, named } = parsed
  // A file that could not be read says about nobody that she is not in it.
  const unread = named.size === 0 && refused.length > 0
  const missing = unread ? [] : existing.map((row) => row.staffCode).filter((code) => !named.has(code))
  return {
    ...counts,
    leftOut,
    missing,
    refused,
    mended,
    notes,
    lines,
    writes: refused.length > 0 ? [] : writes,
  }
}

function comma(points: string): string {
  return points.replace('.', ',')
}
