import { beforeAll, expect, it, vi } from 'vitest'
import { seed } from '@/lib/run/prepare.mjs'
import { testDatabase } from '@/tests/support/database'

let database
beforeAll(async () => {
  database = await testDatabase()
  return database.close
})

it('commands that meet an empty office at once take turns, and the second loads nothing', async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const office = { DATABASE_URL: database.url, DEMO: '0', AUTH_SECRET: 'thử'.repeat(20), DEMO_PASSWORD: '' }
  await seed(office)
  const [{ seeded }] = await database.query(
    `SELECT obj_description('_prisma_migrations'::regclass) AS seeded`,
  )
  const other = await database.client(database.url)
  await other.query('SELECT pg_advisory_lock(72707370)')
  await other.query('COMMENT ON TABLE _prisma_migrations IS NULL')
  await other.query('DELETE FROM setting')
  const second = seed(office)
  const waiting = () =>
    database.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707370 AND NOT granted`)
  await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), { timeout: 20_000 })
  await other.query(`COMMENT ON TABLE _prisma_migrations IS '${seeded}'`)
  await other.query('SELECT pg_advisory_unlock(72707370)')
  await second
  expect(await database.query('SELECT key FROM setting')).toEqual([])
}, 60_000)
