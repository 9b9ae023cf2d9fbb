import { beforeAll, expect, it } from 'vitest'
import { seedDemo } from '@/prisma/seed/demo/index'
import { run } from '@/lib/cli/seed'
import { db } from '@/lib/db'
import { readVoice } from '@/lib/feedback/months/queries'
import { listGoodExamples } from '@/lib/feedback/commendations/queries'
import { listPublished } from '@/lib/feedback/suggestions/queries'
import { findPersonal } from '@/lib/feedback/privacy/rules'
import { readInspections } from '@/lib/inspections/months/queries'
import { latestRows, trendRows } from '@/lib/record/publications/queries'
import { readFile } from 'node:fs/promises'
import { testDatabase, type TestDatabase } from '@/tests/support/database'

let database: TestDatabase
beforeAll(async () => {
  process.env.DEMO_PASSWORD = 'chỉ để thử thôi'
  database = await testDatabase()
  await run([], { readFile: (path) => readFile(path), write: () => {}, writeError: () => {} })
  await seedDemo('2026-11-26', new Date('2026-11-26T08:00:00Z'))
  return database.close
}, 120_000)

it('the demo’s published months are counted from what its citizens said', async () => {
  for (const slug of ['thuong-cat', 'dong-ngac']) {
    const [latest] = await latestRows(slug)
    const rows = await trendRows(slug, latest!.row.month, 3)
    expect(rows).toHaveLength(3)
    const [unit] = await database.query<{ id: string }>('SELECT id FROM admin_unit WHERE slug = $1', [slug])
    for (const { row } of rows) {
      const voice = await readVoice(db, { unitId: unit!.id, month: row.month }, row.cutOff)
      const { answers, ...levels } = row.satisfaction
      expect({ month: row.month, ...voice }).toEqual({
        month: row.month,
        survey: levels,
        suggestions: row.suggestions,
      })
      expect(answers).toBeGreaterThan(100)
    }
    expect((await listPublished(slug)).length).toBeGreaterThan(8)
  }
  expect(await listGoodExamples('thuong-cat')).toHaveLength(2)
})

it('and from the visits that its inspectors recorded, which name nobody', async () => {
  const [latest] = await latestRows('thuong-cat')
  const [unit] = await database.query<{ id: string }>(`SELECT id FROM admin_unit WHERE slug = 'thuong-cat'`)
  const rows = await trendRows('thuong-cat', latest!.row.month, 24)
  const recorded = []
  for (const { row } of rows) {
    const counts = await readInspections(db, { unitId: unit!.id, month: row.month }, row.cutOff)
    if (!counts) continue
    expect({ month: row.month, ...counts }).toEqual({ month: row.month, ...row.inspections })
    recorded.push(counts)
  }
  expect(recorded.reduce((sum, { findings }) => sum + findings, 0)).toBeGreaterThan(2)
  const found = await database.query<{ what: string; article: string | null }>(
    'SELECT what, article FROM inspection_finding ORDER BY recorded_at',
  )
  expect(found.flatMap(({ what }) => findPersonal(what))).toEqual([])
  expect(found.some(({ article }) => article?.startsWith('Điều 5. '))).toBe(true)
})
