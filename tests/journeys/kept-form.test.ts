import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, type Portal, test } from '../support/journey'
import { fillSignIn, signedIn } from '../support/people'

test.describe.configure({ mode: 'serial' })

const endSessions = (portal: Portal) =>
  portal.query(`UPDATE session SET expires_at = now() - interval '1 minute'`)

async function openFirstLine(page: Page, portal: Portal) {
  await page.goto(`${portal.url}/can-bo/don-vi/thuong-cat/gop-y`)
  const lines = page.getByRole('main').locator('a[href*="/thuong-cat/gop-y/"]:not([href$="so-giay"])')
  await lines.first().click()
  await expect(page.getByLabel('Câu trả lời')).toBeVisible()
}

test('an answer sent after the session had ended stands in its form again, for its writer alone', async ({
  browser,
  portal,
}) => {
  const clerk = await signedIn(browser, portal, 'mot-cua')
  await openFirstLine(clerk, portal)
  const here = new URL(clerk.url()).pathname
  const words = 'Đã sửa mái che ở cửa số 3.\nXin cảm ơn ông/bà đã góp ý.'
  await clerk.getByLabel('Câu trả lời').fill(words)
  await endSessions(portal)
  await clerk.getByRole('button', { name: 'Gửi câu trả lời' }).click()
  await expect(clerk.getByText('Nội dung vừa gửi được giữ lại')).toBeVisible()
  expect(decodeURIComponent(clerk.url())).not.toContain('mái che')
  await expectAccessible(clerk)

  // Somebody else signs in at this desk first.
  const other = await signedIn(browser, portal, 'to-chuc')
  await other.goto(portal.url + here)
  await expect(other.getByText('mái che ở cửa số 3')).toHaveCount(0)

  await fillSignIn(clerk, 'mot-cua', portal.password)
  await expect(clerk).toHaveURL(new RegExp(here))
  await expect(clerk.getByLabel('Câu trả lời')).toHaveValue(words)
  await expect(clerk.getByRole('status')).toContainText('chưa được gửi')
  await expectAccessible(clerk)
  await clerk.goto(`${portal.url}/can-bo`)
  await clerk.getByRole('link', { name: /^Biểu mẫu gửi lúc/ }).click()
  await expect(clerk.getByLabel('Câu trả lời')).toHaveValue(words)
  await clerk.getByRole('button', { name: 'Gửi câu trả lời' }).click()
  await expect(clerk.getByRole('main')).toContainText('Đã gửi câu trả lời.')
  await expect(clerk.getByText('chưa được gửi')).toHaveCount(0)
  await clerk.goto(`${portal.url}/can-bo`)
  await expect(clerk.getByRole('link', { name: /^Biểu mẫu gửi lúc/ })).toHaveCount(0)
})

test('a page of the book sent too late waits as well, and can be thrown away', async ({
  browser,
  portal,
}) => {
  const clerk = await signedIn(browser, portal, 'mot-cua')
  const path = `${portal.url}/can-bo/don-vi/thuong-cat/gop-y/so-giay`
  await clerk.goto(path)
  await clerk.locator('#text').fill('Ghế ngồi chờ bị gãy một chân, đã ba tuần.')
  await clerk.locator('#page').fill('17')
  await endSessions(portal)
  await clerk.getByRole('button', { name: 'Chép vào sổ góp ý' }).click()
  await expect(clerk.getByText('Nội dung vừa gửi được giữ lại')).toBeVisible()
  await fillSignIn(clerk, 'mot-cua', portal.password)
  await expect(clerk).toHaveURL(path)
  await expect(clerk.locator('#text')).toHaveValue('Ghế ngồi chờ bị gãy một chân, đã ba tuần.')
  await expect(clerk.locator('#page')).toHaveValue('17')
  await clerk.getByRole('button', { name: 'Bỏ nội dung đã giữ' }).click()
  await expect(clerk.getByRole('button', { name: 'Bỏ nội dung đã giữ' })).toHaveCount(0)
  await clerk.goto(path)
  await expect(clerk.locator('#text')).toHaveValue('')
})
