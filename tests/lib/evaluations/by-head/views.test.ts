import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { approveSheet } from '@/lib/evaluations/approvals/commands'
import { listDueSheets } from '@/lib/evaluations/due/queries'
import { exportScores } from '@/lib/evaluations/exports/commands'
import { monthSheets } from '@/lib/evaluations/exports/month/rules'
import { findFilesOffer } from '@/lib/evaluations/exports/offers/queries'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { findMissing } from '@/lib/evaluations/missing/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listOwnMonth, listOwnMonths } from '@/lib/evaluations/own/queries'
import { findPerson } from '@/lib/evaluations/people/queries'
import { importScores } from '@/lib/evaluations/scores-import/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findSheetRow, listPersonMonths } from '@/lib/evaluations/sheets/queries'
import { findApproval } from '@/lib/evaluations/views/queries'
import { db } from '@/lib/db'
import { readTable } from '@/lib/sheets/read'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { fullRow, inOffice, month, now, type Scene, setScene } from '../scene'

// What each is shown of somebody whom the head scores herself, from the open month to her decision.

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }
let head: string

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 2)
  at = { unit: scene.unit.slug, month }
  head = scene.assessor.personId
  await inOffice(database, scene, scene.assessor)
  await openMonth(scene.personnel, at, now)
})
afterAll(() => database.close())

const unlocked = async (who: Actor) =>
  (await findGrid(who, at, now))!.rows.filter(({ locked }) => !locked).map(({ person }) => person)
const codeOf = async (person: string) =>
  (await db.person.findUniqueOrThrow({ where: { id: person }, select: { code: true, fullName: true } }))!

it('the grid is open to the head in her row alone, and to assessors in the others', async () => {
  expect(await unlocked(scene.chair)).toEqual([head])
  expect(await unlocked(scene.second)).toEqual(expect.arrayContaining(scene.staff))
  expect(await unlocked(scene.second)).not.toContain(head)
  expect(await unlocked(scene.assessor)).not.toContain(head)
  expect(await unlocked(scene.personnel)).toEqual([])
  expect(await findGrid(scene.chair, at, now)).toMatchObject({
    maySubmit: false,
    may: { score: true },
    // She is counted by herself.
    graded: 2,
    direct: { ready: 0, of: 1 },
  })
  expect(await findGrid(scene.second, at, now)).toMatchObject({ maySubmit: true, may: { score: true } })
  expect(
    (await findGrid(scene.second, at, now, { all: true }))!.missing.map(({ person }) => person),
  ).not.toContain(head)
})

it('tells the head what waits for her, and the person who assesses her', async () => {
  const { fullName } = await codeOf(head)
  expect(await listDueSheets(scene.chair, now)).toMatchObject([
    { mine: false, direct: { names: [fullName] }, graded: 2 },
  ])
  expect(await listDueSheets(scene.second, now)).toMatchObject([{ mine: true, direct: null }])
  expect(await findMissing(scene.personnel, at, now)).toMatchObject({ direct: [fullName] })
  expect((await findMissing(scene.personnel, at, now))!.unfinished).not.toContain(fullName)
  const own = { byHead: true, gradedAbove: false, turn: 'rating_authority', until: '2026-10-30' }
  expect(await listOwnMonths(scene.assessor, now)).toMatchObject([own])
  const chair = await codeOf(scene.chair.personId)
  expect(await listOwnMonth(scene.assessor, month, now)).toMatchObject([
    { ...own, holders: [chair.fullName], above: null },
  ])
  const page = (who: Actor, person: string) => findPerson(who, { ...at, person }, now)
  const { turn, until } = own
  for (const who of [scene.assessor, scene.second, scene.chair])
    expect(await page(who, head)).toMatchObject({ turn, until, holders: [chair.fullName] })
  expect(await page(scene.second, scene.staff[0]!)).toMatchObject({ turn: 'assessor' })
})

