import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectAccessible } from '../support/axe'
import { expect, type Portal, test } from '../support/journey'
import { nep } from '../support/nep'
import { signedIn } from '../support/people'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const UNIT = '00598'
const header = 'Mã cán bộ;Họ và tên;Ngày sinh;Loại;Chức vụ;Bộ phận;Từ ngày;Đến ngày;Email'
const good = [
  header,
  'TC-901;Đỗ Thị Xuân;05/03/1990;Công chức;Chuyên viên;Phòng Văn hóa - Xã hội;01/09/2025;;',
  'TC-902;Nguyễn Văn Hòa;17/11/1984;Viên chức;Nhân viên một cửa;Điểm phục vụ hành chính công;15/09/2025;;',
].join('\r\n')
const bad = [
  header,
  'TC-903;Lê Thị Ngần;31/02/1990;Công chức;Chuyên viên;Văn phòng HĐND và UBND;01/09/2025;;',
  'TC-904;;05/03/1991;Thợ hàn;Chuyên viên;Văn phòng HĐND và UBND;01/09/2025;;',
].join('\r\n')

type Report = {
  new: number
  changed: number
  same: number
  refused: { row: number; column: string; value: string; why: string }[]
}

let folder = ''
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nep-roster-'))
  writeFileSync(join(folder, 'nhan-su.csv'), `\ufeff${good}\r\n`)
  writeFileSync(join(folder, 'sai.csv'), `${bad}\r\n`)
})
test.afterAll(() => rmSync(folder, { recursive: true }))

test('a roster is previewed, taken in, and the second time changes nothing', async ({ browser, portal }) => {
  const file = join(folder, 'nhan-su.csv')
  const before = await people(portal)

  const preview = await nep(portal, 'import-roster', file, '--unit', UNIT, '--dry-run', '--json')
  expect(preview.code, preview.error).toBe(0)
  expect(JSON.parse(preview.out)).toMatchObject({ new: 2, changed: 0, same: 0, refused: [] })
  expect(await people(portal)).toEqual(before)

  const taken = await nep(portal, 'import-roster', file, '--unit', UNIT, '--json')
  expect(taken.code, taken.error).toBe(0)
  expect(JSON.parse(taken.out)).toMatchObject({ new: 2, changed: 0, same: 0, refused: [] })
  const after = await people(portal)
  expect(after.filter((name) => !before.includes(name)).sort()).toEqual(
    ['Nguyễn Văn Hòa', 'Đỗ Thị Xuân'].sort(),
  )

  const again = await nep(portal, 'import-roster', file, '--unit', UNIT, '--json')
  expect(again.code, again.error).toBe(0)
  expect(JSON.parse(again.out)).toMatchObject({ new: 0, changed: 0, same: 2, refused: [] })
  expect(await people(portal)).toEqual(after)

  const clerk = await signedIn(browser, portal, 'to-chuc')
  await clerk.getByRole('navigation').getByRole('link', { name: 'Phường Thượng Cát' }).click()
  await clerk.getByRole('main').getByRole('link', { name: 'Nhân sự' }).click()
  const table = clerk.getByRole('table', { name: 'Danh sách đang giữ chức vụ' })
  await expect(table.getByRole('row').filter({ hasText: 'TC-901' })).toContainText('Đỗ Thị Xuân')
  await expect(table.getByRole('row').filter({ hasText: 'TC-902' })).toContainText('15/09/2025')
  await expectAccessible(clerk)
})

test('bad cells are named, and nothing of that file is taken in', async ({ portal }) => {
  const before = await people(portal)
  const said = await nep(portal, 'import-roster', join(folder, 'sai.csv'), '--unit', UNIT, '--json')
  expect(said.code).toBe(1)
  const { refused } = JSON.parse(said.out) as Report
  const cells = refused.map(({ row, column, value }) => ({ row, column, value }))
  expect(cells).toEqual(
    expect.arrayContaining([
      { row: 2, column: 'Ngày sinh', value: '31/02/1990' },
      { row: 3, column: 'Họ và tên', value: '' },
      { row: 3, column: 'Loại', value: 'Thợ hàn' },
    ]),
  )
  for (const { why } of refused) expect(why).toMatch(/\S/)
  expect(await people(portal)).toEqual(before)

  const inWords = await nep(portal, 'import-roster', join(folder, 'sai.csv'), '--unit', UNIT)
  expect(inWords.code).toBe(1)
  expect(inWords.error).toContain('dòng 2, cột Ngày sinh, “31/02/1990”')
})

test('a wrong call is answered with how to make it', async ({ portal }) => {
  expect((await nep(portal, 'import-roster', join(folder, 'nhan-su.csv'))).code).toBe(2)
  expect((await nep(portal, 'import-roster', join(folder, 'khong-co.csv'), '--unit', UNIT)).code).toBe(2)
  expect((await nep(portal, 'import-roster', join(folder, 'nhan-su.csv'), '--unit', '99999')).code).toBe(2)
})

async function people(portal: Portal): Promise<string[]> {
  const rows = await portal.query<{ name: string }>(
    `SELECT p.full_name AS name FROM post o JOIN person p ON p.id = o.person_id JOIN admin_unit u ON u.id = o.unit_id
      WHERE u.code = $1 ORDER BY p.full_name, p.code`,
    [UNIT],
  )
  return rows.map(({ name }) => name)
}
