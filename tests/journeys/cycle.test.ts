import type { Page } from '@playwright/test'
import { dayOf } from '@/lib/month'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { inWords, lastPublished, openMonth } from '../support/months'
import { signedIn } from '../support/people'
import { cell, personOf, pointsOf, press, unscored } from '../support/sheet'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const main = (page: Page) => page.getByRole('main')
const sheetOf = (month: string) => `/can-bo/don-vi/thuong-cat/danh-gia/${month}`
const today = () => dayOf(new Date())
const rosterHeader = 'Mã cán bộ,Họ và tên,Ngày sinh,Loại,Chức vụ,Từ ngày,Đến ngày'

test('a chair who goes away lends her role; who acts for her sees it on every page until it is ended', async ({
  browser,
  portal,
}) => {
  const chair = await signedIn(browser, portal, 'chu-tich')
  const staff = await signedIn(browser, portal, 'can-bo')
  const { id: delegate } = await personOf(portal, 'can-bo')
  await chair.goto('/can-bo/don-vi/thuong-cat/uy-quyen')
  await expectAccessible(chair)

  await chair.getByRole('button', { name: 'Giao quyền' }).click()
  await expect(main(chair)).toContainText('Chọn hình thức ký.')
  await expect(main(chair)).toContainText('Chọn người được ủy quyền.')

  await chair.getByLabel('Người được ủy quyền').selectOption(delegate)
  // She is no deputy: KT. is refused, and nothing typed is lost.
  await chair.getByText('KT. (ký thay)', { exact: true }).click()
  await chair.getByLabel('Đến hết ngày').fill(today())
  await chair.getByRole('button', { name: 'Giao quyền' }).click()
  await expect(main(chair)).toContainText('không giữ chức danh cấp phó')
  await chair.getByText('TUQ. (thừa ủy quyền)', { exact: true }).click()
  await chair.getByLabel('Đến hết ngày').fill(today())
  await chair.getByRole('button', { name: 'Giao quyền' }).click()
  await expect(main(chair)).toContainText('Đã giao quyền.')

  await staff.goto(`/can-bo/don-vi/thuong-cat/danh-gia/${openMonth}/phe-duyet`)
  await expect(staff.getByRole('banner')).toContainText(
    /TUQ\. Chủ tịch UBND .+: người có thẩm quyền xếp loại/,
  )
  await expect(main(staff)).toContainText('Các bước đã đi')

  const [{ id }] = (await portal.query<{ id: string }>(
    `SELECT d.id FROM delegation d JOIN account a ON a.person_id = d.delegate_id WHERE a.user_name = 'can-bo'
     AND NOT EXISTS (SELECT FROM delegation_end e WHERE e.delegation_id = d.id)`,
  )) as [{ id: string }]
  const ended = chair.locator(`input[name=delegation][value="${id}"]`)
  await chair.locator(`label[for="${await ended.getAttribute('id')}"]`).click()
  await expect(ended).toBeChecked()
  await chair.getByLabel('Lý do').fill('Về sớm')
  await chair.getByRole('button', { name: 'Kết thúc ủy quyền' }).click()
  await expect(main(chair)).toContainText('Đã kết thúc lần ủy quyền.')
  const answer = await staff.reload()
  expect(answer?.status()).toBe(404)
})

