import { expect, type Page } from '@playwright/test'

const desk = '/can-bo/bien-tap'

/** Opens a draft, lets `write` change it, sends it to the second person. */
export async function submitted(writer: Page, url: string, write: () => Promise<void>): Promise<void> {
  await writer.goto(url + desk)
  const section = writer
    .locator('section')
    .filter({ hasText: '522/QĐ-UBND' })
    .or(writer.locator('section').filter({ hasText: '99/QĐ-UBND' }))
  await section
    .getByRole('button', { name: /Mở bản thảo/ })
    .last()
    .click()
  await expect(writer.getByRole('main')).toContainText('Đã mở bản thảo')
  await write()
  await writer.goto(`${url}${desk}/can-bo`)
  await writer.getByRole('button', { name: 'Gửi để duyệt' }).click()
  await expect(writer.getByRole('main')).toContainText('Đã gửi để duyệt')
}

/** The same, and the second person publishes it. */
export async function published(
  [writer, second]: [Page, Page],
  url: string,
  write: () => Promise<void>,
  from: string,
  change: string,
): Promise<void> {
  await submitted(writer, url, write)
  await second.goto(`${url}${desk}/can-bo/duyet`)
  await second.getByRole('button', { name: /Công bố phiên bản/ }).click()
  await expect(second.getByRole('alert').first()).toContainText('Ngày có hiệu lực phải là ngày có thật')
  await second.getByLabel('Ngày có hiệu lực').fill(from)
  await second.getByRole('button', { name: /Công bố phiên bản/ }).click()
  // The first refusal had asked for the change as well: what is told now is told of the day that was written.
  await expect(second.getByRole('alert').first()).not.toContainText('Ngày có hiệu lực phải là ngày có thật')
  await expect(second.getByRole('alert').first()).toContainText('Chọn sửa lỗi chữ hay đổi nội dung')
  await expect(second.getByLabel('Ngày có hiệu lực')).toHaveValue(from)
  await second.getByText(change, { exact: true }).click()
  await second.getByRole('button', { name: /Công bố phiên bản/ }).click()
  await expect(second.getByRole('main')).toContainText('đã công bố, có hiệu lực từ')
}
