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

test('somebody signs in with the account of her office, once the roster has her address', async ({
  browser,
  portal,
}) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const signInThere = async (who = page, name = 'can.bo') => {
    await who.goto(`${portal.url}/can-bo/danh-gia`)
    await who.getByRole('link', { name: 'Đăng nhập bằng tài khoản của cơ quan' }).click()
    if (await who.locator('input[name=login]').isVisible()) {
      await who.locator('input[name=login]').fill(name)
      await who.locator('input[name=password]').fill('bất kỳ')
      await who.locator('button[type=submit]').click()
      await who.locator('button[type=submit]').click()
    }
  }
  await signInThere()
  await expect(page.getByText('chưa gắn với ai trong cổng')).toBeVisible()
  await expectAccessible(page)

  await portal.query(
    `UPDATE person SET email = 'Can.Bo@co-quan.example'
     WHERE id = (SELECT person_id FROM account WHERE user_name = 'can-bo')`,
  )
  await signInThere()
  await expect(page).toHaveURL(`${portal.url}/can-bo/danh-gia`)

  // Her address may change; who she is there stays.
  await portal.query(`UPDATE person SET email = NULL WHERE email = 'Can.Bo@co-quan.example'`)
  await page.getByRole('button', { name: 'Thoát' }).click()
  await expect(page.getByRole('button', { name: 'Thoát' })).toHaveCount(0)
  await signInThere()
  await expect(page).toHaveURL(`${portal.url}/can-bo/danh-gia`)

  // An answer that no errand of this browser asked for opens nothing.
  const forged = await browser.newContext()
  const other = await forged.newPage()
  await other.goto(`${portal.url}${oidcRoutes.callback}?code=abc&state=xyz`)
  await expect(other.getByText('đã quá lâu hoặc đã dùng rồi')).toBeVisible()

  // Whoever writes an address of her own into the roster is not led into an account that its owner uses.
  await portal.query(
    `UPDATE person SET email = 'nguoi.la@co-quan.example'
     WHERE id = (SELECT person_id FROM account WHERE user_name = 'can-bo')`,
  )
  const thief = await (await browser.newContext()).newPage()
  await signInThere(thief, 'nguoi.la')
  await expect(thief.getByText('chưa gắn với ai trong cổng')).toBeVisible()
})
