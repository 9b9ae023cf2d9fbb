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
