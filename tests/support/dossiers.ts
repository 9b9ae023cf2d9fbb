import { expect, type Page } from '@playwright/test'

const names =
  'Tháng;Tồn đầu kỳ;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn;Đang giải quyết trong hạn;Đang giải quyết quá hạn;' +
  'Trực tuyến;Trực tiếp;Bưu chính;Đủ điều kiện trực tuyến;Nộp tại nhà'

/** A month's line as a one-stop system exports it: 40 carried over, `received` of 1.402 with `post` by post, `onTime` in time. */
export function monthLine(month: string, [received, onTime, post]: [number, number, number]): string {
  const [year, at] = month.split('-')
  return `${at}/${year};40;${received};900;${onTime};2;50;0;1170;230;${post};1300;1150`
}

/** Chooses a CSV of a ward's dossiers and looks at what taking it in would do. */
export async function previewDossiers(page: Page, name: string, line: string): Promise<void> {
  await page.goto(new URL('/can-bo/don-vi/thuong-cat/nap-tep?loai=dossiers', page.url()).href)
  await page.getByLabel('Tệp bảng tính').setInputFiles({
    ...{ name, mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${names}\r\n${line}\r\n`) },
  })
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Xem trước: ${name}`)
}

/**
 * Takes the previewed file in although its sum with the month before is off, by reason and by tick.
 * What is missing is asked for first, and what was given stays.
 */
export async function takeWithDifference(page: Page, reason: string): Promise<void> {
  const main = page.getByRole('main')
  const [why, sure] = [
    page.getByLabel('Lý do nhận số liệu không khớp'),
    page.getByLabel('Đã xem lại, số liệu đúng như vậy'),
  ]
  const take = page.getByRole('button', { name: 'Nhận kèm độ lệch' })
  await take.click()
  await expect(main.getByRole('alert').first()).toContainText('Hãy ghi lý do nhận số liệu không khớp')
  await why.fill(reason)
  if ((await sure.count()) > 0) {
    await take.click()
    await expect(main.getByRole('alert').first()).toContainText('Hãy xem lại các số được hỏi')
    await expect(why).toHaveValue(reason)
    await sure.press('Space')
  }
  await take.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Đã nạp')
}
