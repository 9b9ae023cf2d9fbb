import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { run } from '@/lib/cli/import-roster'
import { importRoster } from '@/lib/staff/commands'
import { findRoster } from '@/lib/staff/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addUnit, asActor, grant, addPerson } from '../evaluations/scene'

let database: TestDatabase
let unit: { id: string; slug: string }
let code: string

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  unit = await addUnit(database)
  code = (await database.query<{ code: string }>('SELECT code FROM admin_unit WHERE id = $1', [unit.id]))[0]!
    .code
})

const header = 'Mã cán bộ,Họ và tên,Ngày sinh,Loại,Chức vụ,Bộ phận,Từ ngày,Đến ngày,Email'
const file = [
  header,
  'CB01,Đỗ Thị Xuân,01/02/1980,Công chức,Trưởng phòng,Phòng Văn hóa,01/07/2025,,xuan@example.vn',
  'CB02,Nguyễn Văn Hòa,,Viên chức,Viên chức,Phòng Văn hóa,2025-07-01,,',
  'CB03,Lê Minh,,Lao động hợp đồng,Lái xe,,01/08/2025,31/12/2025,',
].join('\n')

async function command(text: string, ...options: string[]) {
  let written = ''
  let errors = ''
  const exit = await run(['ds.csv', '--unit', code, ...options], {
    readFile: async () => new TextEncoder().encode(text),
    write: (more) => (written += more),
    writeError: (more) => (errors += more),
  })
  return { exit, written, errors }
}

const posts = () => database.query('SELECT FROM post WHERE unit_id = $1', [unit.id])

it('shows first, then does, and twice is the same as once', async () => {
  const first = await command(file, '--dry-run', '--json')
  const counts = { changed: 0, same: 0, leftOut: 0, missing: 0, refused: [] }
  expect([first.exit, JSON.parse(first.written)]).toEqual([0, { new: 3, ...counts }])
  expect(await posts()).toHaveLength(0)
  expect(JSON.parse((await command(file, '--json')).written)).toEqual({ new: 3, ...counts })
  expect(JSON.parse((await command(file, '--json')).written)).toEqual({ new: 0, ...counts, same: 3 })
  expect(await posts()).toHaveLength(3)
  const events = await database.query(
    `SELECT FROM audit_event WHERE kind = 'roster.imported' AND payload ->> 'unit' = $1`,
    [unit.slug],
  )
  expect(events).toHaveLength(1)
})

it('names each bad cell and changes nothing', async () => {
  const bad = file.replace('Viên chức,Viên chức', 'Sĩ quan,Viên chức').replace('01/08/2025', '31/02/2025')
  const { exit, written } = await command(bad, '--json')
  const { refused } = JSON.parse(written) as { refused: { row: number; column: string; value: string }[] }
  expect(exit).toBe(1)
  expect(refused).toMatchObject([
    { row: 3, column: 'Loại', value: 'Sĩ quan' },
    { row: 4, column: 'Từ ngày', value: '31/02/2025' },
  ])
  expect(await posts()).toHaveLength(0)
})

it('ends the post before when somebody moves to a new one, and keeps who is not in the file', async () => {
  await command(file)
  const moved = [header, 'CB02,Nguyễn Văn Hòa,,Công chức,Phó Trưởng phòng,Phòng Kinh tế,01/09/2026,,'].join(
    '\n',
  )
  const { written } = await command(moved, '--json')
  expect(JSON.parse(written)).toMatchObject({ new: 1, missing: 1 })
  const own = await database.query<{ position_title: string; to_day: string | null }>(
    `SELECT position_title, to_day::text FROM post JOIN person p ON p.id = person_id
     WHERE unit_id = $1 AND p.code = 'CB02' ORDER BY from_day`,
    [unit.id],
  )
  expect(own).toEqual([
    { position_title: 'Viên chức', to_day: '2026-08-31' },
    { position_title: 'Phó Trưởng phòng', to_day: null },
  ])
})

it('takes who moves here from another unit for who she is', async () => {
  const person = 'ĐC09,Phan Thị Dung,05/06/1988,Công chức,Chuyên viên,,'
  await command([header, `${person}01/07/2025,04/10/2026,dung@example.vn`].join('\n'))
  unit = await addUnit(database)
  code = (await database.query<{ code: string }>('SELECT code FROM admin_unit WHERE id = $1', [unit.id]))[0]!
    .code
  const here = [header, `${person.replace('Chuyên viên', 'Phó Trưởng phòng')}05/10/2026,,moi@example.vn`]
  expect(JSON.parse((await command(here.join('\n'), '--json')).written)).toMatchObject({ new: 1 })
  expect(JSON.parse((await command(here.join('\n'), '--json')).written)).toMatchObject({ same: 1 })
  const rows = await database.query(
    `SELECT p.email, count(*)::int AS posts, count(DISTINCT o.unit_id)::int AS units
     FROM person p JOIN post o ON o.person_id = p.id WHERE p.code = 'ĐC09' GROUP BY p.id`,
  )
  expect(rows).toEqual([{ email: 'moi@example.vn', posts: 2, units: 2 }])
})

it('tells wrong use from a refusal', async () => {
  const io = { readFile: async () => new Uint8Array(), write: () => {}, writeError: () => {} }
  expect(await run(['ds.csv'], io)).toBe(2)
  expect(await run(['ds.csv', '--unit', '1', '--fast'], io)).toBe(2)
  expect(await run(['ds.csv', '--unit', '00000'], io)).toBe(2)
  const absent = { ...io, readFile: () => Promise.reject(new Error('ENOENT')) }
  expect(await run(['ds.csv', '--unit', code], absent)).toBe(2)
})

it('is for the unit’s personnel clerk: to anybody else neither roster nor import exists', async () => {
  const now = new Date('2026-10-28T08:00:00+07:00')
  const other = await addUnit(database)
  const clerk = asActor(await addPerson(database, unit.id, 'TC'), unit, [])
  const stranger = asActor(await addPerson(database, other.id, 'TC'), other, [])
  await grant(database, clerk.personId, 'personnel', unit.id)
  await grant(database, stranger.personId, 'personnel', other.id)
  await grant(database, stranger.personId, 'assessor', unit.id)
  const input = { unit: code, bytes: new TextEncoder().encode(file), fileName: 'ds.csv', dryRun: false }
  expect(await importRoster(stranger, input, now)).toEqual({ ok: false, reason: 'not-found' })
  expect(await findRoster(stranger, unit.slug, now)).toBeNull()
  expect(await importRoster(clerk, input, now)).toMatchObject({ ok: true, plan: { new: 3 } })
  const roster = await findRoster(clerk, unit.slug, now)
  expect(roster?.posts.map((post) => post.code)).toEqual(['CB01', 'CB02', 'TC'])
})
