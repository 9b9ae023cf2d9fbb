import type { APIRequestContext, Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { lastPublished, openMonth, somehow } from '../support/months'

// A phone of the cheap kind: everything must be reachable on it.
test.use({ viewport: { width: 360, height: 740 } })

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('a citizen finds her ward without accents and reads its one-stop shop', async ({ page }) => {
  await page.goto('/')
  await expectAccessible(page)
  const search = page.getByRole('main').getByRole('searchbox')
  await search.fill('thuong cat')
  await search.press('Enter')
  await expect(page).toHaveURL(/\/tim-kiem\?q=thuong\+cat$/)
  await expectAccessible(page)
  // Today's ward comes before the former one of the same name.
  const found = page.getByRole('main').getByRole('link', { name: 'Phường Thượng Cát', exact: true })
  await expect(found.first()).toHaveAttribute('href', '/don-vi/thuong-cat')
  await found.first().click()

  await expect(heading(page)).toHaveText(/Thượng\sCát/)
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'Bộ phận một cửa' }).click()
  await expect(page).toHaveURL(/\/don-vi\/thuong-cat\/mot-cua$/)
  await expect(page.getByRole('table', { name: /Giờ/ })).toContainText('08:00')
  for (const name of ['Văn minh', 'Thân thiện', 'Chuyên nghiệp']) {
    await expect(page.getByRole('heading', { name })).toBeVisible()
  }
  await expect(page.getByRole('main')).toContainText(/024\s5550/)
  await expect(page.getByRole('main')).toContainText('Dữ liệu minh họa')
  await expectAccessible(page)
})

