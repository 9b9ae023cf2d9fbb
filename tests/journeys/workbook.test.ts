import { writeXlsx } from 'hucre/xlsx'
import { readSheet } from 'read-excel-file/node'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { inWords, openMonth } from '../support/months'
import { signedIn } from '../support/people'
import { type Person, pointsOf } from '../support/sheet'

test('a workbook of points goes out, comes back with a slip, is mended and taken in; twice is once', async ({
  browser,
  portal,
}) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  const main = page.getByRole('main')
  await page.goto('/can-bo/don-vi/thuong-cat/bang-tinh')
  const out = await main.getByRole('link', { name: `Tải điểm ${inWords(openMonth)}` }).getAttribute('href')
  const book = await page.request.get(portal.url + out)
  const rows = (await readSheet(await book.body())) as (string | number | null)[][]
  const header = rows.findIndex((row) => row[0] === 'Mã cán bộ')
  const column = rows[header]!.findIndex((label) => String(label).startsWith('II.1'))
  const line = rows[header + 1]!
  const [person] = (await portal.query<Person>('SELECT id, full_name AS name FROM person WHERE code = $1', [
    line[0],
  ])) as [Person]
  const stood = await pointsOf(portal, person, 'II.1')

  await main.getByRole('link', { name: `Nạp điểm ${inWords(openMonth)} từ tệp` }).click()
  await expectAccessible(page)
  const send = async (points: number) => {
    line[column] = points
    await page.getByLabel('Tệp bảng tính').setInputFiles({
      ...{ name: 'diem.xlsx', mimeType: 'application/octet-stream' },
      buffer: Buffer.from(await writeXlsx({ sheets: [{ name: 'Điểm', rows }] })),
    })
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xem trước: diem.xlsx')
  }
  await send(7)
  await expect(main).toContainText('Chưa nạp được: 1 ô cần sửa. Không có gì thay đổi.')
  await expect(page.getByRole('table', { name: '1 ô cần sửa' })).toContainText(
    'Phải từ 0 đến 2,5; đang là 7.',
  )
  await expect(page.getByRole('button', { name: 'Nạp vào hệ thống' })).toHaveCount(0)
  await expectAccessible(page)
  const marked = await main
    .getByRole('link', { name: 'Tải tệp với lời nhắc ghi ngay trong từng ô' })
    .getAttribute('href')
  expect((await page.request.get(portal.url + marked)).status()).toBe(200)

  await page.getByRole('link', { name: 'Chọn tệp đã sửa' }).click()
  const mended = stood === 1.25 ? 1.5 : 1.25
  await send(mended)
  await expect(main).toContainText('Sẽ có 1 dòng mới hoặc thay đổi.')
  expect(await pointsOf(portal, person, 'II.1')).toBe(stood)
  await page.getByRole('button', { name: 'Nạp vào hệ thống' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã nạp diem.xlsx')
  expect(await pointsOf(portal, person, 'II.1')).toBe(mended)

  await page.goto(`/can-bo/don-vi/thuong-cat/nap-tep?loai=scores&thang=${openMonth}`)
  await send(mended)
  await expect(main).toContainText('Tệp này không làm thay đổi gì.')
  await expect(page.getByRole('button', { name: 'Nạp vào hệ thống' })).toHaveCount(0)
  const taken = await portal.query(`SELECT FROM audit_event WHERE kind = 'scores.imported'`)
  expect(taken).toHaveLength(1)

  const stranger = await signedIn(browser, portal, 'truong-phong.2')
  expect((await stranger.goto(page.url()))?.status()).toBe(404)
})
