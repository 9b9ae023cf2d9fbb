import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { signedIn } from '../support/people'

test('a server that breaks while something is sent says so in words, and what was typed is still there', async ({
  browser,
  portal,
}) => {
  const page = await signedIn(browser, portal, 'to-chuc')
  const address = `${portal.url}/can-bo/don-vi/thuong-cat/quan-triet/diem-danh`
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await page.getByLabel('Nơi họp').fill('Hội trường tầng 3, nhà văn hóa Yên Nội')
  await page.getByRole('radio').first().press('Space')
  await page.getByRole('checkbox').first().press('Space')
  await portal.refuseConnections(true)
  try {
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trang này tạm thời chưa mở được')
    await expectAccessible(page)
    await expect(page.getByRole('main')).toContainText('Hội trường tầng 3, nhà văn hóa Yên Nội')
    const other = await page.context().newPage()
    expect((await other.goto(`${portal.url}/can-bo/danh-gia`))?.status()).toBe(500)
    await expect(other.getByRole('main')).toContainText('Những gì đã lưu vẫn còn nguyên')
  } finally {
    await portal.refuseConnections(false)
  }
  await page.goto(address)
  await expect(page.getByLabel('Nơi họp')).toBeVisible()
})
