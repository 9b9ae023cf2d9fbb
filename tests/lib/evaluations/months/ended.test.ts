import { afterAll, beforeAll, expect, it } from 'vitest'
import { approveSheet } from '@/lib/evaluations/approvals/commands'
import { listDueSheets } from '@/lib/evaluations/due/queries'
import { exportMonth } from '@/lib/evaluations/exports/commands'
import { findFilesOffer } from '@/lib/evaluations/exports/offers/queries'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { importScores } from '@/lib/evaluations/scores-import/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findSheetHead } from '@/lib/evaluations/views/queries'
import { findUploadPlace } from '@/lib/imports/queries'
import { parkUpload, previewUpload } from '@/lib/imports/commands'
import { publishMonth } from '@/lib/record/publications/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, month, now, type Scene, setScene } from '../scene'

// Two units ended on 31 October with October undecided: one half scored, one submitted. `next` follows both.

const later = new Date('2026-11-04T08:00:00+07:00')
let database: TestDatabase
let open: Scene
let submitted: Scene
let next: Scene
let bystander: Scene

beforeAll(async () => {
  database = await testDatabase()
  open = await setScene(database, 2)
  submitted = await setScene(database, 1)
  next = await setScene(database, 1)
  bystander = await setScene(database, 1)
  for (const unit of [open, submitted])
    expect(await openMonth(unit.personnel, at(unit), now)).toMatchObject({ ok: true })
  await saveSheet(open.assessor, { ...at(open), rows: [fullRow(open.staff[0]!)] }, now)
  await saveSheet(submitted.assessor, { ...at(submitted), rows: [fullRow(submitted.staff[0]!)] }, now)
  expect(await submitSheet(submitted.assessor, at(submitted), now)).toEqual({ ok: true })
  for (const { unit } of [open, submitted]) {
    await database.query(`UPDATE admin_unit SET valid_to = '2026-10-31' WHERE id = $1`, [unit.id])
    await database.query(`UPDATE role_grant SET to_day = '2026-10-31' WHERE unit_id = $1`, [unit.id])
    await database.query(`UPDATE post SET to_day = '2026-10-31' WHERE unit_id = $1`, [unit.id])
    await database.query(
      `INSERT INTO unit_succession (former_id, successor_id, kind, effective_on)
       VALUES ($1, $2, 'whole', '2026-11-01')`,
      [unit.id, next.unit.id],
    )
  }
}, 60_000)
afterAll(() => database.close())

const at = ({ unit }: Pick<Scene, 'unit'>) => ({ unit: unit.slug, month })
const clerk = () => asActor(next.personnel.personId, next.unit, ['personnel'])
const due = async (who: Scene['assessor']) =>
  (await listDueSheets(who, later)).map(({ unit, turn, mine }) => [unit.slug, turn, mine])

it('an undecided month of a unit that ended waits for those of the unit that follows, and nobody else', async () => {
  expect(await due(next.assessor)).toEqual([
    [open.unit.slug, 'assessor', true],
    [submitted.unit.slug, 'rating_authority', false],
  ])
  expect(await due(next.chair)).toEqual([
    [open.unit.slug, 'assessor', false],
    [submitted.unit.slug, 'rating_authority', true],
  ])
  for (const who of [bystander.chair, bystander.assessor, open.assessor, open.chair])
    expect(await findSheetHead(who, at(open), later)).toBeNull()
  expect((await findSheetHead(next.assessor, at(open), later))!.holders).toHaveLength(2)
})

it('goes out as a workbook and comes back in through them, and through nobody else', async () => {
  const bytes = new Uint8Array((await exportMonth(next.assessor, at(open), later))!.bytes)
  const file = { ...at(open), bytes, fileName: 'tháng.xlsx', dryRun: true }
  expect(await importScores(next.assessor, file, later)).toMatchObject({
    ok: true,
    plan: { refused: [], writes: [] },
  })
  const to = { kind: 'scores' as const, ...at(open) }
  expect(await findUploadPlace(next.assessor, to, later)).not.toBeNull()
  const [account] = await database.query<{ id: string }>(
    `INSERT INTO account (person_id, user_name, password_hash) VALUES ($1, 'next', 'x') RETURNING id`,
    [next.assessor.personId],
  )
  const sender = { ...next.assessor, accountId: account!.id }
  const parked = await parkUpload(sender, to, { name: 'tháng.xlsx', bytes }, later)
  expect(parked).toMatchObject({ ok: true })
  expect(await previewUpload(sender, parked.ok ? parked.upload : '', later)).toMatchObject({
    state: 'waiting',
  })
  for (const who of [next.chair, bystander.assessor, open.assessor]) {
    expect(await importScores(who, file, later)).toEqual({ ok: false, reason: 'not-found' })
    expect(await findUploadPlace(who, to, later)).toBeNull()
  }
})

it('is offered to them with its workbooks, and nothing else of the unit that ended', async () => {
  const offer = (who: Scene['assessor'], unit: Scene) => findFilesOffer(who, unit.unit.slug, later)
  const theirs = { roster: false, years: false, propose: false, former: [] }
  expect(await offer(next.assessor, open)).toMatchObject({
    ...theirs,
    months: [{ month, state: 'open', scores: true }],
  })
  expect(await offer(next.chair, submitted)).toMatchObject({
    ...theirs,
    months: [{ month, state: 'submitted', scores: false }],
  })
  for (const who of [bystander.chair, bystander.assessor, open.assessor, open.inspector])
    expect(await offer(who, open)).toBeNull()
  const names = (slugs: readonly { slug: string }[]) => slugs.map(({ slug }) => slug).sort()
  const own = await offer(next.assessor, next)
  expect(own).toMatchObject({ years: true, propose: true, months: [] })
  expect(names(own!.former)).toEqual([open.unit.slug, submitted.unit.slug].sort())
  expect((await offer(bystander.assessor, bystander))!.former).toEqual([])
})

it('is scored, decided and published by them, and stays theirs to answer for', async () => {
  expect((await findGrid(next.assessor, at(open), later))!.may.score).toBe(true)
  const rows = [fullRow(open.staff[1]!)]
  expect(await saveSheet(next.assessor, { ...at(open), rows }, later)).toMatchObject({ ok: true, saved: 1 })
  expect(await submitSheet(next.assessor, at(open), later)).toEqual({ ok: true })
  for (const unit of [open, submitted]) {
    const quotaReasons = { unit: 'Đơn vị dẫn đầu.' }
    expect(await approveSheet(next.chair, { ...at(unit), quotaReasons }, later)).toMatchObject({ ok: true })
    expect(await findSheetHead(next.chair, at(unit), later)).toMatchObject({ state: 'approved' })
    expect(await publishMonth(clerk(), at(unit), later)).toMatchObject({ ok: true })
    expect(await findSheetHead(next.chair, at(unit), later)).toMatchObject({ state: 'published' })
    expect(await findSheetHead(bystander.chair, at(unit), later)).toBeNull()
  }
})
