import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { db } from '@/lib/db'
import { turnCycle } from '@/lib/evaluations/cycle/commands'
import { enqueue } from '@/lib/jobs/enqueue'
import { startJobs } from '@/lib/jobs/start'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addUnit, clear, inPost } from '../evaluations/cycle/office'

let database: TestDatabase
const nothing = () => Promise.resolve()

beforeAll(async () => {
  database = await testDatabase()
  return database.close
})
beforeEach(() => database.query('DELETE FROM jobs.job'))

const jobs = () => database.query<{ state: string }>(`SELECT state::text FROM jobs.job WHERE name = 'cycle'`)
const connections = async () =>
  (
    await database.query(
      `SELECT FROM pg_stat_activity WHERE application_name = 'nep-jobs' AND datname = current_database()`,
    )
  ).length

it('is asked for with the change that needs it, or not at all', async () => {
  await expect(
    db.$transaction(async (tx) => {
      await enqueue(tx, 'cycle')
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  expect(await jobs()).toEqual([])
  await db.$transaction((tx) => enqueue(tx, 'cycle'))
  // One that waits is enough.
  await db.$transaction((tx) => enqueue(tx, 'cycle'))
  expect(await jobs()).toEqual([{ state: 'created' }])
})

it('opens the month once with four workers at once, and each of them stops and leaves no connection', async () => {
  await clear(database)
  const unit = await addUnit(database)
  for (let at = 0; at < 3; at++) await inPost(database, unit, '2025-07-01')
  const done = vi.fn(turnCycle)
  const stops = Array.from({ length: 4 }, () => startJobs({ cycle: done, mail: nothing }))
  await vi.waitFor(
    async () => expect(await database.query('SELECT FROM evaluation_sheet')).toHaveLength(1),
    20_000,
  )
  await Promise.all([turnCycle(new Date()), turnCycle(new Date())])
  await Promise.all(stops.map((stop) => stop()))
  expect(done).toHaveBeenCalled()
  expect(await database.query('SELECT FROM evaluation_sheet')).toHaveLength(1)
  expect(await database.query('SELECT FROM sheet_transition')).toHaveLength(1)
  expect(await database.query('SELECT FROM evaluation')).toHaveLength(3)
  await vi.waitFor(async () => expect(await connections()).toBe(0), 5_000)
}, 60_000)

it('finishes what it is doing before it stops, and tries again what failed', async () => {
  let finished = 0
  const slow = startJobs({
    cycle: async () => {
      await wait(1500)
      finished += 1
    },
    mail: nothing,
  })
  await vi.waitFor(async () => expect(await jobs()).toContainEqual({ state: 'active' }), 20_000)
  await slow()
  expect(finished).toBe(1)

  await database.query('DELETE FROM jobs.job')
  const failing = startJobs({ cycle: () => Promise.reject(new Error('not this time')), mail: nothing })
  await vi.waitFor(async () => expect(await jobs()).toContainEqual({ state: 'retry' }), 20_000)
  await failing()
}, 60_000)

it('goes on when the database goes away in the middle of a job', async () => {
  let woken = 0
  const stop = startJobs({
    cycle: async () => {
      woken += 1
      await database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nep-jobs' AND datname = current_database()`,
      )
    },
    mail: nothing,
  })
  await vi.waitFor(() => expect(woken).toBe(1), 20_000)
  await database.query(`UPDATE jobs.job SET state = 'retry', start_after = now() WHERE name = 'cycle'`)
  await vi.waitFor(() => expect(woken).toBe(2), 20_000)
  await stop()
}, 60_000)

it('waits for a database that is away', async () => {
  const [{ name }] = (await database.query<{ name: string }>('SELECT current_database() AS name')) as [
    { name: string },
  ]
  await database.query(`ALTER TABLE jobs.version RENAME TO version_away`)
  const worked = vi.fn(() => Promise.resolve())
  const stop = startJobs({ cycle: worked, mail: nothing }, 200)
  await wait(1000)
  expect({ name, calls: worked.mock.calls.length }).toEqual({ name, calls: 0 })
  await database.query(`ALTER TABLE jobs.version_away RENAME TO version`)
  await vi.waitFor(() => expect(worked).toHaveBeenCalled(), 20_000)
  await stop()
  await vi.waitFor(async () => expect(await connections()).toBe(0), 5_000)
}, 60_000)

it('works as a role that may create nothing in its schema', async () => {
  const app = await database.client(database.appUrl)
  await expect(app.query('CREATE TABLE jobs.mine (id int)')).rejects.toThrow('permission denied')
  await expect(app.query(`SELECT jobs.create_queue('mine', '{}')`)).rejects.toThrow('permission denied')
  const reader = await database.client(database.readerUrl)
  await expect(reader.query('SELECT FROM jobs.job')).rejects.toThrow('permission denied')
})
