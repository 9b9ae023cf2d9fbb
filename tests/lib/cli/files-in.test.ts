import { writeXlsx } from 'hucre/xlsx'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { run as dossiers } from '@/lib/cli/import-dossiers'
import { run as roster } from '@/lib/cli/import-roster'
import { run as scores } from '@/lib/cli/import-scores'
import { run as successions } from '@/lib/cli/import-successions'
import { run as units } from '@/lib/cli/import-units'
import type { Command } from '@/lib/cli/nep'
import { openMonth } from '@/lib/evaluations/months/commands'
import { addPerson, addSchemes, asActor, grant } from '@/tests/lib/evaluations/scene'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { utf8 } from '@/tests/support/sheets/files'

// The command line on another province's data, sentence by sentence of the contract.

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  return database.close
})

async function nep(command: Command, file: string | Uint8Array, ...options: string[]) {
  const said = { out: '', error: '' }
  const code = await command(['tep', ...options], {
    readFile: async () => (typeof file === 'string' ? utf8(file) : file),
    write: (text) => (said.out += text),
    writeError: (text) => (said.error += text),
  })
  return { code, ...said }
}
/** With --json: the one line that may be printed. */
async function json(command: Command, file: string | Uint8Array, ...options: string[]) {
  const { code, out, error } = await nep(command, file, ...options, '--json')
  expect(error).toBe('')
  expect(out.trim().split('\n')).toHaveLength(1)
  return { code, ...(JSON.parse(out) as Record<string, unknown>) }
}
const nothing = { new: 0, changed: 0, same: 0, leftOut: 0, missing: 0, refused: [] }
const everything = () =>
  database.query(`SELECT (SELECT count(*) FROM admin_unit) + (SELECT count(*) FROM unit_succession)
    + (SELECT count(*) FROM post) + (SELECT count(*) FROM dossier_figure) + (SELECT count(*) FROM evaluation_score)
    + (SELECT count(*) FROM audit_event) AS n`)

const former = [
  'STT;Mã;Tên;Loại;Mã cấp trên;Từ ngày;Đến ngày',
  '1;24;Tỉnh Bắc Giang;Tỉnh;;;30/06/2025',
  '2;213;Thành phố Bắc Giang;Thành phố thuộc tỉnh;24;;30/06/2025',
  '3;7201;Phường Thọ Xương;Phường;213;;30/06/2025',
  '4;7204;Phường Trần Nguyên Hãn;Phường;213;;30/06/2025',
  'Tổng;;4;;;;',
].join('\r\n')
const today = [
  'code,name,type,parent_code,valid_from,valid_to',
  '24,Tỉnh Bắc Ninh,province,,2025-07-01,',
  '7210,Phường Bắc Giang,ward,24,2025-07-01,',
].join('\n')
const merged = [
  'Mã cũ,Tên cũ,Mã quận huyện cũ,Mã mới,Tên mới,Hình thức,Ngày hiệu lực',
  '7201,Phường Thọ Xương,213,7210,Phường Bắc Giang,Toàn bộ,01/07/2025',
  '07204,Phường Trần Nguyên Hãn,213,07210,Phường Bắc Giang,một phần,45839',
].join('\n')

describe('units and successions', () => {
  it('are shown, taken in, and twice is once; a code that lost its zeros is mended and said', async () => {
    const before = await everything()
    expect(await json(units, former, '--dry-run')).toEqual({ code: 0, ...nothing, new: 4, leftOut: 1 })
    expect(await everything()).toEqual(before)
    const told = await nep(units, former)
    expect(told).toMatchObject({ code: 0, error: '' })
    expect(told.out).toContain('“7201” được hiểu là “07201”')
    expect(await json(units, former)).toEqual({ code: 0, ...nothing, same: 4, leftOut: 1 })
    expect(await json(units, today)).toMatchObject({ code: 0, new: 2, refused: [] })
    expect(await json(successions, merged)).toMatchObject({ code: 0, new: 2, refused: [] })
    expect(await json(successions, merged)).toEqual({ code: 0, ...nothing, same: 2 })
  })
  it('refuse what nobody knows, by its place', async () => {
    const unknown = merged.replace('7201,', '9999,')
    expect(await json(successions, unknown)).toMatchObject({
      code: 1,
      new: 0,
      refused: [{ sheet: '', row: 2, column: 'Mã cũ', value: '9999', why: expect.stringMatching(/\S/) }],
    })
  })
})

