import { availableParallelism, loadavg } from 'node:os'

/** One thing measured; without a goal it is told only. */
export type Line = { what: string; found: string; goal?: string; met?: boolean }

/** Prints what was found against its goals; a goal missed is the exit code of the command. */
export function tell(lines: Line[]): void {
  const cells = lines.map(({ what, found, goal = '', met }) => [
    what,
    found,
    goal,
    met === undefined ? '' : word(met),
  ])
  const rows = [['', 'found', 'goal', ''], ...cells]
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  for (const row of rows) {
    const [what = '', found = '', goal = '', verdict = ''] = row
    const [first = 0, second = 0, third = 0] = widths
    console.log(
      `  ${what.padEnd(first)}  ${found.padStart(second)}  ${goal.padEnd(third)}  ${verdict}`.trimEnd(),
    )
  }
  // Others at work make every figure worse, and the goals are ratios for that reason.
  console.log(`  ${availableParallelism()} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}`)
  if (lines.some(({ met }) => met === false)) process.exitCode = 1
}

function word(met: boolean): string {
  return met ? 'met' : 'MISSED'
}

export function median(figures: number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low, high] = sorted.length % 2 ? [middle, middle] : [middle - 1, middle]
  return ((sorted[low] ?? NaN) + (sorted[high] ?? NaN)) / 2
}

export function percentile(figures: number[], share: number): number {
  return figures.toSorted((a, b) => a - b)[Math.ceil(figures.length * share) - 1] ?? NaN
}

export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await work()
  return performance.now() - since
}
