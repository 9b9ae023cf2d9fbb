import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { run } from '@/lib/cli/seed'
import { db } from '@/lib/db'
import { quotasNow } from '@/lib/evaluations/approvals/rules'
import { listDecisions } from '@/lib/evaluations/approvals/decisions/queries'
import { listQuotaReasons } from '@/lib/evaluations/quotas/queries'
import { findSheetRow, listPersonMonths } from '@/lib/evaluations/sheets/queries'
import { missingOf } from '@/lib/evaluations/saving/rules'
import { seedDemo } from '@/prisma/seed/demo/index'
import { testDatabase } from '@/tests/support/database'

let sheets: { unit: string; month: string }[]

beforeAll(async () => {
  process.env.DEMO_PASSWORD = 'chỉ để thử thôi'
  const database = await testDatabase()
  await run([], { readFile: (path) => readFile(path), write: () => {}, writeError: () => {} })
  await seedDemo('2026-11-26', new Date('2026-11-26T08:00:00Z'))
  sheets = await database.query(
    `SELECT u.slug AS unit, to_char(s.month, 'YYYY-MM') AS month FROM evaluation_sheet s
       JOIN admin_unit u ON u.id = s.unit_id WHERE s.state = 'published' AND u.slug IN ('thuong-cat', 'dong-ngac')`,
  )
  return database.close
}, 120_000)

it('the demo’s decided months lack no word: mending one person asks for nobody else’s', async () => {
  expect(sheets.length).toBeGreaterThan(20)
  for (const at of sheets) {
    const sheet = (await findSheetRow(db, at))!
    const faults = (await listPersonMonths(db, sheet.id)).flatMap((each) => missingOf(each.scheme, each))
    expect({ ...at, faults }).toEqual({ ...at, faults: [] })
  }
}, 60_000)

it('and each group of similar posts above its quota has its reason', async () => {
  let above = 0
  for (const at of sheets) {
    const sheet = (await findSheetRow(db, at))!
    const people = await listPersonMonths(db, sheet.id)
    const decisions = await listDecisions(db, sheet.id)
    const given = people.map(({ evaluationId }) => decisions.get(evaluationId))
    const over = quotasNow(people, given, null).filter(({ quota }) => quota.over)
    above += over.length
    const said = (await listQuotaReasons(db, sheet.id)).map(({ group }) => group)
    expect({ ...at, said: said.sort() }).toEqual({ ...at, said: over.map(({ group }) => group).sort() })
  }
  expect(above).toBeGreaterThan(0)
})
