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

it.each(letters)('a key gives everybody %s; where points alone give it, no count is touched', (letter) => {
  let kept = 0
  for (const person of people) {
    const { scheme } = person
    const base = { ...rowCellsOf(scheme, person), grade: sumOf(scheme, person)?.grade ?? '' }
    const at = { person: person.personId, cells: { ...base, grade: letter }, base }
    const { change } = readRow(scheme, person, withLetter(scheme, person, at).row)
    const scores = Object.entries(change?.scores ?? {}).flatMap(([key, points]) =>
      points ? [[key, points]] : [],
    )
    const tasks = change?.tasks?.map((each) => ({ ...each, title: null })) ?? person.tasks
    const next = { ...person, points: { ...person.points, ...Object.fromEntries(scores) }, tasks }
    expect([person.fullName, sumOf(scheme, next)?.grade]).toEqual([person.fullName, letter])
    if (JSON.stringify(gridCounts(next)) === JSON.stringify(gridCounts(person))) kept += 1
  }
  if (letter === 'B') expect(kept).toBe(people.length)
  expect(people.length).toBeGreaterThan(30)
})
