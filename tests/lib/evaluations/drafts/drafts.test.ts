import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { approveSheet, reopenSheet } from '@/lib/evaluations/approvals/commands'
import { parkTyped } from '@/lib/evaluations/drafts/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { attachEvidence, keepPerson, savePerson } from '@/lib/evaluations/people/commands'
import { findPerson, mayReadEvidence } from '@/lib/evaluations/people/queries'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, month, now, type Scene, setScene } from '../scene'

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 2)
  at = { unit: scene.unit.slug, month }
  await openMonth(scene.personnel, at, now)
  for (const who of [scene.assessor, scene.stranger, scene.personnel])
    await database.query(
      `INSERT INTO account (id, person_id, user_name, password_hash) VALUES ($1, $1, $2, 'x')`,
      [who.personId, who.personId],
    )
})

const drafts = (person = scene.assessor.personId) =>
  database.query<{ field: string; typed: string; base: string | null }>(
    `SELECT d.field, d.typed, d.base FROM evaluation_draft d JOIN evaluation e ON e.id = d.evaluation_id
       JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE d.typed_by = $1 AND s.unit_id = $2 ORDER BY field`,
    [person, scene.unit.id],
  )

it('keeps what cannot be taken for whoever typed it, and forgets it once it is mended', async () => {
  const row = { person: scene.staff[0]!, cells: { 'I.1': '9', 'I.2': '4' }, base: { 'I.1': '', 'I.2': '' } }
  await saveSheet(scene.assessor, { ...at, rows: [row] }, now)
  expect(await drafts()).toEqual([{ field: 'I.1', typed: '9', base: '' }])
  await saveSheet(scene.assessor, { ...at, rows: [{ ...row, cells: { 'I.1': '5', 'I.2': '4' } }] }, now)
  expect(await drafts()).toEqual([])
})

const bare = (person: string, base: Record<string, string> = {}) => {
  const { assigned: _, ...points } = fullRow(person).cells
  const shown = Object.fromEntries([...Object.keys(points), 'assigned'].map((key) => [key, '']))
  return { person, base: { ...shown, grade: '', ...base } }
}

it('a letter whose counts are missing waits for them through saves, and the month is not sent as another', async () => {
  const [person, other] = scene.staff as [string, string]
  const { base } = bare(person)
  await saveSheet(scene.assessor, { ...at, rows: [{ person, cells: { ...base, grade: 'B' }, base }] }, now)
  expect(await drafts()).toEqual([{ field: 'grade', typed: 'B', base: 'B?' }])
  const seen = async (who = scene.assessor) =>
    (await findGrid(who, at, now, { all: true }))!.rows.find((row) => row.person === person)!
  const { cells, drafts: kept } = await seen()
  expect([cells['I.1'], cells.grade, kept.grade?.typed]).toEqual(['4', '', 'B'])
  expect((await seen(scene.second)).drafts).toEqual({})

  // Another gives the counts: 70 + 24 is an A, and she chose a B. Nothing of his is written over.
  const counts = { person, cells: { assigned: '5' }, base: { assigned: '' } }
  await saveSheet(scene.second, { ...at, rows: [counts, fullRow(other)] }, now)
  expect((await seen()).cells.grade).toBe('A')
  expect(await submitSheet(scene.assessor, at, now)).toMatchObject({
    reason: 'incomplete',
    faults: [{ person, key: 'grade', why: expect.stringContaining('Đã chọn B') }, { key: 'remark' }],
  })
  expect((await findGrid(scene.assessor, at, now, { all: true }))!.missing[0]).toMatchObject({ key: 'grade' })

  // Her form, sent as it stands, sets the points for these counts.
  const shown = { ...(await seen()).cells, grade: 'B?' }
  const row = { person, cells: { ...shown, grade: 'B' }, base: shown }
  expect(await saveSheet(scene.assessor, { ...at, rows: [row] }, now)).toMatchObject({
    saved: 1,
    refused: [],
  })
  expect((await seen()).cells).toMatchObject({ grade: 'B', 'I.1': '3,25', assigned: '5' })
  expect(await drafts()).toEqual([])
  expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
})

it('a letter that waits is kept when the session ends, and forgotten when it is withdrawn', async () => {
  const [person] = scene.staff as [string]
  const parked = { person, cells: { grade: 'C' }, base: { grade: 'C?' } }
  await parkTyped(scene.assessor.accountId, { ...at, rows: [parked] }, now)
  expect(await drafts()).toEqual([{ field: 'grade', typed: 'C', base: 'C?' }])
  const withdrawn = { person, cells: { grade: '' }, base: { grade: 'C?' } }
  await saveSheet(scene.assessor, { ...at, rows: [withdrawn] }, now)
  expect(await drafts()).toEqual([])
})

