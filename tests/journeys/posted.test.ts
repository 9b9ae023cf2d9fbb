import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { signedIn } from '../support/people'

test.describe.configure({ mode: 'serial' })

const WARD = '/can-bo/don-vi/dong-ngac'
const TOKEN = 'mot-cua.1.dong-ngac.ap-phich.mot-cua'

/** From the paper on the wall: its public page, which leads an inspector to her own. */
async function scan(page: Page, token: string): Promise<void> {
  await page.goto(`/xac-minh/${token}`)
  await page.getByRole('link', { name: /^Người kiểm tra/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ghi nhận tờ đang treo')
}

test('a ward prints the poster it owes, hangs it, and an inspector ticks it seen through its code', async ({
  browser,
  portal,
}) => {
  const clerk = await signedIn(browser, portal, 'mot-cua.2')
  const owed = clerk.getByRole('main').getByRole('link', { name: /^In và treo 1 tờ/ })
  await owed.click()
  const paper = clerk.getByRole('link', { name: 'In: Bộ phận một cửa: Áp phích A3, bộ phận một cửa' })
  const printed = await clerk.request.get(String(await paper.getAttribute('href')))
  expect(printed.headers()['content-type']).toBe('application/pdf')
  await expectAccessible(clerk)

  await clerk.getByRole('link', { name: 'Ghi một tờ vừa treo' }).click()
  await clerk.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await expect(clerk.getByRole('main').getByRole('alert')).toContainText('Chọn một tờ.')
  await clerk.getByLabel('Tờ giấy').selectOption('mot-cua.poster')
  await clerk.getByText('Bộ phận một cửa', { exact: true }).click()
  await expectAccessible(clerk)
  await clerk.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await expect(clerk.getByRole('main')).toContainText('Đã ghi tờ vừa treo vào sổ.')
  await expect(clerk.getByRole('main')).toContainText('Không tờ nào thiếu hay cũ.')
  await expectAccessible(clerk)

  const inspector = await signedIn(browser, portal, 'thanh-tra.2')
  await scan(inspector, TOKEN)
  await expectAccessible(inspector)
  await inspector.getByRole('button', { name: 'Hôm nay thấy tờ này đang treo' }).click()
  await expect(inspector.getByRole('main')).toContainText('Đã ghi: hôm nay thấy tờ này đang treo.')
  expect(
    await portal.query(
      `SELECT s.seen_on FROM posting_sighting s JOIN posting p ON p.id = s.posting_id
         JOIN admin_unit u ON u.id = p.unit_id WHERE u.slug = 'dong-ngac' AND p.code_id IS NULL`,
    ),
  ).toHaveLength(1)

  await clerk.goto(`${WARD}/niem-yet`)
  await clerk
    .getByRole('link', { name: /^Quý \d năm \d{4}$/ })
    .first()
    .click()
  await expect(clerk.getByRole('table', { name: 'Nội dung đã công khai' })).toContainText('Bộ phận một cửa')
  await expectAccessible(clerk)
  const list = await clerk.request.get(`${new URL(clerk.url()).pathname}/in`)
  expect(list.headers()['content-type']).toBe('application/pdf')

  const neighbour = await signedIn(browser, portal, 'mot-cua')
  for (const address of [`${WARD}/niem-yet`, `/can-bo/to-giay/${TOKEN}`])
    expect((await neighbour.goto(address))?.status(), address).toBe(404)
})

test('coverage rises to 100 % by a click and by a roll-call', async ({ browser, portal }) => {
  const reader = await signedIn(browser, portal, 'truong-phong.2')
  await reader.goto('/can-bo/quy-tac')
  await reader.getByRole('link', { name: 'Đọc từng điều' }).click()
  await reader.getByRole('button', { name: 'Đã đọc, sang Điều 2' }).click()
  await expect(reader.getByRole('heading', { level: 1 })).toContainText('Điều 2.')
  await expectAccessible(reader)
  await reader.goto('/can-bo/quy-tac')
  await expect(reader.getByRole('main')).toContainText('Đã đọc 1 trên')
  await reader.getByText('Tôi đã đọc và cam kết thực hiện', { exact: true }).click()
  await reader.getByRole('button', { name: 'Xác nhận đã đọc' }).click()
  await expect(reader.getByRole('main')).toContainText('Đã xác nhận lúc')

  const clerk = await signedIn(browser, portal, 'to-chuc.2')
  await clerk.goto(`${WARD}/quan-triet`)
  const open = clerk.getByRole('table', { name: /^Người chưa xác nhận/ })
  await expect(open).toBeVisible()
  await expectAccessible(clerk)
  await clerk.getByRole('link', { name: 'Ghi một buổi quán triệt' }).click()
  await clerk.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await expect(clerk.getByRole('main').getByRole('alert')).toContainText('Ghi nơi họp.')
  await clerk.getByLabel('Nơi họp').fill('Hội trường UBND')
  for (const box of await clerk.getByRole('checkbox').all()) await box.check({ force: true })
  await expectAccessible(clerk)
  await clerk.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await expect(clerk.getByRole('main')).toContainText('Đã ghi buổi quán triệt')
  await expect(clerk.getByRole('main')).toContainText('100,0\u00a0%')
  await expect(open).toHaveCount(0)
  await expectAccessible(clerk)
  for (const address of [`${WARD}/quan-triet/in/can-bo.pdf`, `${WARD}/bang-tinh/quan-triet`])
    expect((await clerk.request.get(address)).status(), address).toBe(200)

  const listed = await signedIn(browser, portal, 'chu-tich.2')
  await listed.goto('/can-bo/quy-tac')
  await expect(listed.getByRole('main')).toContainText('Đã xác nhận qua điểm danh')
  expect((await reader.goto(`${WARD}/quan-triet`))?.status()).toBe(404)
})
