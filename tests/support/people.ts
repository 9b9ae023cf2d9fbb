import { type Browser, expect, type Page } from '@playwright/test'
import type { Portal } from './journey'

/** A window of her own, signed in as the holder of a demo account. */
export async function signedIn(browser: Browser, portal: Portal, userName: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${portal.url}/dang-nhap`)
  await fillSignIn(page, userName, portal.password)
  await expect(page).toHaveURL(`${portal.url}/can-bo`)
  return page
}

export async function fillSignIn(page: Page, userName: string, password: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(userName)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).click()
}

/** Her first time: she signs in with the password that was drawn for her, and chooses her own. */
export async function firstSignedIn(
  browser: Browser,
  portal: Portal,
  userName: string,
  drawn: string,
): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${portal.url}/dang-nhap`)
  await fillSignIn(page, userName, drawn)
  await expect(page).toHaveURL(`${portal.url}/can-bo/tai-khoan`)
  await page.getByLabel('Mật khẩu đang dùng').fill(drawn)
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('bốn con chim sẻ')
  await page.getByLabel('Gõ lại mật khẩu mới').fill('bốn con chim sẻ')
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await expect(page.getByText('Đã đổi mật khẩu')).toBeVisible()
  return page
}
