import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { takeWithDifference } from '../support/dossiers'
import { expect, test } from '../support/journey'
import { openMonth } from '../support/months'
import { signedIn } from '../support/people'
import { dossiersBook, pointsBook } from '../support/sheets/office-books'
import { pointsOf, unscored } from '../support/sheet'

test.describe.configure({ mode: 'serial' })

/** Chooses a workbook and looks at what taking it in would do. */
async function preview(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel('Tệp bảng tính').setInputFiles({
    ...{ name, buffer, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  })
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Xem trước: ${name}`)
}

test('the points that an office keeps in its own workbook, with titles, merged cells and totals, are taken in', async ({
  browser,
  portal,
}) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  const main = page.getByRole('main')
  const three = (await unscored(portal, 'thuong-cat', openMonth)).slice(0, 3)
  const people = await portal.query<{ id: string; code: string; name: string }>(
    'SELECT id, code, full_name AS name FROM person WHERE id = ANY ($1::uuid[]) ORDER BY code',
    [three.map(({ id }) => id)],
  )
  expect(people).toHaveLength(3)
  const criteria = await portal.query<{ label: string }>(
    `SELECT (c ->> 'id') || ' ' || (c -> 'label' ->> 'vi') AS label
       FROM evaluation_sheet s JOIN admin_unit u ON u.id = s.unit_id JOIN evaluation_scheme h ON h.id = s.scheme_id,
         jsonb_array_elements(h.definition -> 'criteria') WITH ORDINALITY AS e(c, nth)
      WHERE u.slug = 'thuong-cat' AND s.month = $1 ORDER BY nth`,
    [`${openMonth}-01`],
  )
  const book = (first: string) =>
    pointsBook(
      people,
      criteria.map(({ label }) => label),
      first,
    )
  const address = `/can-bo/don-vi/thuong-cat/nap-tep?loai=scores&thang=${openMonth}`
  await page.goto(address)

  await preview(page, 'diem-cu.xlsx', await book('5,5'))
  await expect(main).toContainText('Chưa nạp được: 3 ô cần sửa. Không có gì thay đổi.')
  await expect(page.getByRole('table', { name: '3 ô cần sửa' })).toContainText(
    'Phải từ 0 đến 5; đang là 5,5.',
  )
  await page.getByRole('link', { name: 'Chọn tệp đã sửa' }).click()

  await preview(page, 'diem-cu.xlsx', await book('3,75'))
  await expect(main).toContainText('Sẽ có 3 dòng mới hoặc thay đổi.')
  await expect(main).toContainText('Cột không dùng đến:')
  await expect(main).toContainText('(ỦY BAN NHÂN DÂN PHƯỜNG THƯỢNG CÁT)')
  await expect(main).toContainText('(NGƯỜI LẬP BIỂU)')
  await expectAccessible(page)
  for (const person of people) expect(await pointsOf(portal, person, 'I.1')).not.toBe(3.75)
  await page.getByRole('button', { name: 'Nạp vào hệ thống' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã nạp diem-cu.xlsx')
  for (const person of people) {
    expect(await pointsOf(portal, person, 'I.1')).toBe(3.75)
    expect(await pointsOf(portal, person, 'III.4')).toBe(2.25)
  }

  await page.goto(address)
  await preview(page, 'diem-cu.xlsx', await book('3,75'))
  await expect(main).toContainText('Tệp này không làm thay đổi gì.')
})

test('last year’s dossiers of a ward, month by month as it reported them, are taken in once', async ({
  browser,
  portal,
}) => {
  const page = await signedIn(browser, portal, 'mot-cua')
  const main = page.getByRole('main')
  // The wards of today begin in July 2025.
  const months = ['07/2025', '08/2025', '09/2025', '10/2025', '11/2025', '12/2025']
  const [unit] = await portal.query<{ code: string }>(`SELECT code FROM admin_unit WHERE slug = 'thuong-cat'`)
  const book = await dossiersBook(unit!.code, months)
  const received = () =>
    portal.query<{ month: string; received: number }>(
      `SELECT to_char(f.month, 'MM/YYYY') AS month, f.received::int FROM dossier_figure f
         JOIN admin_unit u ON u.id = f.unit_id
        WHERE u.slug = 'thuong-cat' AND f.month < '2026-01-01' AND f.received = 1392 ORDER BY f.month`,
    )
  expect(await received()).toEqual([])
  await page.goto('/can-bo/don-vi/thuong-cat/nap-tep?loai=dossiers')
  await preview(page, 'bao-cao-2025.xlsx', book)
  await expect(main).toContainText('Sẽ có 6 dòng mới hoặc thay đổi.')
  await expectAccessible(page)
  expect(await received()).toEqual([])
  // January was reported before and carried over another number than December leaves open.
  await takeWithDifference(page, 'Báo cáo năm trước ghi như vậy.')
  expect(await received()).toEqual(months.map((month) => ({ month, received: 1392 })))

  await page.goto('/can-bo/don-vi/thuong-cat/nap-tep?loai=dossiers')
  await preview(page, 'bao-cao-2025.xlsx', book)
  await expect(main).toContainText('Tệp này không làm thay đổi gì.')
})