it('her points go out and in by the file of the head, and by nobody else’s', async () => {
  const codes = async (who: Actor) => {
    const read = await readTable(new Uint8Array((await exportScores(who, at, now))!.bytes), 'x.xlsx')
    return read.ok ? read.sheets[0]!.rows.slice(1).map(([cell]) => cell!.text) : []
  }
  const { code } = await codeOf(head)
  expect(await codes(scene.chair)).toEqual([code])
  expect(await codes(scene.second)).not.toContain(code)
  expect(await findFilesOffer(scene.chair, at.unit, now)).toMatchObject({ months: [{ scores: true }] })
  expect(await findFilesOffer(scene.personnel, at.unit, now)).toMatchObject({ months: [{ scores: false }] })
  const ids = ['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4']
  const file = (whose: string) => ({
    ...at,
    bytes: new TextEncoder().encode(`Mã cán bộ;${ids.join(';')}\n${whose};4;4;2;2;2;2;2;2;2;2`),
    fileName: 'diem.csv',
    dryRun: false,
  })
  const refused = {
    ok: true,
    plan: { refused: [{ why: expect.stringMatching(/trực tiếp chấm/) as string }], writes: [] },
  }
  expect(await importScores(scene.second, file(code), now)).toMatchObject(refused)
  const unit = await db.adminUnit.findUniqueOrThrow({ where: { slug: at.unit }, select: { code: true } })
  expect(await importScores(null, { ...file(code), unit: unit.code }, now)).toMatchObject(refused)
  const other = await codeOf(scene.staff[0]!)
  expect(await importScores(scene.chair, file(other.code), now)).toMatchObject({
    plan: { refused: [{ why: expect.stringMatching(/theo dõi, đánh giá/) as string }] },
  })
  expect(await importScores(scene.chair, file(code), now)).toMatchObject({
    ok: true,
    plan: { new: 1, refused: [] },
  })
  const sheet = (await findSheetRow(db, at))!
  const people = await listPersonMonths(db, sheet.id)
  expect(people.find(({ personId }) => personId === head)?.assessorId).toBe(scene.chair.personId)
  const [book] = monthSheets(sheet.schemes, {
    ...{ people, decided: new Map(), nameOf: () => '', open: true },
    scores: ({ byHead }) => byHead,
  })
  expect(people.filter((_, row) => !book!.locked!.has(row)).map(({ personId }) => personId)).toEqual([head])
})

it('says on the page of approval who waits, and afterwards that one person did both', async () => {
  await saveSheet(
    scene.second,
    { ...at, rows: scene.staff.map((person) => fullRow(person, { unfinished: '3' })) },
    now,
  )
  await submitSheet(scene.second, at, now)
  expect(await findApproval(scene.chair, at, now)).toMatchObject({
    waiting: [{ person: head }],
    direct: { ready: 0, of: 1 },
  })
  expect(await findApproval(scene.second, at, now)).toMatchObject({ waiting: [] })
  expect(await unlocked(scene.chair)).toEqual([head])
  expect(await unlocked(scene.second)).toEqual([])
  const terms = { unit_result: '1', organising: '1', unity: '1' }
  await saveSheet(scene.chair, { ...at, rows: [fullRow(head, { unfinished: '3', ...terms })] }, now)
  expect(await findApproval(scene.chair, at, now)).toMatchObject({ waiting: [] })
  expect(
    await approveSheet(scene.chair, { ...at, quotaReasons: { unit: 'x', leaders: 'x' } }, now),
  ).toMatchObject({
    ok: true,
    graded: 3,
  })
  const rows = (await findApproval(scene.chair, at, now))!.rows
  expect(rows.filter(({ oneByLaw }) => oneByLaw).map(({ person }) => person)).toEqual([head])
  const [own] = await listOwnMonth(scene.assessor, month, now)
  expect(own).toMatchObject({ turn: 'personnel', decisions: [{ oneByLaw: true }] })
})
