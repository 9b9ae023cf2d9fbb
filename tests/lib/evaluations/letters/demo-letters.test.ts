import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { run } from '@/lib/cli/seed'
import { db } from '@/lib/db'
import { gridCounts, readRow, rowCellsOf } from '@/lib/evaluations/cells/rules'
import { withLetter } from '@/lib/evaluations/letters/rules'
import { letters } from '@/lib/evaluations/schemes/schema'
import { findSheetRow, listPersonMonths } from '@/lib/evaluations/sheets/queries'
import { mayBeScored } from '@/lib/evaluations/sheets/policy'
import { sumOf } from '@/lib/evaluations/sheets/rules'
import type { SheetPerson } from '@/lib/evaluations/sheets/schema'
import { seedDemo } from '@/prisma/seed/demo/index'
import { testDatabase } from '@/tests/support/database'

// The month that the demo's supervisor has open: half of it scored, with deductions and faulty tasks, half not.

let people: SheetPerson[]

beforeAll(async () => {
  process.env.DEMO_PASSWORD = 'chỉ để thử thôi'
  const database = await testDatabase()
  await run([], { readFile: (path) => readFile(path), write: () => {}, writeError: () => {} })
  await seedDemo('2026-11-26', new Date('2026-11-26T08:00:00Z'))
  const sheet = (await findSheetRow(db, { unit: 'thuong-cat', month: '2026-11' }))!
  people = (await listPersonMonths(db, sheet.id)).filter(mayBeScored)
  return database.close
}, 120_000)

it.each(letters)(
  'a key gives everybody %s, or waits for her counts; recorded faults stay, no criterion is nothing',
  (letter) => {
    let [kept, waiting] = [0, 0]
    for (const person of people) {
      const { scheme } = person
      const base = { ...rowCellsOf(scheme, person), grade: sumOf(scheme, person)?.grade ?? '' }
      const at = { person: person.personId, cells: { ...base, grade: letter }, base }
      const { row, wish } = withLetter(scheme, person, at)
      const { change } = readRow(scheme, person, row)
      const scores = Object.entries(change?.scores ?? {}).flatMap(([key, points]) =>
        points ? [[key, points]] : [],
      )
      const tasks = change?.tasks?.map((each) => ({ ...each, title: null })) ?? person.tasks
      const next = { ...person, points: { ...person.points, ...Object.fromEntries(scores) }, tasks }
      expect([person.fullName, wish ?? sumOf(scheme, next)?.grade]).toEqual([person.fullName, letter])
      expect(scores.filter(([, points]) => points === '0')).toEqual([])
      const counts = gridCounts(person)
      const faults = counts && counts.unfinished + counts.returned + counts.late
      if (faults) expect(gridCounts(next)).toEqual(counts)
      if (wish) waiting += 1
      if (JSON.stringify(gridCounts(next)) === JSON.stringify(gridCounts(person))) kept += 1
    }
    expect(waiting).toBeLessThan(letter === 'B' ? 1 : people.length / 2)
    if (letter === 'B') expect(kept).toBe(people.length)
    expect(people.length).toBeGreaterThan(30)
  },
)
