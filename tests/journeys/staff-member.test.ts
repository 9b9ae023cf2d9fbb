import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { inWords, lastPublished, openMonth } from '../support/months'
import { fillSignIn, signedIn } from '../support/people'

test.describe.configure({ mode: 'serial' })

test('whoever is not signed in is asked to, told what was wrong, and brought where she wanted', async ({
  page,
  portal,
}) => {
  await page.goto('/can-bo/danh-gia')
  await expect(page).toHaveURL(/\/dang-nhap\?tiep=/)
  await expectAccessible(page)
  await fillSignIn(page, 'can-bo', 'mật khẩu sai')
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'Tên đăng nhập hoặc mật khẩu chưa đúng',
  )
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue('can-bo')
  await expect(page.getByLabel('Mật khẩu')).toHaveValue('')
  await expectAccessible(page)
  const known = await page.getByRole('main').getByRole('alert').innerText()

  // Somebody who does not exist is answered with the very same words.
  await fillSignIn(page, 'khong-co-ai', 'mật khẩu sai')
  await expect(page.getByLabel('Mật khẩu')).toHaveValue('')
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue('khong-co-ai')
  expect(await page.getByRole('main').getByRole('alert').innerText()).toBe(known)

  await fillSignIn(page, 'can-bo', portal.password)
  await expect(page).toHaveURL(`${portal.url}/can-bo/danh-gia`)
  const cookies = await page.context().cookies()
  expect(cookies.length).toBeGreaterThan(0)
  for (const { name, httpOnly, sameSite } of cookies) {
    expect({ name, httpOnly, sameSite }).toEqual({ name, httpOnly: true, sameSite: 'Lax' })
  }
})

test('she sees what is due, reads the Code for staff and acknowledges it', async ({ browser, portal }) => {
  const page = await signedIn(browser, portal, 'can-bo')
  const due = page.getByRole('main').getByRole('link', { name: /^Đọc và xác nhận: / })
  await expect(due).toHaveCount(1)
  await expectAccessible(page)
  await due.click()
  await expect(page).toHaveURL(/\/can-bo\/quy-tac#can-bo$/)
  await expectAccessible(page)
  const code = page.locator('#can-bo')
  await code.getByRole('link', { name: 'Đọc toàn văn' }).click()
  await expect(page).toHaveURL(/\/quy-tac\/can-bo$/)
  await expect(page.getByRole('main')).toContainText('Bắt buộc với cán bộ')
  await expectAccessible(page)
  await page.goBack()

  await page.getByRole('button', { name: 'Xác nhận đã đọc' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Xin đánh dấu vào ô')
  await expectAccessible(page)
  // The box is drawn by its label: that is what a finger meets.
  await page.getByText('Tôi đã đọc và cam kết thực hiện', { exact: true }).click()
  await expect(page.getByLabel('Tôi đã đọc và cam kết thực hiện')).toBeChecked()
  await page.getByRole('button', { name: 'Xác nhận đã đọc' }).click()
  await expect(page.getByRole('main')).toContainText('Đã xác nhận lúc')
  await expect(page.getByRole('button', { name: 'Xác nhận đã đọc' })).toHaveCount(0)
  await expectAccessible(page)

  await page.goto('/can-bo')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(due).toHaveCount(0)
  const kept = await portal.query(
    `SELECT v.version, c.slug FROM acknowledgement a JOIN code_version v ON v.id = a.version_id
       JOIN conduct_code c ON c.id = v.code_id JOIN account o ON o.person_id = a.person_id WHERE o.user_name = 'can-bo'`,
  )
  expect(kept).toEqual([{ version: 1, slug: 'can-bo' }])
})

test('she sees her own month explained point by point, and nobody else’s', async ({ browser, portal }) => {
  const page = await signedIn(browser, portal, 'can-bo')
  await page.getByRole('link', { name: `Xem từng điểm của ${inWords(lastPublished)}` }).click()
  await expect(page).toHaveURL(`${portal.url}/can-bo/danh-gia/${lastPublished}`)
  const [decided] = await portal.query<{ total: string; grade: string }>(
    `SELECT d.total::text AS total, d.grade::text AS grade FROM evaluation_decision d
       JOIN evaluation e ON e.id = d.evaluation_id JOIN evaluation_sheet s ON s.id = e.sheet_id
       JOIN account o ON o.person_id = d.person_id WHERE o.user_name = 'can-bo' AND s.month = $1`,
    [`${lastPublished}-01`],
  )
  const total = decided?.total.replace('.', ',')
  await expect(page.getByRole('main')).toContainText(
    new RegExp(`Loại ${decided?.grade} \\(.+\\), ${total} điểm`),
  )

  const lines = page.getByRole('table', { name: 'Từng điểm, tiêu chí và lý do' })
  let sum = 0
  for (const line of await lines.locator('tbody tr').all()) {
    const cells = (await line.locator('th, td').allInnerTexts()).map((text) => text.trim())
    expect(
      cells.filter((text) => text === ''),
      cells.join(' | '),
    ).toEqual([])
    sum += Number(cells[1]?.replace(',', '.').replace('−', '-'))
  }
  expect(Math.abs(sum - Number(decided?.total))).toBeLessThan(0.01)
  await expect(lines.locator('tfoot')).toContainText(String(total))
  await expectAccessible(page)

  await page.goto('/can-bo/danh-gia')
  await expect(page.getByRole('table', { name: 'Các tháng đã và đang đánh giá' })).toContainText(
    String(total),
  )
  await expectAccessible(page)

  for (const address of [
    `/can-bo/don-vi/thuong-cat/danh-gia/${openMonth}`,
    `/can-bo/don-vi/thuong-cat/danh-gia/${openMonth}/phe-duyet`,
    '/can-bo/don-vi/thuong-cat/nhan-su',
    '/can-bo/don-vi/thuong-cat/cong-bo',
    '/can-bo/quan-tri',
  ]) {
    expect((await page.goto(address))?.status(), address).toBe(404)
  }
})

test('who signs out is out, with her cookie too', async ({ browser, portal }) => {
  const page = await signedIn(browser, portal, 'can-bo')
  const cookies = await page.context().cookies()
  await page.getByRole('button', { name: 'Thoát' }).click()
  await expect(page).not.toHaveURL(/\/can-bo/)
  await page.goto('/can-bo')
  await expect(page).toHaveURL(/\/dang-nhap/)
  await page.context().addCookies(cookies)
  await page.goto('/can-bo')
  await expect(page).toHaveURL(/\/dang-nhap/)
})
