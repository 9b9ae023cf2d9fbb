import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate, migrationsIn } from '@/lib/run/migrate.mjs'
import { migrations } from '@/lib/run/paths.mjs'
import { testDatabase } from '@/tests/support/database'

let database
let client
let folder

beforeAll(async () => {
  database = await testDatabase()
  client = await database.client(database.url)
  return database.close
})

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nep-migrations-'))
  await client.query('DELETE FROM _prisma_migrations')
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name, sql) {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

describe('migrate', () => {
  it('applies in order, once', async () => {
    write('2_second', 'ALTER TABLE a ADD COLUMN n int')
    write('1_first', 'CREATE TABLE a ()')
    expect(await migrate(client, folder)).toEqual(['1_first', '2_second'])
    expect(await migrate(client, folder)).toEqual([])
  })

  it('takes a failed one back whole, names its line, and applies it once mended', async () => {
    write('1_broken', 'CREATE TABLE b ();\nSELEC 1')
    await expect(migrate(client, folder)).rejects.toMatchObject({
      message: expect.stringContaining('1_broken'),
      detail: expect.stringContaining('dòng 2'),
    })
    expect(await database.query(`SELECT to_regclass('b') AS b`)).toEqual([{ b: null }])
    write('1_broken', 'CREATE TABLE b ()')
    expect(await migrate(client, folder)).toEqual(['1_broken'])
  })

  it('refuses a migration that was edited after it was applied', async () => {
    write('1_edited', 'SELECT 1')
    await migrate(client, folder)
    write('1_edited', 'SELECT 2')
    await expect(migrate(client, folder)).rejects.toThrow('đã bị sửa sau khi áp dụng')
  })

  it('refuses a database that is ahead of this program', async () => {
    write('1_ahead', 'SELECT 1')
    await migrate(client, folder)
    rmSync(join(folder, '1_ahead'), { recursive: true })
    await expect(migrate(client, folder)).rejects.toThrow('1_ahead')
  })

  it('lets two starts at once apply each migration once', async () => {
    write('1_slow', 'CREATE TABLE c (); SELECT pg_sleep(0.3)')
    const other = await database.client(database.url)
    const applied = await Promise.all([migrate(client, folder), migrate(other, folder)])
    expect(applied.flat()).toEqual(['1_slow'])
  })

  it('writes the checksums that Prisma writes', () => {
    expect(migrationsIn(migrations)[0]?.checksum).toMatch(/^[0-9a-f]{64}$/)
  })
})
