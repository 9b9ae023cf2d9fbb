import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { takeWithDifference } from '../support/dossiers'
import { expect, test } from '../support/journey'
import { openMonth } from '../support/months'
import { nep } from '../support/nep'
import { firstSignedIn, signedIn } from '../support/people'
import { dossiersBook, pointsBook } from '../support/sheets/office-books'
import { pointsOf, unscored } from '../support/sheet'

test.describe.configure({ mode: 'serial' })

const header = 'Mã cán bộ;Họ và tên;Ngày sinh;Loại;Chức vụ;Bộ phận;Từ ngày;Đến ngày;Email'

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

test('an office that begins this year opens a month of last year and takes its workbook in', async ({
  browser,
  portal,
}) => {
  const unit = '/can-bo/don-vi/tu-liem'
  const made = await nep(
    portal,
    ...['create-admin', '--user', 'quan-tri.tl', '--name', 'Vũ Thị Quản', '--unit', '00592'],
  )
  const password = /: (\S+)\s*$/.exec(made.out)?.[1] ?? ''
  const admin = await signedIn(browser, { ...portal, password }, 'quan-tri.tl')
  const staff = [
    ...[
      'TL-01;Trần Thị Sự;05/03/1980;Công chức;Chuyên viên',
      'TL-02;Lê Văn Chấm;07/08/1975;Công chức;Trưởng phòng',
    ],
    ...[
      'TL-03;Đỗ Thị Xuân;05/03/1990;Công chức;Chuyên viên',
      'TL-04;Nguyễn Hòa;17/11/1984;Viên chức;Nhân viên',
    ],
  ].map((line) => `${line};Văn phòng;01/07/2025;;`)
  const roster = [header, ...staff, 'TL-05;Phạm Mới;01/01/1999;Công chức;Chuyên viên;Văn phòng;05/01/2026;;']
  await admin.goto(`${unit}/nap-tep?loai=roster`)
  await preview(admin, 'nhan-su.csv', Buffer.from(roster.join('\n')))
  await admin.getByRole('button', { name: 'Nạp vào hệ thống' }).click()
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Đã nạp nhan-su.csv')
  await admin.goto('/can-bo/quan-tri/don-vi/tu-liem')
  await admin.getByRole('button', { name: 'Cấp tài khoản cho những người đã chọn' }).click()
  const drawn = admin.getByRole('table', { name: 'Tên đăng nhập và mật khẩu dùng lần đầu' })
  await expect(drawn).toBeVisible()
  const first = async (name: string) =>
    drawn.getByRole('row').filter({ hasText: name }).getByRole('cell').allInnerTexts()
  const given = { clerk: await first('Trần Thị Sự'), assessor: await first('Lê Văn Chấm') }
  for (const [name, role] of [
    ['Trần Thị Sự', 'Người làm nhân sự'],
    ['Lê Văn Chấm', 'Người theo dõi, đánh giá'],
  ] as const) {
    await admin.goto('/can-bo/quan-tri/don-vi/tu-liem')
    await admin.getByRole('link', { name, exact: true }).first().click()
    await admin.getByLabel('Vai trò', { exact: true }).selectOption({ label: role })
    await admin.getByRole('button', { name: 'Giao vai trò' }).click()
    await expect(admin.getByRole('table')).toContainText(role)
  }

  const clerk = await firstSignedIn(browser, portal, given.clerk[0] ?? '', given.clerk[1] ?? '')
  const open = async (month: string, answer: string) => {
    await clerk.goto(`${unit}/nhan-su`)
    await clerk.getByLabel('Tháng đã qua').fill(month)
    await clerk.getByRole('button', { name: 'Mở bảng tháng này' }).click()
    await expect(clerk.getByRole('main')).toContainText(answer)
    await expectAccessible(clerk)
  }
  await open('tháng 12', 'Ghi tháng dạng tháng/năm, ví dụ 12/2025.')
  await open('06/2025', 'Tháng này đơn vị chưa được thành lập')
  await expect(clerk.getByLabel('Tháng đã qua')).toHaveValue('06/2025')
  await open('1/2099', 'Chưa đến tháng này')
  await open('12/2025', 'Đã mở bảng đánh giá tháng 12/2025 cho 4 người.')
  await open('12/2025', 'đã mở từ trước; không có ai phải thêm')
  await clerk.getByRole('main').getByRole('status').getByRole('link').click()
  await expect(clerk.getByRole('main')).toContainText('Nguyễn Hòa')
  await expect(clerk.getByRole('main')).not.toContainText('Phạm Mới')

  const page = await firstSignedIn(browser, portal, given.assessor[0] ?? '', given.assessor[1] ?? '')
  const main = page.getByRole('main')
  const address = `${unit}/nap-tep?loai=scores&thang=2025-12`
  // By the decision of 2018, as the city's offices kept it.
  const criteria = [
    ...['Ý thức tổ chức kỷ luật, phẩm chất đạo đức', 'Tiến độ thực hiện nhiệm vụ'],
    ...['Chất lượng thực hiện nhiệm vụ', 'Điểm thưởng'],
  ]
  const book = (discipline: string) =>
    pointsBook(
      [
        { code: 'TL-03', name: 'Đỗ Thị Xuân' },
        { code: 'TL-04', name: 'Nguyễn Hòa' },
      ],
      criteria,
      [discipline, '33,5', 31, 0],
    )
  await page.goto(address)
  await preview(page, 'T12-2025.xlsx', await book('20,5'))
  await expect(main).toContainText('Chưa nạp được: 2 ô cần sửa. Không có gì thay đổi.')
  await page.goto(address)
  await preview(page, 'T12-2025.xlsx', await book('18,5'))
  await expect(main).toContainText('Sẽ có 2 dòng mới hoặc thay đổi.')
  await expect(main).toContainText('(ỦY BAN NHÂN DÂN PHƯỜNG THƯỢNG CÁT)')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Nạp vào hệ thống' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã nạp T12-2025.xlsx')
  const stored = await portal.query<{ code: string; scheme: string; sum: string }>(
    `SELECT p.code, c.code AS scheme, trim_scale(sum(s.points))::text AS sum FROM evaluation e
       JOIN evaluation_sheet h ON h.id = e.sheet_id JOIN admin_unit u ON u.id = h.unit_id
       JOIN person p ON p.id = e.person_id JOIN evaluation_scheme c ON c.id = e.scheme_id
       JOIN evaluation_score s ON s.evaluation_id = e.id
      WHERE u.slug = 'tu-liem' AND h.month = '2025-12-01' GROUP BY 1, 2 ORDER BY 1`,
  )
  expect(stored).toEqual(['TL-03', 'TL-04'].map((code) => ({ code, scheme: 'HN-2018', sum: '83' })))
  await page.goto(address)
  await preview(page, 'T12-2025.xlsx', await book('18,5'))
  await expect(main).toContainText('Tệp này không làm thay đổi gì.')
})
