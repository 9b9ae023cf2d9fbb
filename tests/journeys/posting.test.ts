import sharp from 'sharp'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { scan } from '../support/pdf'
import { signedIn } from '../support/people'

test.describe.configure({ mode: 'serial' })

const desk = '/can-bo/don-vi/thuong-cat'
const main = (page: Page) => page.getByRole('main')

async function photo(name: string) {
  const drawn = sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })
  return { name, mimeType: 'image/png', buffer: await drawn.png().toBuffer() }
}

test('a ward’s clerk keeps her one-stop model, citizens read it at once, and nobody else’s is hers', async ({
  browser,
  page,
  portal,
}) => {
  const clerk = await signedIn(browser, portal, 'mot-cua')
  await clerk.goto(`${portal.url}${desk}/mo-hinh-mot-cua`)
  await expectAccessible(clerk)
  await clerk.getByRole('link', { name: 'Sửa Đường dây nóng' }).click()
  await clerk.getByLabel('Thứ Hai').fill('08:00–12:00, 11:30–17:00')
  await clerk.getByRole('button', { name: 'Lưu giờ hằng tuần' }).click()
  await expect(main(clerk).getByRole('alert')).toContainText('Chưa lưu được')
  await expect(clerk.getByLabel('Thứ Hai')).toHaveValue('08:00–12:00, 11:30–17:00')
  await expectAccessible(clerk)
  await clerk.getByLabel('Thứ Hai').fill('07:30–12:00, 13:30–17:00')
  await clerk.getByRole('button', { name: 'Lưu giờ hằng tuần' }).click()
  await expect(main(clerk)).toContainText('Đã lưu. Trang người dân đọc đã đổi theo.')
  await page.goto('/don-vi/thuong-cat/mot-cua')
  await expect(main(page)).toContainText('07:30 – 12:00 và 13:30 – 17:00')

  const standard = 'Bốn xin: xin chào, xin lỗi, xin cảm ơn, xin phép.'
  await clerk.goto(`${portal.url}${desk}/mo-hinh-mot-cua`)
  await clerk.getByRole('link', { name: `Khai chuẩn: ${standard}` }).click()
  await clerk.getByText('Đã đạt', { exact: true }).click()
  await clerk.getByLabel('Ảnh minh chứng').setInputFiles({
    ...{ name: 'anh.png', mimeType: 'image/png', buffer: Buffer.from('không phải ảnh') },
  })
  await clerk.getByRole('button', { name: 'Lưu lời khai' }).click()
  await expect(main(clerk).getByRole('alert')).toContainText('không phải ảnh JPEG')
  await expect(clerk.getByLabel('Đã đạt')).toBeChecked()
  await clerk.getByLabel('Ảnh minh chứng').setInputFiles(await photo('anh.png'))
  await clerk.getByRole('button', { name: 'Lưu lời khai' }).click()
  await expect(main(clerk)).toContainText('Đã lưu. Trang người dân đọc đã đổi theo.')

  await page.goto('/don-vi/thuong-cat/mot-cua')
  const said = main(page).getByRole('listitem').filter({ hasText: standard })
  await expect(said).toContainText('Đã đạt')
  const proof = await said.getByRole('link').first().getAttribute('href')
  const seen = await page.request.get(portal.url + proof!)
  expect([seen.status(), seen.headers()['content-type']]).toEqual([200, 'image/jpeg'])
  await expectAccessible(page)

  const neighbour = await signedIn(browser, portal, 'mot-cua.2')
  for (const path of ['', '/noi-va-gio', '/quay', '/nguoi-truc', new URL(clerk.url()).pathname.slice(40)])
    expect((await neighbour.goto(`${portal.url}${desk}/mo-hinh-mot-cua${path}`))?.status(), path).toBe(404)
})

