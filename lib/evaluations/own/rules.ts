import type { GradeLine } from '../grading/rules'
import { criterionName } from '../schemes/rules'
import type { Letter, Scheme } from '../schemes/schema'
import type { OwnLine } from './schema'

/** The lines of a decision with the words of the scheme that made it, criteria with the code by which texts cite them. */
export function explain(scheme: Scheme, lines: readonly GradeLine[]): OwnLine[] {
  const named = new Map(scheme.criteria.map((each) => [each.id, criterionName(each)]))
  const labels = new Map<string, string>(
    [...scheme.criteria, ...scheme.knockOuts].map(({ id, label }) => [id, label.vi]),
  )
  if (scheme.method === 'points-and-tasks') {
    for (const [id, { label, letter }] of Object.entries(scheme.taskResult.measures))
      labels.set(id, `${label.vi} (${letter})`)
  }
  return lines.map(({ criterion, points, why }) => {
    const label = labels.get(criterion) ?? criterion
    // The reason names its criterion again, which a table has in the next column.
    return {
      criterion,
      label: named.get(criterion) ?? label,
      points,
      why: why.startsWith(`${label}: `) ? why.slice(label.length + 2) : why,
    }
  })
}

export function gradeName(scheme: Scheme, grade: Letter | null): string | null {
  return scheme.bands.find(({ letter }) => letter === grade)?.name.vi ?? null
}