const staffHead = 'Ma can bo;HO VA TEN;ngay sinh;LOAI;chuc vu;bo phan;tu ngay;den ngay;EMAIL'
const staff = (...lines: string[]) => [staffHead, ...lines].join('\n')
const xuan = 'A1;Đỗ Thị Xuân;1/2/1990;cong chuc;Chuyên viên;;1/7/2025;;xuan@example.vn'
const hoa = 'A2;Nguyễn Văn Hoà;;Viên chức;Viên chức;;2025-07-01;;'

describe('a roster', () => {
  it('goes through in every way a call may end', async () => {
    expect(await nep(roster, staff(xuan))).toMatchObject({ code: 2, out: '' })
    expect(await nep(roster, staff(xuan), '--unit', '99999', '--json')).toMatchObject({ code: 2, out: '' })
    expect(await nep(roster, staff(xuan), '--unit')).toMatchObject({ code: 2 })
    expect(await nep(roster, staff(xuan), '--what', '7210')).toMatchObject({ code: 2 })
    const before = await everything()
    const bad = staff(xuan.replace('1/2', '31/2'), hoa.replace('Viên chức;', 'Sĩ quan;'))
    expect(await json(roster, bad, '--unit', '7210')).toMatchObject({
      code: 1,
      refused: [
        { row: 2, column: 'ngay sinh' },
        { row: 3, column: 'LOAI', value: 'Sĩ quan' },
      ],
    })
    expect(await json(roster, staff(xuan, hoa), '--unit', '7210', '--dry-run')).toMatchObject({
      code: 0,
      new: 2,
    })
    expect(await everything()).toEqual(before)
    expect(await json(roster, staff(xuan, hoa), '--unit', '07210')).toEqual({ code: 0, ...nothing, new: 2 })
    expect(await json(roster, staff(hoa), '--unit', '07210')).toEqual({
      ...{ code: 0, ...nothing, same: 1, missing: 1 },
    })
  })
  it('of 5,000 rows is no matter of patience', async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => [
      ...[
        `B${n}`,
        `Nguyễn Thị ${n}`,
        new Date(Date.UTC(1980, 0, 1 + n)),
        'Công chức',
        'Chuyên viên',
        `Phòng ${n % 9}`,
      ],
      ...[45839, null, null],
    ])
    const file = await writeXlsx({ sheets: [{ name: 'DS', rows: [staffHead.split(';'), ...rows] }] })
    const before = process.cpuUsage()
    expect(await json(roster, file, '--unit', '07210')).toMatchObject({ code: 0, new: 5000, missing: 2 })
    // Work of this process, not time on the clock: others may be at work on the machine.
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(10_000)
    expect(await json(roster, file, '--unit', '07210')).toMatchObject({ code: 0, same: 5000 })
  }, 120_000)
})

const dossierHead =
  'Unit code,Month,Field,Carried over,Received,Early,On time,Late,Pending in time,Pending overdue,Online,Counter,Post'

