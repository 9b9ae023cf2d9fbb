import type { Page } from '@playwright/test'
import { published } from '../support/editors'
import { signedDecision } from '../support/docx'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { signedIn } from '../support/people'

const desk = '/can-bo/bien-tap'

test('a DOCX is brought in, a second person publishes, staff are asked again; a slip asks nobody', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  const writer = await signedIn(browser, portal, 'bien-tap')
  const second = await signedIn(browser, portal, 'bien-tap.2')
  const staff = await signedIn(browser, portal, 'can-bo')
  await agree(staff, portal.url)

  const bring = async () => {
    await writer.setInputFiles('#document', {
      ...{ name: 'quyet-dinh.docx', mimeType: 'application/octet-stream' },
      buffer: Buffer.from('không phải DOCX'),
    })
    await writer.getByRole('button', { name: 'Đưa tệp vào bản thảo' }).click()
    await expect(writer.getByRole('main')).toContainText('Đây không phải tệp DOCX')
    await writer.setInputFiles('#document', {
      ...{ name: 'quyet-dinh.docx', mimeType: 'application/octet-stream' },
      buffer: Buffer.from(signedDecision()),
    })
    await writer.getByRole('button', { name: 'Đưa tệp vào bản thảo' }).click()
    await expect(writer.getByRole('main')).toContainText('Đã nhận 2 chương, 4 điều, 5 quy tắc')
    await expectAccessible(writer)
    for (let n = 1; n <= 6; n++) {
      await writer.getByRole('button', { name: `Đã xem đoạn ${n}`, exact: true }).click()
      await expect(writer.getByRole('main')).toContainText(`${n} đoạn đã xem`)
    }
    await writer.getByRole('link', { name: /^Điều 4: Thiếu/ }).click()
    await writer.getByLabel('Tóm tắt dễ đọc').fill('Giải quyết việc đúng quy định; không nhận quà.')
    // With scripts readers' page is seen while writing; without them, and for good, by saving.
    if (javaScriptEnabled !== false)
      await expect(writer.locator('#xem-truoc')).toContainText('Giải quyết việc đúng quy định')
    await writer.getByRole('button', { name: 'Lưu và xem trước' }).click()
    await expect(writer.locator('#xem-truoc')).toContainText('Giải quyết việc đúng quy định')
    await expectAccessible(writer)
  }
  await published([writer, second], portal.url, bring, '21/11/2026', 'Đổi nội dung')

  await staff.goto(`${portal.url}/quy-tac/can-bo/dieu-4`)
  await expect(staff.getByRole('main')).toContainText('Giải quyết việc đúng quy định')
  await staff.goto(`${portal.url}/quy-tac/can-bo/so-sanh/1/2`)
  await expect(staff.locator('ins').first()).toBeVisible()
  await expectAccessible(staff)
  await staff.goto(`${portal.url}/can-bo/quy-tac`)
  await expect(staff.getByRole('button', { name: 'Xác nhận đã đọc' })).toHaveCount(1)
  await agree(staff, portal.url)

  const correct = async () => {
    await writer.getByRole('link', { name: /Điều 3\. Trang phục/ }).click()
    await writer.getByLabel('Tên điều', { exact: true }).fill('Trang phục và tác phong')
    await writer.getByRole('button', { name: 'Lưu và xem trước' }).click()
    await expect(writer.locator('#xem-truoc')).toContainText('Trang phục và tác phong')
  }
  await published([writer, second], portal.url, correct, '23/11/2026', 'Sửa lỗi chữ')
  await staff.goto(`${portal.url}/quy-tac/can-bo/dieu-3`)
  await expect(staff.getByRole('heading', { level: 1 })).toContainText('Trang phục và tác phong')
  await staff.goto(`${portal.url}/can-bo/quy-tac`)
  await expect(staff.getByRole('button', { name: 'Xác nhận đã đọc' })).toHaveCount(0)
  await staff.goto(`${portal.url}/tim-kiem?q=trang+phuc`)
  await expect(
    staff
      .locator('mark')
      .filter({ hasText: /Trang phục/i })
      .first(),
  ).toBeVisible()
  await expectAccessible(staff)
  expect((await staff.goto(portal.url + desk))?.status()).toBe(404)
})

async function agree(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/can-bo/quy-tac`)
  if ((await page.getByRole('button', { name: 'Xác nhận đã đọc' }).count()) === 0) return
  const box = page.getByLabel('Tôi đã đọc và cam kết thực hiện')
  // A click before the page's script has come is taken back by it.
  await page.waitForLoadState('networkidle')
  await page.getByText('Tôi đã đọc và cam kết thực hiện', { exact: true }).click()
  await expect(box).toBeChecked()
  await page.getByRole('button', { name: 'Xác nhận đã đọc' }).click()
  await expect(page.getByRole('button', { name: 'Xác nhận đã đọc' })).toHaveCount(0)
}