test('who moved to another ward in mid-month stands there as well, and each sheet says where she is graded', async ({
  browser,
  portal,
}) => {
  const clerk = await signedIn(browser, portal, 'to-chuc.2')
  const own = await signedIn(browser, portal, 'to-chuc')
  const [{ person, name, file, since }] = (await portal.query<
    Record<'person' | 'name' | 'file' | 'since', string>
  >(
    `SELECT o.person_id AS person, p.full_name AS name, concat_ws(',', p.code, p.full_name, p.birth_date) AS file,
       o.from_day::text AS since
     FROM post o JOIN person p ON p.id = o.person_id JOIN admin_unit u ON u.id = o.unit_id
     WHERE u.slug = 'thuong-cat' AND o.to_day IS NULL AND p.birth_date IS NOT NULL
       AND NOT EXISTS (SELECT FROM account a WHERE a.person_id = o.person_id)
     ORDER BY p.code DESC LIMIT 1`,
  )) as [Record<'person' | 'name' | 'file' | 'since', string>]
  // Each ward says it in its own roster.
  const roster = async (page: Page, unit: string, days: string) => {
    await page.goto(`/can-bo/don-vi/${unit}/nap-tep?loai=roster`)
    await page.getByLabel('Tệp bảng tính').setInputFiles({
      ...{ name: 'chuyen.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(`${rosterHeader}\n${file},Công chức,Chuyên viên,${days}`),
    })
    await page.getByRole('button', { name: 'Xem trước' }).click()
    return main(page)
  }
  const there = await roster(clerk, 'dong-ngac', `${openMonth}-06,`)
  await expect(there).toContainText('chuyển đến từ Phường Thượng Cát')
  await clerk.getByRole('button', { name: 'Nạp vào hệ thống' }).click()
  await expect(there).toContainText('Đã nạp chuyen.csv')
  const here = await roster(own, 'thuong-cat', `${since},${openMonth}-05`)
  await own.getByRole('button', { name: 'Nạp vào hệ thống' }).click()
  await expect(here).toContainText('Đã nạp chuyen.csv')
  await clerk.goto('/can-bo/don-vi/dong-ngac/nhan-su')
  await clerk.getByRole('button', { name: `Mở bảng ${inWords(openMonth)}` }).click()
  await expect(main(clerk)).toContainText(/đã mở/i)
  await clerk.goto(`/can-bo/don-vi/dong-ngac/con-thieu/${openMonth}`)
  await expect(main(clerk)).toContainText(name)
  await expectAccessible(clerk)
  await clerk.getByLabel('Nội dung tin nhắn').focus()
  await expect(clerk.getByLabel('Nội dung tin nhắn')).toHaveValue(new RegExp(name))

  await own.goto('/can-bo/don-vi/thuong-cat/nhan-su')
  await own.getByRole('button', { name: `Mở bảng ${inWords(openMonth)}` }).click()
  await expect(main(own)).toContainText(/đã mở/i)
  const rows = await portal.query<{ slug: string; why: string | null }>(
    `SELECT u.slug, e.not_graded::text AS why FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id
     JOIN admin_unit u ON u.id = s.unit_id WHERE e.person_id = $1 AND s.month = $2 ORDER BY 1`,
    [person, `${openMonth}-01`],
  )
  expect(rows).toEqual([
    { slug: 'dong-ngac', why: null },
    { slug: 'thuong-cat', why: 'few_days' },
  ])
})

test('a published month is reopened for days; when they are over it locks by itself and the decision stands', async ({
  browser,
  portal,
}) => {
  const person = await personOf(portal, 'can-bo')
  const decided = () =>
    portal.query(
      `SELECT d.version, d.total::text FROM evaluation_decision d JOIN evaluation e ON e.id = d.evaluation_id
       JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE d.person_id = $1 AND s.month = $2 ORDER BY 1`,
      [person.id, `${lastPublished}-01`],
    )
  const before = await decided()
  expect(before.length).toBeGreaterThan(0)
  const chair = await signedIn(browser, portal, 'chu-tich')
  await chair.goto(`${sheetOf(lastPublished)}/phe-duyet`)
  await chair.getByRole('button', { name: 'Mở lại tháng đã duyệt' }).click()
  await expect(main(chair).getByRole('alert')).toContainText('Chưa làm được')
  await chair.getByLabel('Lý do mở lại').fill('Sót một thư cảm ơn.')
  await chair.getByLabel('Mở trong bao nhiêu ngày').fill('2')
  await chair.getByRole('button', { name: 'Mở lại tháng đã duyệt' }).click()
  await expect(main(chair)).toContainText('Đã mở lại.')

  const supervisor = await signedIn(browser, portal, 'truong-phong')
  await supervisor.goto(sheetOf(lastPublished))
  await expect(main(supervisor)).toContainText('Sót một thư cảm ơn.')
  await cell(supervisor, person, 'II.4').fill('1,25')
  await press(supervisor, 'Lưu nháp', /Đã lưu điểm của 1 người\.|đã lưu \d\d:\d\d/)
  expect(await pointsOf(portal, person, 'II.4', lastPublished)).toBe(1.25)

  await portal.query(
    `UPDATE evaluation_sheet SET reopened_till = now() - interval '1 minute' WHERE state = 'reopened'`,
  )
  await cell(supervisor, person, 'II.3').fill('1,5')
  await press(supervisor, 'Lưu nháp', 'Bảng đã khóa nên không ghi thêm được')
  expect(await pointsOf(portal, person, 'II.3', lastPublished)).not.toBe(1.5)
  await chair.reload()
  await expect(main(chair)).toContainText(/Thời hạn mở lại đã hết|Hết thời hạn mở lại/)
  expect(await decided()).toEqual(before)
})

test('the server dies while she types, the line drops, the tab closes: what she typed arrives', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(sheetOf(openMonth))
  const [one, two] = await unscored(portal, 'thuong-cat', openMonth)
  if (!one || !two) throw new Error('Everybody has points')
  if (javaScriptEnabled === false) {
    await cell(page, one, 'II.1').fill('1,25')
    await portal.kill()
    await page.getByRole('button', { name: 'Lưu nháp' }).click()
    await expect(main(page)).toHaveCount(0)
    await portal.start()
    // The browser's own page of a failed address sends the form again.
    await page.reload()
    await expect(main(page)).toContainText('Đã lưu điểm của 1 người.')
    expect(await pointsOf(portal, one, 'II.1')).toBe(1.25)
    return
  }
  await portal.kill()
  await cell(page, one, 'II.1').fill('1,25')
  await expect(page.locator('.n-save')).toHaveText('mất kết nối; vẫn giữ ở máy này')
  await portal.start()
  await expect.poll(() => pointsOf(portal, one, 'II.1')).toBe(1.25)

  await page.context().setOffline(true)
  await cell(page, two, 'II.1').fill('1,75')
  await expect(page.locator('.n-save')).toHaveText('mất kết nối; vẫn giữ ở máy này')
  await page.close()
  await page.context().setOffline(false)
  const again = await page.context().newPage()
  await again.goto(portal.url + sheetOf(openMonth))
  await expect(cell(again, two, 'II.1')).toHaveValue('1,75')
  await expect.poll(() => pointsOf(portal, two, 'II.1')).toBe(1.75)
})
