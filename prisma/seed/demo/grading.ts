import { gradeCase, type GradeResult } from '@/lib/evaluations/grading/rules'
import { tasksFromCounts } from '@/lib/evaluations/grading/defaults/rules'
import type { GradeCase, Task } from '@/lib/evaluations/grading/schema'
import { type Scheme, shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { schemeFor } from '@/lib/evaluations/schemes/rules'
import { randomOf } from './random'

export type DemoGrade = { scheme: Scheme; input: GradeCase; result: GradeResult; tasks: Task[] }

export function schemeOf(month: string): Scheme {
  const scheme = schemeFor(shippedSchemes, month)
  if (!scheme) throw new Error(`No scheme for ${month}`)
  return scheme
}

/** One person's month: most do well, few excel, very few fall short. `rank` spreads people so that no quota breaks. */
export function demoGrade(
  who: { person: string; leader: boolean },
  month: string,
  rank: number,
  of: number,
): DemoGrade {
  const scheme = schemeOf(month)
  const random = randomOf(`grade ${who.person} ${month}`)
  const share = rank / of
  const level: Level = share < 0.12 ? 'high' : share > 0.96 && random.chance(0.5) ? 'low' : 'middle'
  const counts = {
    assigned: random.between(8, 16),
    unfinished: level === 'low' ? 3 : level === 'middle' && random.chance(0.35) ? 1 : 0,
    returned: level === 'low' ? 3 : level === 'middle' && random.chance(0.4) ? 1 : 0,
    late: level === 'low' ? 2 : level === 'middle' && random.chance(0.25) ? 1 : 0,
  }
  const tasks = scheme.method === 'points-and-tasks' ? made(counts) : []
  const kept = keptOf(level, scheme.method)
  const points = Object.fromEntries(
    scheme.criteria.map((criterion) => {
      // Half points, as assessors give them; a bonus is rare.
      const share = criterion.id === 'bonus' && level !== 'high' ? 0 : random.between(...kept)
      return [criterion.id, String(Math.round((Number(criterion.maximum) * share * 2) / 100) / 2)]
    }),
  )
  const input: GradeCase = {
    scheme: scheme.code,
    points,
    deductions: [],
    discipline_decision: false,
    ...(scheme.method === 'points-and-tasks' ? { leader: who.leader, tasks } : {}),
    ...(scheme.method === 'points-and-tasks' && who.leader ? { leadership: allMet } : {}),
  }
  return { scheme, input, result: gradeCase(scheme, input), tasks }
}

const allMet = { unit_result: '1', organising: '1', unity: '1' }

type Level = 'high' | 'middle' | 'low'

/** Share of each criterion's maximum that is given, in percent: under either scheme the middle is rated good. */
function keptOf(level: Level, method: Scheme['method']): [number, number] {
  if (method === 'points')
    return { high: [95, 100], middle: [79, 92], low: [58, 72] }[level] as [number, number]
  return { high: [95, 100], middle: [36, 62], low: [40, 60] }[level] as [number, number]
}

function made(counts: Parameters<typeof tasksFromCounts>[0]): Task[] {
  const made = tasksFromCounts(counts)
  if ('error' in made) throw new Error(made.error.why)
  return made.tasks
}
