import { describe, expect, it } from 'vitest'
import { withholdParent } from '@/lib/record/small-groups/rules'
import { letters, publish } from './adversary'
import { fewestCellsOfTown } from './fewest'
import { Facts } from './solver'
import { cell, dice, hiddenCells, moved, town, type TownRow } from './town'

// A run for the record asks more, of others, and of larger towns:
// NEP_TOWNS=5000 NEP_TOWNS_FROM=9001 NEP_TOWN='{"units":6,"months":6,"corrected":2}' npx vitest run tests/lib/record/small-groups/towns.test.ts
const towns = Number(process.env.NEP_TOWNS ?? 250)
const from = Number(process.env.NEP_TOWNS_FROM ?? 1)
const larger = JSON.parse(process.env.NEP_TOWN ?? '{}') as Parameters<typeof town>[1]
const seeds = Array.from({ length: towns }, (_, index) => from + index)

describe('an adversary with a solver, over random towns', () => {
  it('finds for every withheld grade count values 3 apart, from all rows, corrections and sums of parents', () => {
    const narrow: string[] = []
    let cells = 0
    for (const seed of seeds) {
      const rows = town(seed, larger)
      const wanted = rows.flatMap(hiddenCells)
      cells += wanted.length
      const ranges = everythingPublic(rows).ranges(wanted, 3)
      for (const [name, { low, high }] of ranges)
        if (high - low < 3) narrow.push(`${seed} ${name} ${low}…${high}`)
    }
    expect(narrow).toEqual([])
    expect(cells).toBeGreaterThan(towns)
  }, 120_000)

  it('learns nothing of the few who moved, even where it is told that all others kept their grades', () => {
    const told: string[] = []
    for (const seed of seeds.slice(0, towns / 10)) {
      for (const run of stillMonths(
        town(seed, { units: 1, months: 4, ...larger, still: 1, corrected: 99 }),
      )) {
        for (let latest = 1; latest < run.length; latest++) {
          const before = run.slice(0, latest)
          const movers = before.flatMap((row, index) => [...names('i', row), ...names('o', run[index + 1]!)])
          const wanted = [...before.flatMap(hiddenCells), ...movers, ...names('i', run[latest]!)]
          const upTo = run.slice(0, latest + 1)
          const is = stillFacts(upTo, 'all').ranges(wanted)
          // A mover may be known not to have a grade that nobody has; a withheld count is not narrowed by that.
          const was = {
            u: stillFacts(upTo, 'none').ranges(wanted),
            i: stillFacts(upTo, 'zeros').ranges(wanted),
          }
          for (const name of new Set(wanted)) {
            const before = width((name.startsWith('u') ? was.u : was.i).get(name)!)
            if (width(is.get(name)!) < (name.startsWith('u') ? Math.min(3, before) : before))
              told.push(`${seed} ${name} ${JSON.stringify([was.u.get(name), was.i.get(name), is.get(name)])}`)
          }
        }
      }
    }
    expect(told).toEqual([])
  }, 120_000)
})

it('finds much where only the small counts are withheld: the adversary is one', () => {
  const naive = (row: TownRow): TownRow => {
    const withheld = letters.filter((_, letter) => row.truth[letter]! > 0 && row.truth[letter]! < 5)
    const shown = letters.map((name, letter) => [name, withheld.includes(name) ? null : row.truth[letter]!])
    const graded = row.truth.reduce((sum, value) => sum + value, 0)
    return { ...row, staff: { ...row.staff, graded, ...Object.fromEntries(shown), withheld } }
  }
  const narrow = seeds.slice(0, 20).filter((seed) => {
    const rows = town(seed).map(naive)
    const ranges = everythingPublic(rows).ranges(rows.flatMap(hiddenCells), 3)
    return [...ranges.values()].some(({ low, high }) => high - low < 3)
  })
  // Of towns 1 to 20 it is more than half; whatever others are asked for, never a handful.
  expect(narrow.length).toBeGreaterThan(5)
})

