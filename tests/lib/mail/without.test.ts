import { beforeAll, expect, it } from 'vitest'
import { turnCycle } from '@/lib/evaluations/cycle/commands'
import { deliver } from '@/lib/evaluations/reminders/delivery/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addUnit, clear, inPost } from '../evaluations/cycle/office'

let database: TestDatabase

beforeAll(async () => {
  delete process.env.SMTP_URL
  database = await testDatabase()
  return database.close
})

it('without a mail server months open and lock as ever, and no letter is written that nobody will send', async () => {
  await clear(database)
  const unit = await addUnit(database)
  const person = await inPost(database, unit, '2025-07-01')
  await database.query(`UPDATE person SET email = 'an@phuong.example' WHERE id = $1`, [person])
  const now = new Date('2026-10-26T09:00:00+07:00')
  await turnCycle(now)
  await deliver(now)
  expect(await database.query('SELECT FROM evaluation_sheet')).toHaveLength(1)
  expect(await database.query('SELECT FROM mail')).toEqual([])
})
