import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { inWords, lastPublished, openMonth, somehow } from '../support/months'
import { signedIn } from '../support/people'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const main = (page: Page) => page.getByRole('main')

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('a citizen puts two wards side by side, then lists the wards of a former district', async ({
    page,
  }) => {
    await page.goto('/ket-qua')
    await expectAccessible(page)
    await page.getByLabel('Đơn vị', { exact: true }).selectOption({ label: 'Phường Thượng Cát' })
    await page.getByLabel('Đặt cạnh').selectOption({ label: 'Phường Đông Ngạc' })
    await page.getByRole('button', { name: 'So sánh hai đơn vị' }).click()
    await expect(page).toHaveURL(/\/ket-qua\?don-vi=thuong-cat&voi=dong-ngac$/)
    await expect(main(page)).toContainText(somehow(lastPublished))
    await expect(main(page)).toContainText(/hai đơn vị không khác nhau rõ rệt|nhiều hơn mức ngẫu nhiên/)
    await expect(page.getByRole('table')).toContainText('Hài lòng')
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)

    await page.goto('/ket-qua')
    await page.getByLabel('Loại').selectOption('phuong')
    await page.getByLabel('Quận, huyện, thị xã trước 01/07/2025').selectOption({ label: 'Quận Bắc Từ Liêm' })
    await page.getByLabel('Xếp theo').selectOption('tiep-nhan')
    const answer = page.waitForResponse((response) => response.url().includes('sap=tiep-nhan'))
    await page.getByRole('button', { name: 'Xem danh sách' }).click()
    expect((await answer).headers()['cache-control']).toMatch(/s-maxage/)
    await expect(main(page)).toContainText('Phường Phú Diễn')
    await expect(main(page).getByRole('table').first()).not.toContainText('Xã Đông Anh')
    await expectAccessible(page)
  })

  test('she prints the month, follows the unit and reads what was corrected', async ({ page, request }) => {
    await page.goto(`/don-vi/thuong-cat/ket-qua/${lastPublished}`)
    await expect(main(page)).toContainText(/mã băm đầu chuỗi khi công bố: [0-9a-f]{64}/)
    const paper = await main(page)
      .getByRole('link', { name: /Bản tin để in/ })
      .getAttribute('href')
    const pdf = await request.get(paper ?? '')
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await request.get(`/don-vi/thuong-cat/ket-qua/1999-01/in/ban-tin.pdf`)).status()).toBe(404)
    const feed = await (await request.get('/api/v1/publications.atom?unit=thuong-cat')).text()
    expect(feed).toContain(`/don-vi/thuong-cat/ket-qua/${lastPublished}"`)
    expect(feed).toContain('term="correction"')
    await page.goto('/du-lieu')
    await expect(page.getByRole('table', { name: /Các lần đính chính/ })).toContainText(
      'phiếu hài lòng bằng giấy',
    )
    await page.goto('/don-vi/ha-noi/ket-qua')
    await expect(page.getByRole('img', { name: /Tỷ lệ hồ sơ/ }).first()).toBeVisible()
    await expectAccessible(page)
  })
})

test('the city’s personnel clerk publishes a month of every ward that is ready', async ({
  browser,
  page,
  portal,
}) => {
  const clerk = await signedIn(browser, portal, 'to-chuc.tp')
  await clerk.goto('/can-bo/don-vi/ha-noi/cong-bo')
  await expect(main(clerk)).toContainText('Không có đơn vị trực thuộc nào chờ công bố')
  await expectAccessible(clerk)
  // Approved by their own chairs, which another journey shows.
  await portal.query(
    `UPDATE evaluation_sheet s SET state = 'approved' FROM admin_unit u
      WHERE u.id = s.unit_id AND u.slug IN ('thuong-cat', 'dong-ngac') AND s.month = $1`,
    [`${openMonth}-01`],
  )
  await clerk.reload()
  const table = clerk.getByRole('table', { name: 'Công chúng sẽ đọc' })
  await expect(table).toContainText('Phường Thượng Cát')
  await expect(table).toContainText('Phường Đông Ngạc')
  await expectAccessible(clerk)
  await clerk.getByRole('button', { name: `Công bố ${inWords(openMonth)} của 2 đơn vị` }).click()
  await expect(main(clerk)).toContainText(`Đã công bố ${inWords(openMonth)} của 2 đơn vị`)
  for (const ward of ['thuong-cat', 'dong-ngac'])
    expect((await page.goto(`/don-vi/${ward}/ket-qua/${openMonth}`))?.status()).toBe(200)
  // The clerk of one ward has no such page for the city.
  const ward = await signedIn(browser, portal, 'to-chuc')
  expect((await ward.goto('/can-bo/don-vi/ha-noi/cong-bo'))?.status()).toBe(404)
})