test('she reads how her ward does: a sentence, a line with its table, grades without small groups', async ({
  page,
  request,
}) => {
  await page.goto('/don-vi/thuong-cat')
  await page.getByRole('main').getByRole('link', { name: 'Kết quả từng tháng' }).click()
  await expect(page).toHaveURL(/\/don-vi\/thuong-cat\/ket-qua$/)
  const main = page.getByRole('main')
  const row = await rowOf(request, 'thuong-cat', lastPublished)
  const resolved = row.dossiers.early + row.dossiers.onTime + row.dossiers.late
  const inTime = row.dossiers.early + row.dossiers.onTime
  await expect(main).toContainText(`(${vi(inTime)} trong ${vi(resolved)})`)

  // On a phone the narrow drawing shows; its line has a point for every month that has a figure.
  const drawing = main.getByRole('img', { name: 'Tỷ lệ hồ sơ giải quyết đúng hoặc trước hạn' })
  await expect(drawing.filter({ visible: true })).toHaveCount(1)
  const path = await drawing.filter({ visible: true }).locator('.n-trend-line').getAttribute('d')
  const rows = main.getByRole('table', { name: 'Số liệu từng tháng' }).locator('tbody tr')
  await expect(rows).toHaveCount(12)
  expect(path?.match(/[ML]/g)?.length).toBe(await rows.filter({ has: page.getByRole('link') }).count())
  await expect(main).toContainText(/Từ\stháng.*, tỷ lệ đúng hoặc trước hạn đi từ .* đến .*; thấp nhất/)

  await expectAccessible(page)

  await rows.first().getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/ket-qua/${lastPublished}$`))
  await expect(heading(page)).toHaveText(somehow(lastPublished))
  await expect(page.getByRole('main')).toContainText(`(${vi(inTime)} trong ${vi(resolved)})`)
  await expectAccessible(page)
})

test('a group of fewer than five people of a letter is withheld wherever the month is read', async ({
  page,
  request,
  portal,
}) => {
  // Whoever counts the decisions finds such groups; the public must not.
  const groups = await portal.query<{ unit: string; month: string; grade: string }>(
    `SELECT u.slug AS unit, to_char(s.month, 'YYYY-MM') AS month, d.grade::text AS grade FROM evaluation_decision d
       JOIN evaluation e ON e.id = d.evaluation_id JOIN evaluation_sheet s ON s.id = e.sheet_id
       JOIN admin_unit u ON u.id = s.unit_id
      WHERE d.grade IS NOT NULL AND s.state = 'published' AND u.valid_to IS NULL
      GROUP BY 1, 2, 3 HAVING count(*) < 5 ORDER BY u.slug = 'thuong-cat' DESC, 2 DESC`,
  )
  expect(groups.length).toBeGreaterThan(0)
  for (const { unit, month, grade } of groups.slice(0, 5)) {
    const row = await rowOf(request, unit, month)
    expect(row.staff[`grade${grade}`]).toBeNull()
    expect(row.staff.withheld).toContain(`grade${grade}`)
    // What is left must not give it away: it takes two unknown letters to hide one.
    expect(row.staff.withheld.filter((name) => name.startsWith('grade')).length).toBeGreaterThan(1)
    await page.goto(`/don-vi/${unit}/ket-qua/${month}`)
    const line = page.getByRole('listitem').filter({ hasText: new RegExp(`^${grade}, `) })
    await expect(line.first()).toContainText('không nêu')
  }
})

test('she reads an article of the Code for public places, in English too, and prints it', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByText('Mục lục').click()
  await page
    .getByRole('banner')
    .getByRole('link', { name: 'Quy tắc ứng xử' })
    .filter({ visible: true })
    .click()
  await expect(page).toHaveURL(/\/quy-tac$/)
  await expectAccessible(page)
  await page.getByRole('main').locator('a[href="/quy-tac/noi-cong-cong"]').first().click()
  await expectAccessible(page)
  await page.getByRole('main').locator('a[href^="/quy-tac/noi-cong-cong/dieu-"]').nth(2).click()
  const number = /dieu-(\d+)$/.exec(page.url())?.[1]
  await expect(heading(page)).toHaveText(new RegExp(`^Điều ${number}\\. `))
  await expect(page.getByRole('main')).toContainText('Lời khuyên cho mọi người')
  await expect(page.getByRole('main')).toContainText('không thay thế văn bản đã ký')
  await expectAccessible(page)
  const vietnamese = await heading(page).innerText()

  await page.getByText('Mục lục').click()
  await page.getByRole('banner').getByRole('link', { name: 'English' }).filter({ visible: true }).click()
  await expect(page).toHaveURL(new RegExp(`/en/codes/public-places/article-${number}$`))
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(heading(page)).toHaveText(new RegExp(`^Article ${number}\\. `))
  expect(await heading(page).innerText()).not.toBe(vietnamese)
  await expectAccessible(page)

  const chrome = [
    page.getByText('Contents', { exact: true }),
    page.getByRole('navigation', { name: 'Where this page is' }),
  ]
  await expect(chrome[0]!).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  for (const part of chrome) await expect(part).toBeHidden()
  await expect(heading(page)).toBeVisible()
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
})

test('a former ward says what became of it', async ({ page }) => {
  await page.goto('/don-vi/minh-khai-bac-tu-liem-2025')
  await expect(page.getByRole('main')).toContainText('không còn từ ngày')
  await expect(page.getByRole('heading', { name: 'Nay thuộc về' })).toBeVisible()
  await page.locator('#successors').getByRole('link', { name: 'Phường Tây Tựu' }).click()
  await expect(page).toHaveURL(/\/don-vi\/tay-tuu$/)
  await expect(page.getByRole('heading', { name: 'Được lập từ' })).toBeVisible()
  await expect(page.locator('#predecessors')).toContainText('Phường Minh Khai')
  await expectAccessible(page)
})

test('public pages forbid scripts, set no cookie and may be kept by others', async ({ request }) => {
  const pages = [
    ...['/', '/en', '/don-vi', '/don-vi/thuong-cat', '/don-vi/thuong-cat/mot-cua', '/quy-tac', '/du-lieu'],
    ...['/don-vi/thuong-cat/ket-qua', `/don-vi/thuong-cat/ket-qua/${lastPublished}`, '/ket-qua'],
    ...['/quy-tac/can-bo', '/quy-tac/noi-cong-cong/dieu-3', '/en/units/thuong-cat/results'],
  ]
  for (const path of pages) {
    const answer = await request.get(path)
    const headers = answer.headers()
    const html = await answer.text()
    expect(answer.status(), path).toBe(200)
    expect(headers['content-security-policy'], path).toContain("script-src 'none'")
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['referrer-policy'], path).toBeTruthy()
    expect(headers['permissions-policy'], path).toBeTruthy()
    expect(headers['cache-control'], path).toContain('s-maxage')
    expect(headers['set-cookie'], path).toBeUndefined()
    expect(html, path).not.toMatch(/<script|\son\w+=|\sstyle=/i)
    expect(html.match(/(?:src|<link[^>]* href)="(?:https?:)?\/\/[^"]*"/g) ?? [], path).toEqual([])
  }
})

test('what somebody looks for is kept by nobody on the way', async ({ request }) => {
  for (const path of ['/tim-kiem?q=ninh+kieu', '/tim-kiem', '/en/search?q=ninh+kieu']) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['cache-control'], path).toBe('private, no-store')
  }
})

test('a portal with sample data says so on every page, and a page takes no other method', async ({
  request,
}) => {
  const pages = [
    '/quy-tac',
    '/quy-tac/can-bo/dieu-1',
    '/don-vi',
    '/don-vi/ba-dinh',
    '/tim-kiem',
    '/dang-nhap',
  ]
  for (const path of pages) expect(await (await request.get(path)).text(), path).toContain('Dữ liệu minh họa')
  expect(await (await request.get('/en/codes/staff')).text()).toContain('Illustrative data')
  expect((await request.delete('/don-vi/thuong-cat')).status()).toBe(405)
})

test('what is not there is a true 404 that says so', async ({ page }) => {
  for (const path of [
    '/don-vi/khong-co-phuong-nay',
    `/don-vi/thuong-cat/ket-qua/${openMonth}`,
    '/don-vi/thuong-cat/ket-qua/2031-01',
    '/quy-tac/noi-cong-cong/dieu-999',
    '/mot-trang-khong-co',
  ]) {
    const answer = await page.goto(path)
    expect(answer?.status(), path).toBe(404)
    await expect(heading(page), path).toHaveText('Không có trang này')
  }
  await expectAccessible(page)
})

test('pages that somebody has read are served while the database is away', async ({
  page,
  portal,
  request,
}) => {
  const paths = ['/', '/don-vi/thuong-cat/ket-qua', '/quy-tac/noi-cong-cong']
  for (const path of paths) expect((await request.get(path)).status()).toBe(200)
  await portal.refuseConnections(true)
  try {
    expect((await request.get('/health/ready')).ok()).toBe(false)
    expect((await request.get('/health/live')).ok()).toBe(true)
    for (const path of paths) expect((await page.goto(path))?.status(), path).toBe(200)
    await expect(heading(page)).toBeVisible()
  } finally {
    await portal.refuseConnections(false)
  }
  await expect.poll(async () => (await request.get('/health/ready')).ok()).toBe(true)
})

type Row = {
  month: string
  dossiers: Record<'early' | 'onTime' | 'late', number>
  staff: Record<string, number | null> & { withheld: string[] }
}

async function rowOf(request: APIRequestContext, unit: string, month: string): Promise<Row> {
  const answer = await request.get(`/api/v1/performance?unit=${unit}&from=${month}&to=${month}`)
  const [row] = ((await answer.json()) as { data: Row[] }).data
  if (!row) throw new Error(`${unit} has not published ${month}`)
  return row
}

const vi = (count: number) => new Intl.NumberFormat('vi').format(count)