describe('dossier figures', () => {
  it('read numbers as officials write them, refuse what has two readings, and a quarter', async () => {
    const line = (unit: string, month: string, received: string) =>
      `${unit},${month},,0,${received},900,480,2,10,0,1390,0,2`
    const good = [dossierHead, line('7210', '10/2025', '1.392')].join('\n')
    expect(await json(dossiers, good)).toEqual({ code: 0, ...nothing, new: 1 })
    expect(await json(dossiers, good)).toEqual({ code: 0, ...nothing, same: 1 })
    const bad = [dossierHead, line('7210', 'Quý III/2025', '"1,392"'), line('4', '2025-10', '1392')].join(
      '\n',
    )
    expect(await json(dossiers, bad)).toMatchObject({
      code: 1,
      refused: [
        { row: 2, column: 'Month', value: 'Quý III/2025' },
        { row: 2, column: 'Received', value: '1,392' },
        { row: 3, column: 'Unit code', value: '4' },
      ],
    })
  })
  it('say a jump in words and take it; with --json only the contract’s keys; what was carried over must agree', async () => {
    const line = (month: string, received: number, carried = 0) =>
      `07400,${month},,${carried},${received},${received + carried},0,0,0,0,${received},0,0`
    await database.query(`INSERT INTO admin_unit (code, slug, name, type, valid_from)
      VALUES ('07400', 'ke-ben', 'Phường Kế Bên', 'ward', '2025-07-01')`)
    const usual = [dossierHead, ...['09', '10', '11'].map((month) => line(`${month}/2025`, 100))].join('\n')
    expect(await json(dossiers, usual)).toMatchObject({ code: 0, new: 3 })
    const jump = [dossierHead, line('12/2025', 900)].join('\n')
    const told = await nep(dossiers, jump, '--dry-run')
    expect(told.out).toMatch(/Xin xem lại dòng 2, Tháng 12\/2025: Tiếp nhận là 900, .* khoảng 100\./)
    expect(await json(dossiers, jump)).toEqual({ code: 0, ...nothing, new: 1 })
    const carried = [dossierHead, line('01/2026', 100, 7)].join('\n')
    expect(await json(dossiers, carried)).toMatchObject({
      ...{ code: 1, new: 0 },
      refused: [{ row: 2, column: 'Carried over', value: '7', why: expect.stringMatching(/còn 0 hồ sơ/) }],
    })
  })
})

describe('scores', () => {
  let clerk: ReturnType<typeof asActor>
  beforeEach(async () => {
    await addSchemes(database)
    const [unit] = await database.query<{ id: string; slug: string }>(
      `INSERT INTO admin_unit (code, slug, name, type, valid_from)
       VALUES ('07300', 'diem', 'Phường Điểm', 'ward', '2025-07-01') ON CONFLICT DO NOTHING RETURNING id, slug`,
    )
    if (!unit) return
    const person = await addPerson(database, unit.id, 'TC')
    await addPerson(database, unit.id, 'NV1')
    await grant(database, person, 'personnel', unit.id)
    clerk = asActor(person, unit, ['personnel'])
    for (const month of ['2025-11', '2026-02'])
      expect(
        await openMonth(clerk, { unit: 'diem', month }, new Date('2026-03-01T08:00:00+07:00')),
      ).toMatchObject({
        ok: true,
      })
  })
  it('of last year go by its four columns', async () => {
    const file =
      'Mã cán bộ;Ý thức tổ chức kỷ luật, phẩm chất đạo đức;Progress of work;quality;Điểm thưởng\nNV1;18;33,5;31;2'
    const at = ['--unit', '7300', '--month', '2025-11']
    expect(await json(scores, file, ...at)).toMatchObject({ code: 0, new: 1, missing: 1 })
    expect(await json(scores, file, ...at)).toMatchObject({ code: 0, same: 1 })
    expect(await json(scores, file.replace('33,5', '35,5'), ...at)).toMatchObject({
      code: 1,
      refused: [{ row: 2, column: 'Progress of work', value: '35,5' }],
    })
  })
  it('of this year go by its ten, and not into a month that nobody opened', async () => {
    const ids = ['I.1', 'I.2', ...['II', 'III'].flatMap((part) => [1, 2, 3, 4].map((n) => `${part}.${n}`))]
    const file = [`Mã cán bộ,${ids.join(',')}`, `NV1,"4,5",4,${Array(8).fill('2.5').join(',')}`].join('\n')
    expect(await json(scores, file, '--unit', '07300', '--month', '2026-02')).toMatchObject({
      code: 0,
      new: 1,
    })
    expect(await json(scores, file, '--unit', '07300', '--month', '2026-01')).toMatchObject({ code: 1 })
    expect(await nep(scores, file, '--unit', '07300', '--month', '2026-13')).toMatchObject({
      code: 2,
      out: '',
    })
  })
})