test('a ward hangs its poster, the inspector sees it by its code, and a change makes it old', async ({
  browser,
  page,
  portal,
}) => {
  const clerk = await signedIn(browser, portal, 'mot-cua')
  await clerk.goto(`${portal.url}${desk}/niem-yet`)
  await expectAccessible(clerk)
  const owed = main(clerk).getByRole('link', { name: 'In: Bộ phận một cửa: Áp phích A3, bộ phận một cửa' })
  const pdf = await (await clerk.request.get(portal.url + (await owed.getAttribute('href')))).body()
  const { says } = await scan(pdf, 100)
  await clerk.getByRole('link', { name: 'Ghi nhận tờ vừa treo' }).click()
  await clerk.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await expect(main(clerk).getByRole('alert')).toBeVisible()
  await expectAccessible(clerk)
  await clerk.getByLabel('Tờ giấy').selectOption({ label: 'Bộ phận một cửa: Áp phích A3' })
  await clerk.getByText('Bộ phận một cửa', { exact: true }).click()
  await clerk.getByLabel('Chỗ cụ thể').fill('cạnh máy lấy số')
  await clerk.getByLabel('Ảnh tờ đang treo').setInputFiles(await photo('treo.png'))
  await clerk.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await expect(main(clerk).getByRole('row').filter({ hasText: 'cạnh máy lấy số' })).toHaveCount(1)
  await expect(owed).toHaveCount(0)

  const inspector = await signedIn(browser, portal, 'thanh-tra')
  const token = new URL(says!).pathname.split('/').at(-1)!
  await inspector.goto(`${portal.url}/can-bo/to-giay/${token}`)
  await expect(main(inspector)).toContainText('Còn đúng')
  await expectAccessible(inspector)
  await inspector.getByRole('button', { name: 'Hôm nay thấy tờ này đang treo' }).click()
  await expect(main(inspector)).toContainText('Kiểm tra gần nhất')

  await clerk.goto(`${portal.url}${desk}/mo-hinh-mot-cua/noi-va-gio`)
  await clerk.getByLabel('Đường dây nóng').fill('024 5550 4321')
  await clerk.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(main(clerk)).toContainText('Đã lưu. Trang người dân đọc đã đổi theo.')
  await page.goto(says!)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tờ này đã bị thay thế')
  await clerk.goto(`${portal.url}${desk}/niem-yet`)
  await expect(owed).toHaveCount(1)
  await expect(main(clerk).getByRole('row').filter({ hasText: 'cạnh máy lấy số' })).not.toContainText(
    'Còn đúng',
  )
  for (const user of ['mot-cua.2', 'can-bo']) {
    const stranger = await signedIn(browser, portal, user)
    expect((await stranger.goto(`${portal.url}${desk}/niem-yet`))?.status(), user).toBe(404)
  }
})

test('coverage reaches 100 % by a click and by a roll-call', async ({ browser, portal }) => {
  const staff = await signedIn(browser, portal, 'truong-phong')
  const clerk = await signedIn(browser, portal, 'to-chuc')
  await clerk.goto(`${portal.url}${desk}/quan-triet`)
  await expectAccessible(clerk)
  const share = async () =>
    /(\d+) trên (\d+) người/
      .exec(await main(clerk).innerText())!
      .slice(1)
      .map(Number)
  const [before, all] = (await share()) as [number, number]
  expect(before).toBeLessThan(all)

  await staff.goto(`${portal.url}/can-bo/quy-tac`)
  await staff.waitForLoadState('networkidle')
  await staff.getByText('Tôi đã đọc và cam kết thực hiện', { exact: true }).click()
  await staff.getByRole('button', { name: 'Xác nhận đã đọc' }).click()
  await expect(staff.getByRole('button', { name: 'Xác nhận đã đọc' })).toHaveCount(0)
  await clerk.reload()
  expect(await share()).toEqual([before + 1, all])

  const open = main(clerk)
    .getByRole('table', { name: /Người chưa xác nhận/ })
    .getByRole('rowheader')
  const names = await open.allInnerTexts()
  await clerk.getByRole('link', { name: 'Ghi một buổi quán triệt' }).click()
  await clerk.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await expect(main(clerk).getByRole('alert')).toBeVisible()
  await clerk.getByRole('radio').first().press('Space')
  await clerk.getByLabel('Nơi họp').fill('Hội trường phường')
  await clerk.getByLabel('Ảnh danh sách đã ký').setInputFiles(await photo('ky.png'))
  for (const name of names)
    for (const box of await clerk.getByRole('checkbox', { name: new RegExp(`^${name}, `) }).all())
      await box.press('Space')
  await clerk.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await expect(main(clerk)).toContainText('100 %')
  expect(await share()).toEqual([all, all])
  await expectAccessible(clerk)
})
