import { rosterChange } from '@/lib/record/small-groups/differences/rules'
import { withhold } from '@/lib/record/small-groups/rules'
import type { PublishedMonth } from '@/lib/record/small-groups/schema'
import type { StaffCounts } from '@/lib/record/schema'
import { letters, type Vector } from './adversary'

/** Numbers 0 ≤ n < 1 from a seed, the same every time. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

type Office = { id: string; grade: number | null }[]

export type TownRow = {
  unit: number
  month: string
  revision: number
  truth: Vector
  roster: string[]
  staff: StaffCounts
  /** Whether who was here in the month published before kept her grade. */
  still: boolean
}

/** A town of small offices over some months, published in order as the product would, some rows corrected. */
export function town(seed: number, { units = 3, months = 3, still = 2, corrected = 5 } = {}): TownRow[] {
  const roll = dice(seed)
  const rows: TownRow[] = []
  let newcomers = 0
  const weights = [
    [3, 7, 1, 1],
    [5, 5, 0, 0],
    [1, 8, 4, 1],
    [0, 9, 1, 0],
  ][roll(4)]!
  const grade = () => {
    if (roll(12) === 0) return null
    let at = roll(weights.reduce((sum, weight) => sum + weight, 0))
    return weights.findIndex((weight) => (at -= weight) < 0)
  }
  for (let unit = 0; unit < 1 + roll(units); unit++) {
    let office: Office = Array.from({ length: 3 + roll(roll(2) ? 12 : 40) }, () => ({
      id: `${unit}-${newcomers++}`,
      grade: grade(),
    }))
    for (let month = 1; month <= 1 + roll(months); month++) {
      const keeps = month > 1 && roll(still) === 0
      if (month > 1) {
        const gone = new Set(Array.from({ length: roll(4) }, () => roll(office.length)))
        office = office
          .filter((_, index) => !gone.has(index))
          .map((one) => ({ ...one, grade: keeps ? one.grade : roll(3) ? one.grade : grade() }))
        for (let came = roll(4); came > 0; came--)
          office.push({ id: `${unit}-${newcomers++}`, grade: grade() })
      }
      rows.push(published(rows, unit, `2026-0${month}`, office, keeps))
      if (roll(corrected) === 0) {
        const wrong = roll(3)
        office = office.map((one, index) => (index < wrong ? { ...one, grade: grade() } : one))
        rows.push(published(rows, unit, `2026-0${month}`, office, false))
      }
    }
  }
  return rows
}

function published(rows: TownRow[], unit: number, month: string, office: Office, still: boolean): TownRow {
  const own = rows.filter((row) => row.unit === unit)
  const revisions = own.filter((row) => row.month === month)
  const roster = office.map(({ id }) => id)
  const truth = [0, 1, 2, 3].map((letter) => office.filter(({ grade }) => grade === letter).length)
  const [gradeA, gradeB, gradeC, gradeD] = truth as [number, number, number, number]
  const graded = gradeA + gradeB + gradeC + gradeD
  const staff = withhold({
    month,
    counts: { counted: office.length, acknowledged: office.length, graded, gradeA, gradeB, gradeC, gradeD },
    history: {
      roster,
      revisions: revisions.map((row) => row.staff),
      months: own.filter((row) => row.month !== month) satisfies PublishedMonth[],
    },
  })
  return {
    ...{ unit, month, revision: revisions.length + 1, roster, staff, still },
    truth: [gradeA, gradeB, gradeC, gradeD],
  }
}

export function cell(row: TownRow, letter: number): string {
  return `u${row.unit}m${row.month.slice(-2)}r${row.revision}${'abcd'[letter]}`
}

export function hiddenCells(row: TownRow): string[] {
  return letters.flatMap((name, letter) => (row.staff.withheld.includes(name) ? [cell(row, letter)] : []))
}

export function moved(now: TownRow, then: TownRow) {
  return rosterChange(now.roster, then.roster)
}
