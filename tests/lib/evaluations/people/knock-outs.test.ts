import { afterAll, beforeAll, expect, it } from 'vitest'
import { approveSheet, reopenSheet } from '@/lib/evaluations/approvals/commands'
import { exportMonth } from '@/lib/evaluations/exports/commands'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listOwnMonth } from '@/lib/evaluations/own/queries'
import { findMonthPaper } from '@/lib/evaluations/papers/queries'
import { slips } from '@/lib/evaluations/papers/rules'
import { keepPerson, savePerson } from '@/lib/evaluations/people/commands'
import { findPerson } from '@/lib/evaluations/people/queries'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { importScores } from '@/lib/evaluations/scores-import/commands'
import { findUnitYear } from '@/lib/evaluations/years/queries'
import { readTable } from '@/lib/sheets/read'
import { texts } from '@/lib/texts'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { xlsxBytes } from '@/tests/support/sheets/files'
import { asActor, fullRow, month, now, type Scene, setScene } from '../scene'
import { reprimanded, twoCases } from '../two-cases'

// A scheme of two cases: somebody with the second one, from her page to paper and back.

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }
let hers: string

beforeAll(async () => {
  database = await testDatabase()
  const scheme = twoCases[1]
  await database.query('INSERT INTO evaluation_scheme (code, valid_from, definition) VALUES ($1, $2, $3)', [
    scheme.code,
    `${scheme.validFrom}-01`,
    JSON.stringify(scheme),
  ])
  scene = await setScene(database, 3)
  at = { unit: scene.unit.slug, month }
  hers = scene.staff[0]!
  await openMonth(scene.personnel, at, now)
  await saveSheet(
    scene.assessor,
    { ...at, rows: scene.staff.map((one) => fullRow(one, { unfinished: '3' })) },
    now,
  )
})
afterAll(() => database.close())

const view = async () => (await findPerson(scene.assessor, { ...at, person: hers }, now))!
const save = (knockOut: string, base: Record<string, string>, who = scene.assessor) =>
  savePerson(who, { ...at, person: hers, fields: { ...base, knockOut }, base }, now)

it('is kept while it is chosen, saved, clashes with what another chose, and is none that the scheme does not have', async () => {
  const { base } = await view()
  expect(base.knockOut).toBe('')
  const typing = { ...at, person: hers, fields: { knockOut: 'k2' }, base: { knockOut: '' } }
  expect(await keepPerson(scene.assessor, typing, now)).toEqual({ ok: true })
  expect((await view()).fields.knockOut).toBe('k2')
  expect((await view()).person.knockOut).toBeNull()
  expect(await save('k9', base)).toMatchObject({ ok: false, faults: [{ field: 'knockOut' }] })
  expect(await save('k2', base)).toEqual({ ok: true })
  expect(await view()).toMatchObject({ person: { knockOut: 'k2' }, result: { grade: 'C' } })
  const other = await save('discipline_decision', base, scene.second)
  expect(other).toMatchObject({
    ok: false,
    faults: [{ field: 'knockOut', typed: 'discipline_decision', now: 'k2' }],
  })
})

it('takes her down in the sheet, which sums as the portal does', async () => {
  const row = (await findGrid(scene.assessor, at, now))!.rows.find(({ person }) => person === hers)!
  expect(row).toMatchObject({ knockOut: 'k2', grade: 'C' })
  expect(Number(row.total)).toBeGreaterThan(70)
})

it('goes out by its words and comes back: nothing changes, and what is written over it is taken', async () => {
  const { bytes } = (await exportMonth(scene.assessor, at, now))!
  const take = (file: Uint8Array) =>
    importScores(scene.assessor, { ...at, bytes: file, fileName: 'x.xlsx', dryRun: true }, now)
  expect(await take(new Uint8Array(bytes))).toMatchObject({ ok: true, plan: { refused: [], writes: [] } })
  const read = await readTable(new Uint8Array(bytes), 'x.xlsx')
  expect(JSON.stringify(read)).toContain(reprimanded)
  const criteria = twoCases[1].criteria.map(({ id }) => id)
  const written = async (said: string) => {
    const rows = [
      ['Mã cán bộ', ...criteria, 'Kỷ luật'],
      ['NV1', ...criteria.map(() => null), said],
    ]
    return take(await xlsxBytes([{ name: 'Tháng', rows }]))
  }
  expect(await written('Có')).toMatchObject({
    plan: { writes: [{ write: { knockOut: 'discipline_decision' } }] },
  })
  expect(await written('không')).toMatchObject({ plan: { writes: [{ write: { knockOut: null } }] } })
  expect(await written(reprimanded.toUpperCase())).toMatchObject({ plan: { refused: [], writes: [] } })
  const refused = await written('Đi muộn')
  expect(refused).toMatchObject({
    plan: { refused: [{ value: 'Đi muộn', why: expect.stringContaining(`“${reprimanded}”`) as string }] },
  })
})

it('is sent, decided, told everywhere, and stands when the month is opened again', async () => {
  expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
  expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, graded: 3, decided: 3 })
  const [stored] = await database.query<{ input: object }>(
    'SELECT input FROM evaluation_decision d JOIN evaluation e ON e.id = d.evaluation_id WHERE e.person_id = $1',
    [hers],
  )
  expect(stored!.input).toMatchObject({ discipline_decision: false, knock_out: 'k2' })
  const [own] = await listOwnMonth(asActor(hers, scene.unit, ['staff']), month, now)
  expect(own!.decisions[0]!.lines.at(-1)).toMatchObject({ label: reprimanded, why: 'xếp loại C.' })
  const paper = (await findMonthPaper(scene.chair, at, now))!
  const slip = slips(
    paper,
    paper.people.filter(({ personId }) => personId === hers),
    { year: '2026', illustrative: false, t: texts('vi', 'forms') },
  )
  expect(JSON.stringify(slip.slips[0])).toContain(`Trường hợp xếp loại ngay: ${reprimanded}.`)
  const year = (await findUnitYear(scene.chair, { unit: at.unit, year: 2026 }, now))!
  expect(year.people.find(({ person }) => person === hers)!.result.months[9]).toMatchObject({
    letters: ['C'],
    note: expect.stringContaining(`${reprimanded}: xếp loại C.`) as string,
  })

  expect(await reopenSheet(scene.chair, { ...at, reason: 'Rà soát', days: 3 }, now)).toMatchObject({
    ok: true,
  })
  expect((await view()).person.knockOut).toBe('k2')
  // What is ticked since is not what was decided.
  const { base } = await view()
  expect(await save('', base)).toEqual({ ok: true })
  await submitSheet(scene.assessor, at, now)
  expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, decided: 1 })
  expect(await view()).toMatchObject({ person: { knockOut: null }, result: { grade: 'B' } })
})

it('of two at once the database keeps none', async () => {
  const blank = database.query(`UPDATE evaluation SET knock_out = '' WHERE person_id = $1`, [hers])
  await expect(blank).rejects.toThrow('evaluation_knock_out')
})
