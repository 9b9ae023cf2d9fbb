import type { Page } from '@playwright/test'
import { addMonths, dayOf, monthOf } from '@/lib/month'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { signedIn } from '../support/people'

const month = addMonths(monthOf(dayOf(new Date())), 1)

const main = (page: Page) => page.getByRole('main')

async function press(page: Page, name: string, said: string) {
  await main(page).getByRole('button', { name, exact: true }).click()
  await expect(main(page)).toContainText(said)
}

test('a scheme for one category is approved by a second person and ends the one before for that category only', async ({
  browser,
  portal,
}) => {
  const author = await signedIn(browser, portal, 'quan-tri')
  await author.goto('/can-bo/quan-tri/phuong-an')
  await author.getByLabel('Lập từ phương án').selectOption('ND335-2025')
  await press(author, 'Lập từ phương án này', 'Đến lượt')
  await author.getByLabel('Mã phương án').fill('VC-2099')
  await author.getByLabel('Áp dụng từ tháng').fill(`${month.slice(5)}/${month.slice(0, 4)}`)
  for (const other of ['Cán bộ', 'Công chức', 'Người lao động hợp đồng'])
    await author.getByLabel(other, { exact: true }).press('Space')
  await press(author, 'Lưu và thử', 'Đã thử')
  await press(author, 'Lưu và gửi duyệt', 'người duyệt phải là một quản trị viên khác')
  const second = await signedIn(browser, portal, 'quan-tri.2')
  await second.goto(new URL(author.url()).pathname)
  await press(second, 'Duyệt phương án', 'Từ đây không ai sửa được')
  await second.goto('/can-bo/quan-tri/phuong-an')
  const inForce = main(second).getByRole('row', { name: /ND335-2025/ })
  await expect(inForce).toContainText('từ 01/2026')
  await expect(inForce).toContainText(/viên chức đến/i)
  await expectAccessible(second)
})
