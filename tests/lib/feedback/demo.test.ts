import { beforeAll, expect, it } from 'vitest'
import { seedDemo } from '@/prisma/seed/demo/index'
import { run } from '@/lib/cli/seed'
import { db } from '@/lib/db'
import { readVoice } from '@/lib/feedback/months/queries'
import { listGoodExamples } from '@/lib/feedback/commendations/queries'
import { listPublished } from '@/lib/feedback/suggestions/queries'
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
