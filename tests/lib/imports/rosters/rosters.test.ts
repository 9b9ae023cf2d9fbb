import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { run } from '@/lib/cli/import-roster'
import type { Actor } from '@/lib/auth/schema'
import { openMonth } from '@/lib/evaluations/months/commands'
import { confirmUpload, parkUpload, previewUpload } from '@/lib/imports/commands'
import { takeRoster } from '@/lib/imports/rosters/commands'
import { standing } from '@/tests/lib/evaluations/cycle/office'
import { now, type Scene, setScene } from '@/tests/lib/evaluations/scene'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { utf8 } from '@/tests/support/sheets/files'

let database: TestDatabase
let scene: Scene
let code: string

beforeAll(async () => {
  database = await testDatabase()
  return database.close
})
beforeEach(async () => {
  scene = await setScene(database, 3)
  const [unit] = await database.query<{ code: string }>('SELECT code FROM admin_unit WHERE id = $1', [
    scene.unit.id,
  ])
  code = unit!.code
  for (const month of ['2026-08', '2026-09', '2026-10'])
    expect(await openMonth(scene.personnel, { unit: scene.unit.slug, month }, now)).toMatchObject({
      ok: true,
    })
  await database.query(
    `UPDATE evaluation_sheet SET state = 'submitted' WHERE unit_id = $1 AND month = '2026-08-01'`,
    [scene.unit.id],
  )
})

// One was there in September already, the other came on 1 October.
const file = [
  'Mã cán bộ;Họ và tên;Ngày sinh;Loại;Chức vụ;Bộ phận;Từ ngày;Đến ngày;Email',
  'M1;Đỗ Xuân;05/03/1990;Công chức;Chuyên viên;;01/09/2025;;',
  'M2;Tống An;05/03/1991;Công chức;Chuyên viên;;01/10/2026;;',
].join('\n')
const joined = [
  { month: '2026-09', people: 1 },
  { month: '2026-10', people: 2 },
]
const sizes = async () =>
  Promise.all(
    ['2026-08', '2026-09', '2026-10'].map(async (each) => (await standing(database, scene.unit, each)).size),
  )
const events = () =>
  database.query(
    `SELECT actor_id, payload ->> 'month' AS month, payload ->> 'people' AS people FROM audit_event
     WHERE kind = 'sheet.opened' AND payload ->> 'unit' = $1 ORDER BY seq DESC LIMIT 2`,
    [scene.unit.slug],
  )

describe('who comes into post by a roster', () => {
  it('stands at once in the months that take points, and it is said in which', async () => {
    const before = await sizes()
    const clerk = await withAccount(scene.personnel)
    const parked = await parkUpload(
      clerk,
      { kind: 'roster', unit: scene.unit.slug, month: null },
      { name: 'ds.csv', bytes: new Uint8Array(utf8(file)) },
      now,
    )
    const upload = parked.ok ? parked.upload : ''
    const view = await previewUpload(clerk, upload, now)
    expect(await sizes()).toEqual(before)
    const seen = view?.state === 'waiting' ? view.plan.seen : ''
    const done = { new: 2, changed: 0, same: 0, joined }
    expect(await confirmUpload(clerk, { upload, seen }, now)).toEqual({ ok: true, done })
    expect(await previewUpload(clerk, upload, now)).toMatchObject({ state: 'done', done })
    expect(await sizes()).toEqual([before[0], before[1]! + 1, before[2]! + 2])
    expect(await events()).toEqual([
      { actor_id: clerk.personId, month: '2026-10', people: '2' },
      { actor_id: clerk.personId, month: '2026-09', people: '1' },
    ])
  })

  it('does so from the command line, and the second time nobody comes', async () => {
    const before = await sizes()
    const said = await command()
    expect(said).toMatch(/Thêm vào bảng đánh giá tháng\s9\/2026: 1 người\.\n.*tháng\s10\/2026: 2 người\./)
    expect(await sizes()).toEqual([before[0], before[1]! + 1, before[2]! + 2])
    expect(await events()).toMatchObject([{ actor_id: null }, { actor_id: null }])
    expect(await command()).not.toContain('Thêm vào')
  })

  it('and whoever it ends is marked, by nobody’s coming; a trial run and a refused file touch no month', async () => {
    const before = await sizes()
    const take = (text: string, dryRun: boolean) =>
      takeRoster(null, { unit: code, bytes: utf8(text), fileName: 'ds.csv', dryRun }, now)
    expect(await take(file, true)).toMatchObject({ ok: true, joined: [] })
    expect(await take(file.replace('05/03/1991', '31/02/1991'), false)).toMatchObject({ joined: [] })
    expect(await sizes()).toEqual(before)
    await take(file, false)
    const ended = await take(file.replace('01/10/2026;;', '01/10/2026;05/10/2026;'), false)
    expect(ended).toMatchObject({ ok: true, plan: { changed: 1 }, joined: [] })
    const [person] = await database.query<{ id: string }>(
      `SELECT p.id FROM person p JOIN post o ON o.person_id = p.id WHERE p.code = 'M2' AND o.unit_id = $1`,
      [scene.unit.id],
    )
    expect((await standing(database, scene.unit, '2026-10')).get(person!.id)).toBe('few_days')
  })
})

async function command(): Promise<string> {
  let written = ''
  const exit = await run(['ds.csv', '--unit', code], {
    readFile: async () => utf8(file),
    write: (more) => (written += more),
    writeError: (more) => (written += more),
  })
  expect(exit).toBe(0)
  return written
}

// A parked file is bound to the account, which the scene's actors do not have.
async function withAccount(actor: Actor): Promise<Actor> {
  const [account] = await database.query<{ id: string }>(
    `INSERT INTO account (person_id, user_name, password_hash) VALUES ($1::uuid, $1::uuid::text, 'x') RETURNING id`,
    [actor.personId],
  )
  return { ...actor, accountId: account!.id }
}
