import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { verifyLedger } from '@/lib/record/ledger/rules'
import { appendPublications } from '@/lib/record/publications/commands'
import { findUnitsMonth, listAlike } from '@/lib/record/below/queries'
import {
  latestOfAllUnits,
  latestRows,
  ledgerHead,
  listLedger,
  listMonths,
  listPerformance,
  monthRows,
  trendRows,
} from '@/lib/record/publications/queries'
import { commonMonth } from '@/lib/record/publications/rules'
import { performanceRow } from '@/lib/record/schema'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addUnit } from '../../evaluations/scene'
import { contractRow } from '../row'

const today = '2026-11-27'

type Unit = { id: string; slug: string }

let database: TestDatabase
let [one, two, silent, city]: Unit[] = []
beforeAll(async () => {
  database = await testDatabase()
  ;[one, two, silent, city] = [
    await addUnit(database),
    await addUnit(database),
    await addUnit(database),
    await addUnit(database),
  ]
  await database.query('UPDATE admin_unit SET parent_id = $1 WHERE id <> $1', [city!.id])
  const item = (unit: Unit, month: string, revision = 1) => ({
    unitId: unit.id,
    row: performanceRow({ ...contractRow, unit: { ...contractRow.unit, slug: unit.slug }, month, revision }),
  })
  await db.$transaction((tx) =>
    appendPublications(tx, [
      item(one!, '2026-08'),
      item(two!, '2026-08'),
      item(one!, '2026-08', 2),
      item(one!, '2026-09'),
      item(one!, '2025-09'),
    ]),
  )
  return database.close
})

const named = (rows: { row: { month: string; revision: number } }[]) =>
  rows.map(({ row }) => `${row.month}/${row.revision}`)

describe('of a unit', () => {
  it('has the latest month, every revision of a month, and the months of a trend', async () => {
    expect(named(await latestRows(one!.slug))).toEqual(['2026-09/1'])
    expect(named(await monthRows(one!.slug, '2026-08'))).toEqual(['2026-08/2', '2026-08/1'])
    expect(named(await trendRows(one!.slug, '2026-09'))).toEqual(['2026-08/2', '2026-09/1'])
    expect(await listMonths(one!.slug)).toEqual([
      { month: '2026-09', revision: 1 },
      { month: '2026-08', revision: 2 },
      { month: '2025-09', revision: 1 },
    ])
  })

  it('has nothing where nothing is published, and takes any word for a month', async () => {
    expect(await latestRows(silent!.slug)).toEqual([])
    expect(await latestRows('khong-co')).toEqual([])
    for (const word of ['2026-13', '2026-1', '', "2026-08'; --", '0000-01', '2026-07'])
      expect(await monthRows(one!.slug, word)).toEqual([])
  })

  it('gives the keys in the order of the contract, though the database keeps its own', async () => {
    const [found] = await latestRows(one!.slug)
    expect(Object.keys(found!.row)).toEqual(Object.keys(contractRow))
    expect(Object.keys(found!.row.dossiers)).toEqual(Object.keys(contractRow.dossiers))
  })
})

describe('of all units', () => {
  it('takes the latest month that most have reached', async () => {
    expect(commonMonth([])).toBeNull()
    expect(commonMonth(['2026-09', '2026-08'])).toBe('2026-08')
    expect(commonMonth(['2026-09', '2026-08', '2026-09'])).toBe('2026-09')
    expect(named(await latestOfAllUnits(today))).toEqual(['2026-09/1', '2026-08/1'])
    const month = await findUnitsMonth(city!.slug, today)
    expect(month).toMatchObject({ month: '2026-08', units: 3 })
    expect(named(month!.published).sort()).toEqual(['2026-08/1', '2026-08/2'])
    expect(await findUnitsMonth(null, today)).toEqual(month)
    expect(await findUnitsMonth(one!.slug, today)).toBeNull()
  })

  it('finds units of the same kind under the same parent, and never the unit itself', async () => {
    const found = (unit: Unit) => listAlike(unit.slug, '2026-08', 60)
    expect((await found(one!)).map(({ unit }) => unit.slug)).toEqual([two!.slug])
    expect((await found(silent!)).map(({ unit }) => unit.slug).sort()).toEqual([one!.slug, two!.slug].sort())
    expect(await found(city!)).toEqual([])
    expect(await listAlike(one!.slug, '2020-01', 60)).toEqual([])
  })
})

describe('open data', () => {
  const months = async (query: Partial<Parameters<typeof listPerformance>[0]>) =>
    (await listPerformance({ revisions: 'latest', limit: 100, ...query })).rows.map((row) => ({ row }))

  it('has the latest revision of each month, or every one', async () => {
    expect(named(await months({}))).toEqual(['2026-08/1', '2026-08/2', '2026-09/1', '2025-09/1'])
    expect(await months({ revisions: 'all' })).toHaveLength(5)
  })

  it('is narrowed by unit and months', async () => {
    expect(named(await months({ unit: two!.slug }))).toEqual(['2026-08/1'])
    expect(named(await months({ unit: one!.slug, from: '2026-09' }))).toEqual(['2026-09/1'])
    expect(named(await months({ to: '2026-01' }))).toEqual(['2025-09/1'])
    expect(await months({ from: '2026-10' })).toEqual([])
  })

  it('comes in pages that leave out nothing', async () => {
    const first = await listPerformance({ revisions: 'all', limit: 2 })
    const second = await listPerformance({ revisions: 'all', limit: 2, cursor: first.next! })
    const third = await listPerformance({ revisions: 'all', limit: 2, cursor: second.next! })
    expect([first, second, third].map(({ rows }) => rows.length)).toEqual([2, 2, 1])
    expect(third.next).toBeNull()
  })

  it('shows the whole ledger, which holds', async () => {
    const { entries, head, next } = await listLedger({ afterSeq: 0, limit: 100 })
    expect(next).toBeNull()
    expect(head).toEqual(await ledgerHead())
    expect(verifyLedger(entries)).toEqual({ ok: true, head })
    expect(await listLedger({ afterSeq: 1, limit: 2 })).toMatchObject({
      entries: [{ seq: 2 }, { seq: 3 }],
      next: 3,
    })
  })
})
