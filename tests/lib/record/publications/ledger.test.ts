import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { emptyHead, verifyLedger } from '@/lib/record/ledger/rules'
import type { UnverifiedEntry } from '@/lib/record/ledger/schema'
import { appendPublications } from '@/lib/record/publications/commands'
import { performanceRow } from '@/lib/record/schema'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addUnit } from '../../evaluations/scene'
import { contractRow } from '../row'

let database: TestDatabase
let unitId: string
beforeAll(async () => {
  database = await testDatabase()
  unitId = (await addUnit(database)).id
  return database.close
})

const rowOf = (month: string, revision = 1) => performanceRow({ ...contractRow, month, revision })
const append = (rows: { month: string; revision?: number }[]) =>
  db.$transaction((tx) =>
    appendPublications(
      tx,
      rows.map(({ month, revision }) => ({ unitId, row: rowOf(month, revision) })),
    ),
  )
const ledger = () =>
  database.query<UnverifiedEntry & { month: string }>(
    `SELECT seq, previous_hash AS previous, hash, content AS publication FROM publication ORDER BY seq`,
  )

describe('appendPublications', () => {
  it('adds nothing and says where the ledger stands', async () => {
    expect(await append([])).toEqual(emptyHead)
  })

  it('chains many rows in one go, in the order given, and goes on from there', async () => {
    await append(['2026-03', '2026-01', '2026-02'].map((month) => ({ month })))
    const head = await append([{ month: '2026-01', revision: 2 }])
    const entries = await ledger()
    expect(entries.map(({ seq, publication }) => [seq, publication.month, publication.revision])).toEqual([
      [1, '2026-03', 1],
      [2, '2026-01', 1],
      [3, '2026-02', 1],
      [4, '2026-01', 2],
    ])
    expect(verifyLedger(entries)).toEqual({ ok: true, head })
  })

  it('lets writers take turns: nobody is refused, nothing is skipped', async () => {
    const months = ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09']
    await Promise.all(months.map((month) => append([{ month }])))
    const entries = await ledger()
    expect(verifyLedger(entries)).toMatchObject({ ok: true, head: { seq: entries.length } })
  })

  it('never changes what stands there', async () => {
    await expect(append([{ month: '2026-01' }])).rejects.toThrow()
    await expect(database.query(`UPDATE publication SET content = '{}'`)).rejects.toThrow('append-only')
    await expect(database.query('DELETE FROM publication')).rejects.toThrow('append-only')
  })
})
