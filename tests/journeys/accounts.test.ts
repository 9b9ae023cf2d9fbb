import type { Page } from '@playwright/test'
import { freePort } from '@/lib/run/cluster.mjs'
import { oidcRoutes } from '@/lib/routes'
import { expectAccessible } from '../support/axe'
import { openIdentityProvider } from '../support/identity-provider'
import { expect, test as base } from '../support/journey'
import { fillSignIn, signedIn } from '../support/people'

const ports: { portal?: number; provider?: number } = {}

const test = base.extend({
  settings: async ({}, use) => {
    const portal = (ports.portal ??= await freePort())
    const port = (ports.provider ??= await freePort())
    const provider = await openIdentityProvider(port, `http://localhost:${portal}${oidcRoutes.callback}`)
    await use({ PORT: String(portal), ...provider.settings })
    provider.close()
  },
})

test.describe.configure({ mode: 'serial' })

test('the administrator gives somebody an account and a role; she chooses her own password first', async ({
  browser,
  portal,
}) => {
  const admin = await signedIn(browser, portal, 'quan-tri')
  await admin.getByRole('navigation').getByRole('link', { name: 'Quản trị' }).click()
  await expectAccessible(admin)
  await admin.getByRole('link', { name: 'Phường Thượng Cát' }).last().click()
  await expectAccessible(admin)

  // All are ticked; she wants one.
  const boxes = admin.getByRole('checkbox')
  const [first] = await boxes.all()
  const label = await admin.locator(`label[for="${await first?.getAttribute('id')}"]`).innerText()
  for (const box of (await boxes.all()).slice(1)) await box.evaluate((each: HTMLInputElement) => each.click())
  await admin.getByRole('button', { name: 'Cấp tài khoản cho những người đã chọn' }).click()
  await expect(admin.getByText('Đã cấp tài khoản')).toBeVisible()
  await expectAccessible(admin)
  const cells = admin
    .getByRole('table', { name: 'Tên đăng nhập và mật khẩu dùng lần đầu' })
    .getByRole('row')
    .nth(1)
  const name = await cells.getByRole('rowheader').innerText()
  expect(label).toContain(name)
  const [userName, password] = await cells.getByRole('cell').allInnerTexts()

  await admin.goto('/can-bo/quan-tri/don-vi/thuong-cat')
  await admin.getByRole('link', { name, exact: true }).first().click()
  await admin.getByLabel('Vai trò', { exact: true }).selectOption('one_stop')
  await admin.getByLabel('Đến hết ngày').fill('31/02/2027')
  await admin.getByRole('button', { name: 'Giao vai trò' }).click()
  await expect(admin.getByRole('main').getByRole('alert')).toContainText('Xin ghi ngày')
  await expect(admin.getByLabel('Vai trò', { exact: true })).toHaveValue('one_stop')
  await expectAccessible(admin)
  await admin.getByLabel('Đến hết ngày').fill('28/02/2027')
  await admin.getByRole('button', { name: 'Giao vai trò' }).click()
  await expect(admin.getByRole('table')).toContainText('28/02/2027')

  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${portal.url}/dang-nhap`)
  await fillSignIn(page, userName ?? '', password ?? '')
  await expect(page).toHaveURL(`${portal.url}/can-bo/tai-khoan`)
  await page.goto(`${portal.url}/can-bo/danh-gia`)
  await expect(page).toHaveURL(`${portal.url}/can-bo/tai-khoan`)
  await expectAccessible(page)
  await page.getByLabel('Mật khẩu đang dùng').fill(password ?? '')
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('ngắn')
  await page.getByLabel('Gõ lại mật khẩu mới').fill('ngắn')
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('ít nhất 10 ký tự')
  await page.getByLabel('Mật khẩu đang dùng').fill(password ?? '')
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('bốn con chim sẻ')
  await page.getByLabel('Gõ lại mật khẩu mới').fill('bốn con chim sẻ')
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await expect(page.getByText('Đã đổi mật khẩu')).toBeVisible()
  await page.goto(`${portal.url}/can-bo`)
  await expect(page).toHaveURL(`${portal.url}/can-bo`)

  const stranger = await signedIn(browser, portal, 'quan-tri.2')
  for (const path of ['/can-bo/quan-tri/don-vi/thuong-cat', new URL(admin.url()).pathname]) {
    expect((await stranger.goto(portal.url + path))?.status(), path).toBe(404)
  }
})

test('somebody ties the account of her office to hers, and signs in by it from then on', async ({
  browser,
  portal,
}) => {
  const typeThere = async (who: Page, name: string) => {
    await who.locator('input[name=login]').fill(name)
    await who.locator('input[name=password]').fill('bất kỳ')
    await who.locator('button[type=submit]').click()
    const consent = who.getByRole('button', { name: 'Continue' })
    await expect(consent.or(who.getByRole('navigation').first())).toBeVisible()
    if (await consent.isVisible()) await consent.click()
  }
  const signInThere = async (who: Page, name: string) => {
    await who.goto(`${portal.url}/can-bo/danh-gia`)
    await who.getByRole('link', { name: 'Đăng nhập bằng tài khoản của cơ quan' }).click()
    if (await who.locator('input[name=login]').isVisible()) await typeThere(who, name)
  }

  // Whoever has the address that the roster names is nobody yet.
  await portal.query(
    `UPDATE person SET email = 'can.bo@co-quan.example'
     WHERE id = (SELECT person_id FROM account WHERE user_name = 'can-bo')`,
  )
  const thief = await (await browser.newContext()).newPage()
  await signInThere(thief, 'can.bo')
  await expect(thief.getByText('chưa gắn với ai trong cổng')).toBeVisible()
  await expectAccessible(thief)

  const page = await signedIn(browser, portal, 'can-bo')
  await page.goto(`${portal.url}/can-bo/tai-khoan`)
  await expectAccessible(page)
  const password = page.locator('#password')
  await password.fill('không phải')
  await page.getByRole('button', { name: 'Gắn tài khoản của cơ quan' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Mật khẩu đang dùng chưa đúng')
  await expectAccessible(page)
  await password.fill(portal.password)
  await page.getByRole('button', { name: 'Gắn tài khoản của cơ quan' }).click()
  await typeThere(page, 'do.xuan')
  await expect(page.getByText('Đã gắn tài khoản của cơ quan.')).toBeVisible()
  await expect(page.getByText('Đã gắn với do.xuan@co-quan.example')).toBeVisible()
  await page.getByRole('button', { name: 'Thoát' }).click()
  await expect(page.getByRole('button', { name: 'Thoát' })).toHaveCount(0)
  await signInThere(page, 'do.xuan')
  await expect(page).toHaveURL(`${portal.url}/can-bo/danh-gia`)

  // An answer that no errand of this browser asked for opens nothing.
  const forged = await browser.newContext()
  const other = await forged.newPage()
  await other.goto(`${portal.url}${oidcRoutes.callback}?code=abc&state=xyz`)
  await expect(other.getByText('đã quá lâu hoặc đã dùng rồi')).toBeVisible()

  await page.goto(`${portal.url}/can-bo/tai-khoan`)
  await page.getByRole('button', { name: 'Gỡ tài khoản của cơ quan' }).click()
  await expect(page.getByText('Đã gỡ tài khoản của cơ quan')).toBeVisible()
  await page.getByRole('button', { name: 'Thoát' }).click()
  await expect(page.getByRole('button', { name: 'Thoát' })).toHaveCount(0)
  await signInThere(page, 'do.xuan')
  await expect(page.getByText('chưa gắn với ai trong cổng')).toBeVisible()
})