it('a form that came after the session had ended waits as drafts and changes no month', async () => {
  const row = { person: scene.staff[0]!, cells: { 'I.1': '5', 'I.2': '' }, base: { 'I.1': '', 'I.2': '' } }
  expect(await parkTyped(scene.assessor.accountId, { ...at, rows: [row] }, now)).toEqual({
    ok: true,
    kept: 1,
    whole: true,
  })
  expect(await drafts()).toEqual([{ field: 'I.1', typed: '5', base: '' }])
  const scores =
    'SELECT FROM evaluation_score c JOIN evaluation e ON e.id = c.evaluation_id WHERE person_id = $1'
  expect(await database.query(scores, [scene.staff[0]])).toEqual([])
  const [event] = await database.query<{ kind: string }>(
    'SELECT kind FROM audit_event ORDER BY seq DESC LIMIT 1',
  )
  expect(event?.kind).toBe('sheet.parked')
})

it('typed back while she typed, it waits no more; a whole form leaves what another window of hers keeps', async () => {
  const park = (typed: string, live?: true) => {
    const rows = [{ person: scene.staff[0]!, cells: { 'I.1': typed }, base: { 'I.1': '' } }]
    return parkTyped(scene.assessor.accountId, { ...at, rows, ...(live && { live }) }, now)
  }
  await park('5', true)
  expect(await park('')).toMatchObject({ kept: 0, whole: true })
  expect(await drafts()).toHaveLength(1)
  expect(await park('', true)).toMatchObject({ kept: 0, whole: true })
  expect(await drafts()).toEqual([])
})

it('who scores nobody in the sheet parks nothing in it', async () => {
  const rows = [{ person: scene.staff[0]!, cells: { 'I.1': '5' } }]
  for (const who of [scene.stranger, scene.personnel])
    expect(await parkTyped(who.accountId, { ...at, rows }, now)).toEqual({ ok: false, reason: 'not-found' })
  expect(await parkTyped('00000000-0000-4000-8000-000000000000', { ...at, rows }, now)).toMatchObject({
    ok: false,
  })
})

it('the person’s page merges with what another wrote, asks where both wrote, and keeps what was typed meanwhile', async () => {
  const person = scene.staff[0]!
  await saveSheet(scene.assessor, { ...at, rows: [fullRow(person)] }, now)
  const shown = (await findPerson(scene.assessor, { ...at, person }, now))!.base
  const line = {
    ...{
      'deductions.0.criterion': 'I.2',
      'deductions.0.points': '',
      'deductions.0.reason': 'Tiếp dân tận tình',
    },
    ...{ 'deductions.0.kind': 'praise', 'deductions.0.evidence': 'Thư khen ngày 05/10' },
  }
  const hers = { ...shown, ...line }
  const theirs = { ...shown, remark: 'Đã bàn ở cuộc họp' }
  expect(await savePerson(scene.second, { ...at, person, fields: theirs, base: shown }, now)).toEqual({
    ok: true,
  })
  expect(await savePerson(scene.assessor, { ...at, person, fields: hers, base: shown }, now)).toEqual({
    ok: true,
  })
  const merged = await findPerson(scene.second, { ...at, person }, now)
  expect(merged?.person.remark).toBe('Đã bàn ở cuộc họp')
  expect(merged?.person.deductions).toMatchObject([{ points: '0', kind: 'praise' }])
  expect(merged?.result).toMatchObject({ total: '90.13' })
  expect(JSON.stringify(merged?.result)).toContain('Căn cứ: Tiếp dân tận tình (Thư khen ngày 05/10)')

  const clash = { ...hers, remark: 'Của người thứ nhất' }
  const answer = await savePerson(scene.assessor, { ...at, person, fields: clash, base: shown }, now)
  expect(answer).toMatchObject({
    reason: 'invalid',
    faults: [{ field: 'remark', typed: 'Của người thứ nhất', now: 'Đã bàn ở cuộc họp' }],
  })
  const again = await findPerson(scene.assessor, { ...at, person }, now)
  expect(again?.fields.remark).toBe('Của người thứ nhất')
  expect(again?.faults).toMatchObject([{ field: 'remark', who: expect.stringContaining('Nguyễn Thị R') }])
  expect((await findPerson(scene.second, { ...at, person }, now))?.fields.remark).toBe('Đã bàn ở cuộc họp')
})

