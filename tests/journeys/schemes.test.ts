import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { signedIn } from '../support/people'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const main = (page: Page) => page.getByRole('main')
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click()

/** A code of its own in each project, since both may run on one office. */
test('a scheme is made, mended, tried, refused to its author, and approved by a second administrator', async ({
  browser,
  portal,
}) => {
  const author = await signedIn(browser, portal, 'quan-tri')
  await author.goto('/can-bo/quan-tri')
  await main(author).getByRole('link', { name: 'Phương án đánh giá' }).click()
  await expectAccessible(author)
  await author.getByLabel('Lập từ phương án').selectOption('ND335-2025')
  await press(author, 'Lập từ phương án này')
  await expect(main(author)).toContainText('Đến lượt')

  await author.getByLabel('Mã phương án').fill('HN-2099')
  await author.getByLabel('Áp dụng từ tháng').fill('01/2099')
  await author.getByLabel('Từ điểm, B').fill('95')
  await press(author, 'Lưu')
  const alert = main(author)
    .getByRole('alert')
    .filter({ hasText: 'Loại B, Từ điểm: Loại B từ 95 điểm chồng lên loại A' })
  await expect(alert).toBeVisible()
  await expectAccessible(author)
  await expect(author.getByLabel('Từ điểm, B')).toHaveValue('95')
  await author.getByLabel('Từ điểm, B').fill('75')
  // A case more that sets the letter at once: a row of its own, and what is missing of it is said beside it.
  await author.getByLabel('Trường hợp, dòng 2').fill('Bị nhắc nhở bằng văn bản')
  await press(author, 'Lưu')
  await expect(main(author).getByRole('alert').filter({ hasText: 'Xếp loại, dòng 2' })).toBeVisible()
  await author.getByLabel('Xếp loại, dòng 2').selectOption('C')
  await press(author, 'Lưu và gửi duyệt')
  await expect(main(author)).toContainText('chưa được thử')
  // Far above the button that was pressed: the page goes there, with scripts and without.
  await expect(main(author).locator('.n-notice-title', { hasText: 'chưa được thử' })).toBeFocused()
  await press(author, 'Lưu và thử')
  await expect(main(author)).toContainText('Đã thử')
  await expect(main(author)).toContainText(/Khoảng \d+ % giữ nguyên loại/)
  await press(author, 'Lưu và gửi duyệt')
  await expect(main(author)).toContainText('người duyệt phải là một quản trị viên khác')
  await expect(main(author).getByRole('button', { name: 'Duyệt phương án' })).toHaveCount(0)
  const address = new URL(author.url()).pathname

  const second = await signedIn(browser, portal, 'quan-tri.2')
  await second.goto(address)
  await expectAccessible(second)
  await expect(main(second)).toContainText('Bị nhắc nhở bằng văn bản: xếp loại C')
  await press(second, 'Duyệt phương án')
  await expect(main(second)).toContainText('Từ đây không ai sửa được')
  await second.goto('/can-bo/quan-tri/phuong-an')
  await expect(main(second).getByRole('row', { name: /HN-2099/ })).toContainText('từ 01/2099')

  // Thirty-six signs that are no id are an address of nothing, not a fault of the server.
  for (const at of ['phuong-an-moi', 'don-vi/thuong-cat/nguoi'])
    expect((await author.goto(`/can-bo/quan-tri/${at}/${'-'.repeat(36)}`))?.status()).toBe(404)

  const clerk = await signedIn(browser, portal, 'to-chuc')
  expect((await clerk.goto(address))?.status()).toBe(404)
  expect((await clerk.goto('/can-bo/quan-tri/phuong-an'))?.status()).toBe(404)
})
