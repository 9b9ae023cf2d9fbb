import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { openMonth } from '../support/months'
import { signedIn } from '../support/people'

const main = (page: Page) => page.getByRole('main')
const unit = '/can-bo/don-vi/thuong-cat'
const sheet = `${unit}/danh-gia/${openMonth}`
const year = openMonth.slice(0, 4)

async function record(page: Page, from: string) {
  await page.getByLabel('Quyết định số').fill('12/QĐ-UBND')
  await page.getByLabel('Ngày ban hành').fill(`${openMonth}-01`)
  await page.getByLabel('Cơ quan ban hành').fill('Ủy ban nhân dân thành phố Hà Nội')
  await page.getByLabel('Tính từ ngày').fill(from)
  await page.getByLabel('Đến hết ngày').fill(`${year}-12-31`)
  await page.getByRole('button', { name: 'Ghi quyết định' }).click()
}

test('the clerk records that the ward is outstanding; the sheet and the approval read the higher quota until she takes it back', async ({
  browser,
  portal,
}) => {
  const clerk = await signedIn(browser, portal, 'to-chuc')
  const assessor = await signedIn(browser, portal, 'truong-phong')
  await assessor.goto(sheet)
  await expect(main(assessor)).toContainText(/trần 20\s% là/)

  await clerk.goto(`${sheet}/phe-duyet`)
  await main(clerk).getByRole('link', { name: 'Đơn vị được xếp loại hoàn thành xuất sắc?' }).click()
  await expect(main(clerk)).toContainText('Chưa ghi lần nào')
  await clerk.getByRole('button', { name: 'Ghi quyết định' }).click()
  await expect(main(clerk)).toContainText('Ghi số quyết định, ví dụ: 12/QĐ-UBND.')
  await expectAccessible(clerk)
  await record(clerk, `${year}-01-01`)
  await expect(main(clerk)).toContainText('Đã ghi. Các tháng chưa duyệt')
  await expect(main(clerk).getByRole('row', { name: /12\/QĐ-UBND/ })).toContainText('Đang tính')
  await expectAccessible(clerk)
  await record(clerk, `${year}-02-01`)
  await expect(main(clerk)).toContainText('Đã có một lần ghi đang tính cho một số ngày trong thời gian này.')
  await expect(clerk.getByLabel('Quyết định số')).toHaveValue('12/QĐ-UBND')

  await assessor.reload()
  await expect(main(assessor)).toContainText(/trần 25\s% \(đơn vị xuất sắc\) là/)
  await assessor.goto(`${sheet}/phe-duyet`)
  const sum = /25\s% \(đơn vị hoàn thành xuất sắc nhiệm vụ theo Quyết định số 12\/QĐ-UBND\) của/
  await expect(main(assessor)).toContainText(sum)
  await assessor.goto(`${unit}/hoan-thanh-xuat-sac`)
  await expect(main(assessor)).toContainText('12/QĐ-UBND')
  await expect(main(assessor).getByRole('button')).toHaveCount(0)

  await clerk.getByLabel('Lý do').fill('Quyết định bị thu hồi')
  await clerk.getByRole('button', { name: 'Rút lần ghi này' }).click()
  await expect(main(clerk)).toContainText('Đã rút. Các tháng chưa duyệt tính theo trần thường.')
  await expect(main(clerk).getByRole('row', { name: /12\/QĐ-UBND/ })).toContainText('Quyết định bị thu hồi')
  await assessor.goto(sheet)
  await expect(main(assessor)).toContainText(/trần 20\s% là/)
})
