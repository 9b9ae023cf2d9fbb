import { expect, type Page } from '@playwright/test'
import { submitted } from '../support/editors'
import { test } from '../support/journey'
import { signedIn } from '../support/people'
import { heldScripts } from '../support/scripts'

// Pressed before the page's scripts are there: on a slow line or a busy computer that is a long moment.

test.describe.configure({ mode: 'serial' })

const review = '/can-bo/bien-tap/can-bo/duyet'
const wrongDay = 'Ngày có hiệu lực phải là ngày có thật'
const wrongChange = 'Chọn sửa lỗi chữ hay đổi nội dung'
const told = (page: Page) => page.getByRole('alert').first()
const choice = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })
// The name of a choice lies over it.
const choose = (page: Page, name: string) => page.getByText(name, { exact: true }).click()
const press = (page: Page) =>
  page.getByRole('button', { name: /Công bố phiên bản/ }).click({ noWaitAfter: true })

test('what is chosen while an early press waits for its answer stays, and goes with it', async ({
  browser,
  portal,
}) => {
  const writer = await signedIn(browser, portal, 'bien-tap')
  await submitted(writer, portal.url, async () => {
    await writer.getByRole('link', { name: /Điều 3\. Trang phục/ }).click()
    await writer.getByLabel('Tên điều', { exact: true }).fill('Trang phục và phong thái')
    await writer.getByRole('button', { name: 'Lưu và xem trước' }).click()
    await expect(writer.locator('#xem-truoc')).toContainText('Trang phục và phong thái')
  })
  await writer.context().close()

  const second = await signedIn(browser, portal, 'bien-tap.2')
  // However long the portal takes to answer.
  let answer = () => {}
  const asked = new Promise<void>((resolve) => (answer = resolve))
  await second.route(`**${review}`, async (route) => {
    if (route.request().method() === 'POST') await asked
    await route.continue()
  })
  const settle = await heldScripts(second)
  await second.goto(portal.url + review, { waitUntil: 'commit' })
  await press(second)
  await choose(second, 'Sửa lỗi chữ')
  settle('come')
  answer()
  await expect(told(second)).toContainText(wrongDay)
  await expect(told(second)).not.toContainText(wrongChange)
  await expect(choice(second, 'Sửa lỗi chữ')).toBeChecked()

  // On a busy computer, whichever is first.
  const computer = await second.context().newCDPSession(second)
  await computer.send('Emulation.setCPUThrottlingRate', { rate: 10 })
  for (let time = 0; time < 3; time++) {
    await second.goto(portal.url + review, { waitUntil: 'commit' })
    await press(second)
    await choose(second, 'Đổi nội dung')
    await expect(told(second)).toContainText(wrongDay)
    await expect(choice(second, 'Đổi nội dung')).toBeChecked()
  }
  await second.context().close()
})

test('where the scripts do not come at all the form goes the plain way', async ({ browser, portal }) => {
  const second = await signedIn(browser, portal, 'bien-tap.2')
  const settle = await heldScripts(second)
  await second.goto(portal.url + review, { waitUntil: 'commit' })
  await press(second)
  settle('lost')
  await expect(told(second)).toContainText(wrongDay)
  await expect(told(second)).toContainText(wrongChange)
  await second.context().close()
})
