import { setTimeout as wait } from 'node:timers/promises'
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
  javaScriptEnabled,
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
  if (javaScriptEnabled !== false)
    await page.route('**/nap-tep/**', async (route) => {
      if (route.request().method() === 'POST') await wait(800)
      await route.continue()
    })
  const pressed = page.getByRole('button', { name: 'Nạp vào hệ thống' }).click()
  if (javaScriptEnabled !== false)
    await expect(main.getByRole('status')).toContainText('Đang ghi 1 dòng vào cổng.')
  await pressed
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

test('the workbook of the whole month goes out, and in again with what was typed over', async ({
  browser,
  portal,
}) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  const main = page.getByRole('main')
  const address = `/can-bo/don-vi/thuong-cat/nap-tep?loai=scores&thang=${openMonth}`
  await page.goto(address)
  const out = await main.getByRole('link', { name: 'Tải bảng tổng hợp của cả tháng' }).getAttribute('href')
  const book = await (await page.request.get(portal.url + out)).body()
  const send = async (buffer: Buffer) => {
    await page.goto(address)
    const file = { name: 'thang.xlsx', mimeType: 'application/octet-stream', buffer }
    await page.getByLabel('Tệp bảng tính').setInputFiles(file)
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xem trước: thang.xlsx')
  }
  await send(book)
  await expect(main).toContainText('Tệp này không làm thay đổi gì.')
  await expectAccessible(page)

  const rows = (await readSheet(book)) as (string | number | null)[][]
  const line = rows.find((row) => typeof row[rows[0]!.indexOf('I.1')] === 'number')!
  const change = async (assigned: number) => {
    line[rows[0]!.indexOf('Việc được giao')] = assigned
    line[rows[0]!.indexOf('Lý do xếp loại')] = 'Ghi bằng bảng tính'
    await send(Buffer.from(await writeXlsx({ sheets: [{ name: 'Tháng', rows }] })))
  }
  await change(10_000)
  await expect(main).toContainText('Chưa nạp được: 1 ô cần sửa. Không có gì thay đổi.')
  await change(77)
  await expect(main).toContainText('Sẽ có 1 dòng mới hoặc thay đổi.')
  await page.getByRole('button', { name: 'Nạp vào hệ thống' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã nạp thang.xlsx')
  const [stored] = await portal.query<{ remark: string; units: number }>(
    `SELECT e.remark, sum(t.units)::int AS units FROM evaluation e
       JOIN person p ON p.id = e.person_id JOIN evaluation_sheet s ON s.id = e.sheet_id
       JOIN evaluation_task t ON t.evaluation_id = e.id
      WHERE p.code = $1 AND s.month = $2 GROUP BY e.remark`,
    [line[rows[0]!.indexOf('Mã cán bộ')], `${openMonth}-01`],
  )
  expect(stored).toEqual({ remark: 'Ghi bằng bảng tính', units: 77 })
})

test('last year’s workbook goes out, and in again without changing anything', async ({ browser, portal }) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  const main = page.getByRole('main')
  const year = Number(openMonth.slice(0, 4)) - 1
  await page.goto('/can-bo/don-vi/thuong-cat/bang-tinh')
  const out = await main.getByRole('link', { name: `Năm ${year}: điểm và loại` }).getAttribute('href')
  const book = await (await page.request.get(portal.url + out)).body()
  await main.getByRole('link', { name: `Nạp đề xuất xếp loại năm ${year} từ tệp` }).click()
  await expectAccessible(page)
  const file = { name: 'nam.xlsx', mimeType: 'application/octet-stream', buffer: book }
  await page.getByLabel('Tệp bảng tính').setInputFiles(file)
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xem trước: nam.xlsx')
  await expect(main).toContainText('Tệp này không làm thay đổi gì.')
  await expectAccessible(page)
})
