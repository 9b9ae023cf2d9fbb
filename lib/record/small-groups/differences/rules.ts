import type { Month } from '@/lib/month'
import type { StaffCounts } from '../../schema'
import { gradeFigures, type PublicHistory, type PublishedMonth, type Roster } from '../schema'

/** How many people came and went between two rosters. */
export interface Moved {
  joined: number
  left: number
}

/** A row of another month that a reader may set beside this month's, with who moved in between. */
export interface Neighbour extends Moved {
  staff: StaffCounts
  /** Months that withhold every grade lie on the way to it. */
  over: boolean
}

/** How two rosters differ. `joined`: in the first and not in the second. */
export function rosterChange(now: Roster, then: Roster): Moved {
  const [here, there] = [new Set(now), new Set(then)]
  const missing = (from: Set<string>, other: Set<string>) => [...from].filter((id) => !other.has(id)).length
  return { joined: missing(here, there), left: missing(there, here) }
}

/**
 * The rows that a reader can set beside this month's: on either side the nearest month that shows a grade count,
 * and the months on the way to it that withhold all of them. From month to month fewer than `k` people may have
 * moved (they add up along the way), or fewer than `k` between the two ends.
 */
export function neighbours(month: Month, history: PublicHistory, k: number): Neighbour[] {
  const before = history.months.filter((other) => other.month < month)
  const after = history.months.filter((other) => other.month > month)
  return [...outward(byMonth(before).reverse(), history, k), ...outward(byMonth(after), history, k)]
}

function outward(months: PublishedMonth[][], { roster }: PublicHistory, k: number): Neighbour[] {
  const found: Neighbour[] = []
  let step = roster
  let along: Moved | null = { joined: 0, left: 0 }
  let over = false
  for (const revisions of months) {
    const there = revisions[0]!.roster
    const next = rosterChange(step, there)
    along =
      along && few(next, k) ? { joined: along.joined + next.joined, left: along.left + next.left } : null
    step = there
    const direct = rosterChange(roster, there)
    const moved = along ?? (few(direct, k) ? direct : null)
    const telling = revisions.some(({ staff }) => shows(staff))
    // What a silent month may have been is counted out: with many people that would take too long.
    if (moved && (telling || few(moved, 2 * k)))
      found.push(...revisions.map(({ staff }) => ({ staff, over: along !== null && over, ...moved })))
    // Further away the record itself refutes that grades stood still: the counts shown in between moved.
    if (telling) break
    over = true
  }
  return found
}

function few({ joined, left }: Moved, k: number): boolean {
  return joined + left < k
}

function shows(staff: StaffCounts): boolean {
  return gradeFigures.some((name) => staff[name] !== null)
}

function byMonth(months: readonly PublishedMonth[]): PublishedMonth[][] {
  const telling = months.filter(({ staff }) => shows(staff) || staff.withheld.includes('gradeA'))
  const names = [...new Set(telling.map(({ month }) => month))].sort()
  return names.map((name) => telling.filter(({ month }) => month === name))
}

export type Told = 'nothing' | 'what-it-withholds' | 'everything'

/**
 * What these counts would tell a reader who believes that whoever stayed kept her grade, and reads them beside
 * another month. `nothing`: the other month refutes that belief, or has nothing to tell. `everything`: the
 * difference would be the grades of the few who moved, or would narrow what that month or one on the way withholds.
 * `ownWhole`: whether counts withhold their whole distribution by themselves.
 */
export function whatIsTold(
  vector: readonly number[],
  { staff, over, joined, left }: Neighbour,
  ownWhole: (vector: readonly number[]) => boolean,
): Told {
  if (!shows(staff)) {
    if (staff.graded === null) return 'nothing'
    return reaches(vector, { joined, left }, staff.graded, ownWhole) ? 'everything' : 'nothing'
  }
  let [up, down, rest, otherRest] = [0, 0, 0, staff.graded ?? 0]
  vector.forEach((value, index) => {
    const shown = staff[gradeFigures[index]!]
    if (shown === null) {
      rest += value
      return
    }
    otherRest -= shown
    up += Math.max(value - shown, 0)
    down += Math.max(shown - value, 0)
  })
  up += Math.max(rest - otherRest, 0)
  down += Math.max(otherRest - rest, 0)
  if (up > joined || down > left) return 'nothing'
  return up + down > 0 || over ? 'everything' : 'what-it-withholds'
}

/** Whether these counts can come from ones that withhold themselves whole, by nothing but people who moved. */
function reaches(
  vector: readonly number[],
  { joined, left }: Moved,
  total: number,
  ownWhole: (vector: readonly number[]) => boolean,
): boolean {
  const then = [...vector]
  const from = (at: number, came: number, went: number): boolean => {
    if (at === then.length)
      return then.reduce((sum, value) => sum + value, 0) === total && ownWhole([...then])
    const value = vector[at]!
    for (let was = Math.max(0, value - came); was <= value + went; was++) {
      then[at] = was
      if (from(at + 1, came - Math.max(value - was, 0), went - Math.max(was - value, 0))) return true
    }
    then[at] = value
    return false
  }
  return from(0, joined, left)
}
