import type { Day } from '@/lib/month'
import type { Finding, Standing, Step } from './schema'

type Asked = Pick<Finding, 'measure' | 'due'> & { steps: readonly Pick<Step, 'kind' | 'due'>[] }

/** The day by which it must be done: the first one, or that of the last extension. */
export function dueDay({ due, steps }: Asked): Day | null {
  return steps.findLast(({ kind }) => kind === 'extended')?.due ?? due
}

/** How a finding stands. What the unit reported waits for the inspectors' look, whatever the day. */
export function standingOf(finding: Asked, today: Day): Standing {
  if (finding.measure === 'none') return 'noted'
  const kinds = finding.steps.map(({ kind }) => kind)
  if (kinds.includes('closed')) return 'closed'
  if (kinds.at(-1) === 'reported') return 'reported'
  const due = dueDay(finding)
  return due !== null && due < today ? 'overdue' : 'open'
}

export function isOpen({ standing }: Pick<Finding, 'standing'>): boolean {
  return standing !== 'noted' && standing !== 'closed'
}