it('a clash with oneself says so, and when; another is named', async () => {
  const person = scene.staff[0]!
  const writes = (who: typeof scene.assessor, text: string, before: string) =>
    saveSheet(who, { ...at, rows: [{ person, cells: { 'I.1': text }, base: { 'I.1': before } }] }, now)
  await writes(scene.assessor, '4', '')
  const own = await writes(scene.assessor, '5', '')
  expect(own).toMatchObject({ refused: [{ now: '4', mine: expect.stringMatching(/^\d\d:\d\d$/) }] })
  expect(own).not.toHaveProperty('refused.0.who')
  const [shown] = (await findGrid(scene.assessor, at, now))!.faults
  expect(shown?.mine).toMatch(/^\d\d:\d\d$/)
  const other = await writes(scene.second, '5', '')
  expect(other).toMatchObject({ refused: [{ who: expect.stringContaining('Nguyễn Thị R') }] })
  expect(other).not.toHaveProperty('refused.0.mine')
})

it('evidence files are read by who may know the month’s state, and nobody borrows another’s file', async () => {
  const person = scene.staff[0]!
  const bytes = new Uint8Array(Buffer.from('%PDF-1.7 thử'))
  const file = {
    mediaType: 'application/pdf',
    bytes,
    thumbnail: null,
    width: null,
    height: null,
    name: 'thu.pdf',
  } as const
  const kept = await attachEvidence(scene.assessor, { ...at, person }, file, now)
  if (!kept.ok) throw new Error(kept.reason)
  const fields = {
    ...{ 'deductions.0.criterion': 'I.1', 'deductions.0.reason': 'Có biên bản', 'deductions.0.kind': 'file' },
    'deductions.0.file': kept.file,
  }
  expect(await savePerson(scene.second, { ...at, person, fields }, now)).toMatchObject({
    faults: [{ field: 'deductions.0.upload' }],
  })
  expect(await savePerson(scene.assessor, { ...at, person, fields }, now)).toEqual({ ok: true })
  for (const who of ['assessor', 'second', 'chair', 'personnel', 'inspector'] as const)
    expect([who, await mayReadEvidence(scene[who], kept.file, now)]).toEqual([who, true])
  for (const who of ['member', 'stranger', 'administrator'] as const)
    expect([who, await mayReadEvidence(scene[who], kept.file, now)]).toEqual([who, false])
  expect(await attachEvidence(scene.stranger, { ...at, person }, file, now)).toMatchObject({
    reason: 'not-found',
  })
})

it('evidence is read by the person it is of once a decision has taken it in, and not what is put in afterwards', async () => {
  const [person, other] = scene.staff
  const attach = async (name: string) => {
    const none = { thumbnail: null, width: null, height: null }
    const bytes = new Uint8Array(Buffer.from(`%PDF-1.7 ${name}`))
    const file = { mediaType: 'application/pdf', bytes, ...none, name } as const
    const kept = await attachEvidence(scene.assessor, { ...at, person: person! }, file, now)
    if (!kept.ok) throw new Error(kept.reason)
    return kept.file
  }
  const write = (files: string[]) => {
    const fields = files.flatMap((file, index) => [
      [`deductions.${index}.criterion`, 'I.1'],
      [`deductions.${index}.reason`, `Có biên bản ${index}`],
      [`deductions.${index}.kind`, 'file'],
      [`deductions.${index}.file`, file],
    ])
    return savePerson(scene.assessor, { ...at, person: person!, fields: Object.fromEntries(fields) }, now)
  }
  const hers = asActor(person!, scene.unit, ['staff'])
  const rows = [person!, other!].map((each) => fullRow(each, { unfinished: '3' }))
  const before = await attach('truoc.pdf')
  expect(await write([before])).toEqual({ ok: true })
  await saveSheet(scene.assessor, { ...at, rows }, now)
  expect(await mayReadEvidence(hers, before, now)).toBe(false)
  expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
  expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true })
  expect(await mayReadEvidence(hers, before, now)).toBe(true)
  await reopenSheet(scene.chair, { ...at, reason: 'Bổ sung minh chứng', days: 3 }, now)
  const since = await attach('sau.pdf')
  expect(await write([before, since])).toEqual({ ok: true })
  expect(await mayReadEvidence(hers, before, now)).toBe(true)
  expect(await mayReadEvidence(hers, since, now)).toBe(false)
})

