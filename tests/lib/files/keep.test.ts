import sharp from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { acceptFile } from '@/lib/files/accept'
import { findFileBytes, findFileLine } from '@/lib/files/find'
import { keepFile } from '@/lib/files/keep'
import { testDatabase, type TestDatabase } from '../../support/database'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  return database.close
})

async function image() {
  const drawn = sharp({ create: { width: 40, height: 30, channels: 3, background: '#fff' } })
  const done = await acceptFile(await drawn.png().toBuffer(), 'trang.png')
  if (!done.ok) throw new Error(done.reason)
  return done.file
}

it('is found as it was kept, whole and small', async () => {
  const file = await image()
  const id = await db.$transaction((tx) => keepFile(tx, 'feedback', file, null))
  expect(await findFileLine(id)).toEqual({ owner: 'feedback', mediaType: 'image/jpeg', name: 'trang.jpg' })
  expect(await findFileBytes(id, 'whole')).toEqual(file.bytes)
  expect(await findFileBytes(id, 'thumbnail')).toEqual(file.thumbnail)
  expect(await findFileLine('00000000-0000-4000-8000-000000000000')).toBeNull()
})

it('never changes, and goes with the change that brought it', async () => {
  const file = await image()
  const id = await db.$transaction((tx) => keepFile(tx, 'feedback', file, null))
  await expect(database.query(`UPDATE stored_file SET name = 'x' WHERE id = $1`, [id])).rejects.toThrow(
    'append-only',
  )
  const count = () => database.query('SELECT count(*)::int AS n FROM stored_file')
  const before = await count()
  await db
    .$transaction(async (tx) => {
      await keepFile(tx, 'feedback', file, null)
      throw new Error('the change failed')
    })
    .catch(() => undefined)
  expect(await count()).toEqual(before)
})
