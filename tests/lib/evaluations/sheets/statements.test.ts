import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openMonth } from '@/lib/evaluations/months/commands'
import { saveSheet } from '@/lib/evaluations/sheets/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { fullRow, month, now, setScene } from '../scene'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

it.each([2, 200])(
  'saves %i people in at most 12 statements',
  async (size) => {
    const scene = await setScene(database, size)
    const at = { unit: scene.unit.slug, month }
    await openMonth(scene.personnel, at, now)
    const rows = scene.staff.map((person) => fullRow(person))
    const sent = vi.spyOn(pg.Client.prototype, 'query')
    expect(await saveSheet(scene.assessor, { ...at, rows }, now)).toMatchObject({ ok: true, saved: size })
    const statements = sent.mock.calls.length
    sent.mockRestore()
    expect(statements).toBeGreaterThan(5)
    expect(statements).toBeLessThanOrEqual(12)
  },
  120_000,
)