it('what is too long to be saved waits all the same after the session has ended', async () => {
  const long = 'x'.repeat(25_000)
  const row = { person: scene.staff[0]!, cells: { 'deductions.0.reason': long, remark: 'Ngắn' } }
  expect(await parkTyped(scene.assessor.accountId, { ...at, rows: [row] }, now)).toMatchObject({ kept: 2 })
  expect(await drafts()).toEqual([
    { field: 'deductions.0.reason', typed: long.slice(0, 20_000), base: null },
    { field: 'remark', typed: 'Ngắn', base: null },
  ])
})

it('what is typed into the person’s page waits field by field, beside another window’s, and is forgotten once saved', async () => {
  const person = scene.staff[0]!
  const keep = (fields: Record<string, string>, base: Record<string, string> = {}, who = scene.assessor) =>
    keepPerson(who, { ...at, person, fields, base }, now)
  const reason = { 'deductions.2.reason': 'Có thư' }
  expect(await keep(reason)).toEqual({ ok: true })
  expect(await keep({ remark: 'Đang bàn', knockOut: 'discipline_decision' })).toEqual({ ok: true })
  const seen = async (who = scene.assessor) => (await findPerson(who, { ...at, person }, now))!
  expect((await seen()).fields).toMatchObject({
    ...reason,
    remark: 'Đang bàn',
    knockOut: 'discipline_decision',
  })
  expect((await seen()).person.remark).toBeNull()
  expect((await seen(scene.second)).fields.remark).toBe('')

  // Another saves meanwhile: his stands, hers waits with what she began from, and she is asked.
  const shown = (await seen(scene.second)).base
  const fields = { ...shown, remark: 'Đã bàn xong' }
  expect(await savePerson(scene.second, { ...at, person, fields, base: shown }, now)).toEqual({ ok: true })
  expect((await seen()).faults).toContainEqual(
    expect.objectContaining({ field: 'remark', typed: 'Đang bàn', now: 'Đã bàn xong' }),
  )
  // Typed as it stands, or typed back to what she had begun from: nothing waits of it.
  expect(await keep({ remark: 'Đã bàn xong' })).toEqual({ ok: true })
  expect(await keep({ knockOut: '' })).toEqual({ ok: true })
  expect(await drafts()).toEqual([{ field: 'deductions.2.reason', typed: 'Có thư', base: null }])

  const view = await seen()
  const whole = { ...view.fields, ...reason, 'deductions.2.criterion': 'I.1', 'deductions.2.kind': 'praise' }
  const typed = { ...whole, 'deductions.2.evidence': 'Thư khen' }
  expect(await savePerson(scene.assessor, { ...at, person, fields: typed, base: view.base }, now)).toEqual({
    ok: true,
  })
  expect(await drafts()).toEqual([])
  expect((await seen()).person.deductions).toMatchObject([{ reason: 'Có thư' }])
})

it('only who may save a person’s page keeps drafts of it', async () => {
  const keep = (who: typeof scene.assessor) =>
    keepPerson(who, { ...at, person: scene.staff[0]!, fields: { remark: 'Nháp' } }, now)
  expect(await keep(scene.stranger)).toMatchObject({ reason: 'not-found' })
  for (const who of [scene.personnel, scene.inspector, scene.administrator]) {
    expect(await keep(who)).toMatchObject({ ok: false })
    expect(await drafts(who.personId)).toEqual([])
  }
})

it('saving forgets what the page showed and what was touched; a draft from another window of hers stays', async () => {
  const person = scene.staff[0]!
  const shown = (await findPerson(scene.assessor, { ...at, person }, now))!.base
  const keep = (fields: Record<string, string>) =>
    keepPerson(scene.assessor, { ...at, person, fields, base: shown }, now)
  const save = (change: Record<string, string>, drafted: string[]) =>
    savePerson(scene.assessor, { ...at, person, fields: { ...shown, ...change }, base: shown, drafted }, now)
  await keep({ remark: 'Gõ ở cửa sổ khác', 'deductions.0.reason': 'Có thư' })
  expect(await save({ knockOut: 'discipline_decision' }, [])).toEqual({ ok: true })
  expect((await drafts()).map(({ field }) => field)).toEqual(['deductions.0.reason', 'remark'])
  // Shown to her in this one, and typed back: it is hers to drop.
  expect(await save({}, ['deductions.0.reason'])).toEqual({ ok: true })
  expect((await drafts()).map(({ field }) => field)).toEqual(['remark'])
})