it('withholds in towns of two and three units, with their sum, at most 1.5 times the fewest cells', () => {
  const roll = dice(6 + from)
  let [used, fewest] = [0, 0]
  for (let at = 0; at < towns / 10; at++) {
    const units = Array.from({ length: 2 + roll(2) }, () => {
      const a = roll(20)
      return [a, 8 + roll(30), roll(10), roll(3)] as const
    })
    const rows = units.map((vector) => publish(vector))
    used += [...rows, withholdParent(rows)].reduce((sum, row) => sum + row.withheld.length, 0)
    fewest += fewestCellsOfTown(units)
  }
  expect(used / fewest).toBeLessThanOrEqual(1.5)
}, 120_000)

/** All rows of a town, with the sum of every month as the parent's page shows it. */
function everythingPublic(rows: readonly TownRow[]): Facts {
  const facts = new Facts()
  rows.forEach((row) => publicRow(facts, row))
  for (const row of rows) {
    const before = rows.find(
      (one) => one.unit === row.unit && one.month === row.month && one.revision === row.revision - 1,
    )
    // Told, truly, where a correction was about something else.
    if (before && String(before.truth) === String(row.truth))
      letters.forEach((_, letter) => facts.equal([[1, cell(row, letter)], [-1, cell(before, letter)]], 0)) // prettier-ignore
  }
  for (const month of new Set(rows.map((row) => row.month))) {
    const latest = rows.filter(
      (row) =>
        row.month === month &&
        !rows.some((one) => one.unit === row.unit && one.month === month && one.revision > row.revision),
    )
    const parent = withholdParent(latest.map(({ staff }) => staff))
    letters.forEach((name, letter) => {
      const sum = parent[name]
      if (sum !== null)
        facts.equal(
          latest.map((row) => [1, cell(row, letter)] as const),
          sum,
        )
    })
  }
  return facts
}

/** What of the last row's grades is shown. */
type Shown = 'all' | 'zeros' | 'none'

function publicRow(facts: Facts, row: TownRow, of: Shown = 'all'): void {
  const cells = letters.map((_, letter) => [1, cell(row, letter)] as const)
  const { staff } = row
  if (staff.graded !== null) facts.equal(cells, staff.graded)
  else facts.atMost(cells, staff.counted ?? 1000)
  letters.forEach((name, letter) => {
    const shown = staff[name]
    if (shown !== null && (of === 'all' || (of === 'zeros' && shown === 0)))
      facts.equal([[1, cell(row, letter)]], shown)
  })
}

/** Runs of months of a unit, each after the one before by nothing but a few people who came or went. */
function stillMonths(rows: readonly TownRow[]): TownRow[][] {
  const runs: TownRow[][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const change = last && last.unit === row.unit && row.still ? moved(row, last) : null
    if (run && change && change.joined + change.left < 5) run.push(row)
    else runs.push([row])
  }
  return runs.filter((run) => run.length > 1)
}

function width({ low, high }: { low: number; high: number }): number {
  return high - low
}

function names(way: 'i' | 'o', row: TownRow): string[] {
  return letters.map((_, letter) => way + cell(row, letter))
}

/** The same, told that nobody who stayed was graded otherwise. `of`: what the last row shows. */
function stillFacts(run: readonly TownRow[], of: Shown): Facts {
  const facts = new Facts()
  run.forEach((row, index) => publicRow(facts, row, index === run.length - 1 ? of : 'all'))
  run.forEach((row, index) => {
    const then = run[index - 1]
    letters.forEach((_, letter) => {
      const [came, went] = [`i${cell(row, letter)}`, `o${cell(row, letter)}`]
      if (!then) {
        facts.equal([[1, came]], 0).equal([[1, went]], 0)
        return
      }
      facts.equal(
        [[1, cell(row, letter)], [-1, cell(then, letter)], [-1, came], [1, went]], 0,
      ) // prettier-ignore
      facts.atMost([[1, went], [-1, cell(then, letter)]], 0) // prettier-ignore
      facts.atMost([[1, came], [-1, cell(row, letter)]], 0) // prettier-ignore
    })
    if (!then) return
    const { joined, left } = moved(row, then)
    facts.atMost(names('i', row).map((name) => [1, name] as const), joined) // prettier-ignore
    facts.atMost(names('o', row).map((name) => [1, name] as const), left) // prettier-ignore
  })
  return facts
}
