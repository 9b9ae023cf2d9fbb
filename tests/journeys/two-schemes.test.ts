import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { addMonths, dayOf, daysBetween, monthOf } from '@/lib/month'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { inWords } from '../support/months'
import { signedIn } from '../support/people'
import { approve, press, scoreEverybody, unscored } from '../support/sheet'

// A scheme begins in a month that is not open yet: the portal is started once more on a day of that month.
const clock = join(tmpdir(), `nep-days-${process.pid}`)
const today = dayOf(new Date())
const month = addMonths(monthOf(today), 1)
const days = (later: number) => writeFileSync(clock, String(later))

test.use({
  settings: {
    NEP_TEST_DAYS: clock,
    NODE_OPTIONS: `--import ${pathToFileURL(join('tests', 'support', 'clock.mjs')).href}`,
  },
})
test.describe.configure({ mode: 'serial', timeout: 300_000 })
days(0)

const main = (page: Page) => page.getByRole('main')

test('a scheme for one category, approved by a second person, and the month it shares with the other', async ({
  browser,
  portal,
}) => {
  const author = await signedIn(browser, portal, 'quan-tri')
  await author.goto('/can-bo/quan-tri/phuong-an')
  await author.getByLabel('Lập từ phương án').selectOption('HN-2018')
  await main(author).getByRole('button', { name: 'Lập từ phương án này' }).click()
  await author.getByLabel('Mã phương án').fill('VC-2099')
  await author.getByLabel('Áp dụng từ tháng').fill(`${month.slice(5)}/${month.slice(0, 4)}`)
  for (const other of ['Cán bộ', 'Công chức', 'Người lao động hợp đồng'])
    await author.getByLabel(other, { exact: true }).uncheck()
  await main(author).getByRole('button', { name: 'Lưu và gửi duyệt' }).click()
  await expect(main(author)).toContainText('người duyệt phải là một quản trị viên khác')
  const second = await signedIn(browser, portal, 'quan-tri.2')
  await second.goto(new URL(author.url()).pathname)
  await main(second).getByRole('button', { name: 'Duyệt phương án' }).click()
  await expect(main(second)).toContainText('Từ đây không ai sửa được')
  await second.goto('/can-bo/quan-tri/phuong-an')
  const inForce = main(second).getByRole('row', { name: /ND335-2025/ })
  await expect(inForce).toContainText('từ 01/2026')
  await expect(inForce).toContainText(/viên chức đến/i)
  await expectAccessible(second)

  await portal.kill()
  days(daysBetween(today, `${month}-25`))
  await portal.start()
  const clerk = await signedIn(browser, portal, 'to-chuc')
  await clerk.goto('/can-bo/don-vi/thuong-cat/nhan-su')
  await main(clerk)
    .getByRole('button', { name: `Mở bảng ${inWords(month)}` })
    .click()
  await expect(main(clerk)).toContainText('Đã mở bảng đánh giá cho')

  const page = await signedIn(browser, portal, 'truong-phong')
  const sheet = `/can-bo/don-vi/thuong-cat/danh-gia/${month}`
  await page.goto(sheet)
  const tables = main(page).getByRole('table')
  await expect(tables).toHaveCount(2)
  await expect(tables.first().locator('caption')).toContainText('Phương án ND335-2025, cho cán bộ, công chức')
  await expect(tables.last().locator('caption')).toContainText('Phương án VC-2099, cho viên chức')
  await expectAccessible(page)
  if (test.info().project.use.javaScriptEnabled !== false) {
    await tables.first().locator('[name$=".grade"]').last().press('ArrowDown')
    await expect(tables.last().locator('[name$=".grade"]').first()).toBeFocused()
  }
  const people = await unscored(portal, 'thuong-cat', month)
  await scoreEverybody(page, people, { discipline: '18', progress: '32', quality: '32', bonus: '0' })
  await press(page, 'Gửi để duyệt', 'Đã gửi')
  await expect(main(page)).toContainText('VC-2099:')

  const chair = await signedIn(browser, portal, 'chu-tich')
  await chair.goto(`${sheet}/phe-duyet`)
  await expect(main(chair).getByRole('table', { name: /VC-2099/ })).toBeVisible()
  await expect(main(chair)).toContainText('Cả đơn vị (VC-2099)')
  await expectAccessible(chair)
  await approve(chair)
  const decided = await portal.query<{ scheme: string; category: string; people: number }>(
    `SELECT d.input ->> 'scheme' AS scheme, o.category::text, count(*)::int AS people
     FROM evaluation_decision d JOIN evaluation e ON e.id = d.evaluation_id JOIN post o ON o.id = e.post_id
     JOIN evaluation_sheet s ON s.id = e.sheet_id
     WHERE s.month = $1 AND d.grade IS NOT NULL GROUP BY 1, 2`,
    [`${month}-01`],
  )
  expect(decided.length).toBeGreaterThan(2)
  for (const { scheme, category } of decided)
    expect(scheme).toBe(category === 'public_employee' ? 'VC-2099' : 'ND335-2025')
})
