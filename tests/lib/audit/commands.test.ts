import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { eventHash, recordEvent } from '@/lib/audit/commands'
import { db } from '@/lib/db'
import { type TestDatabase, testDatabase } from '@/tests/support/database'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  return database.close
})

type Row = {
  seq: string
  at: Date
  actor_id: string | null
  kind: string
  payload: object
  previous_hash: string
  hash: string
}

const events = () => database.query<Row>('SELECT * FROM audit_event ORDER BY seq')
const signedIn = () => ({ kind: 'session.opened', accountId: randomUUID() }) as const

/** A change with its event, as every command makes them. */
const change = (key: string) =>
  db.$transaction(async (tx) => {
    await tx.setting.create({ data: { key, value: 1 }, select: { key: true } })
    await recordEvent(tx, null, signedIn())
  })

describe('recordEvent', () => {
  it('chains each event to the one before, by a hash that can be computed again', async () => {
    await change('first')
    await change('second')
    let previous = '0'.repeat(64)
    for (const row of await events()) {
      const { seq, at, actor_id, kind, payload } = row
      expect(row.previous_hash).toBe(previous)
      const again = { seq: Number(seq), at: at.toISOString(), actorId: actor_id, kind, payload }
      expect(eventHash(previous, again)).toBe(row.hash)
      previous = row.hash
    }
  })

  it('keeps one chain when twenty write at once', async () => {
    const before = (await events()).length
    await Promise.all(Array.from({ length: 20 }, (_, index) => change(`at once ${index}`)))
    const rows = await events()
    expect(rows.length).toBe(before + 20)
    expect(rows.map((row) => Number(row.seq))).toEqual(rows.map((_, index) => index + 1))
    expect(rows.slice(1).every((row, index) => row.previous_hash === rows[index]?.hash)).toBe(true)
  })

  it('takes the change with it when the event cannot be written', async () => {
    await database.query(
      `ALTER TABLE audit_event ADD CONSTRAINT broken CHECK (kind <> 'session.opened') NOT VALID`,
    )
    try {
      await expect(change('lost')).rejects.toThrow()
      expect(await database.query(`SELECT FROM setting WHERE key = 'lost'`)).toHaveLength(0)
    } finally {
      await database.query('ALTER TABLE audit_event DROP CONSTRAINT broken')
    }
  })

  it('knows a closed list of events and refuses what is not in it', async () => {
    await expect(
      db.$transaction((tx) => recordEvent(tx, null, { ...signedIn(), kind: 'session.guessed' } as never)),
    ).rejects.toThrow()
    await expect(
      db.$transaction((tx) => recordEvent(tx, null, { ...signedIn(), password: 'x' } as never)),
    ).rejects.toThrow()
  })
})
