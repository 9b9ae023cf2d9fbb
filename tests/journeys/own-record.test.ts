import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { addMonths } from '@/lib/month'
import { inWords, lastPublished, openMonth } from '../support/months'
import { fillSignIn, signedIn } from '../support/people'
import { approve, cell, personOf, pointsOf, press, scoreEverybody } from '../support/sheet'

test.describe.configure({ mode: 'serial' })

test('she appeals against a month, and a refusal comes back with its reason', async ({ browser, portal }) => {
  const page = await signedIn(browser, portal, 'can-bo')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/can-bo/danh-gia/${lastPublished}`)
  await page.getByRole('link', { name: 'Gửi kiến nghị nếu thấy kết quả chưa đúng' }).click()
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Ghi điều đề nghị xem lại')
  await page.getByLabel('Điều đề nghị xem lại').fill('Tiêu chí II.4: có thư cảm ơn chưa được tính.')
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click()
  await expect(page.getByRole('main')).toContainText('Đã gửi kiến nghị. Người có thẩm quyền xếp loại trả lời')
  // Whose turn it is, until when, and who that is today.
  const { name: chairName } = await personOf(portal, 'chu-tich')
  const turn = page.locator('.n-turn')
  await expect(turn).toContainText(/Đến lượt người có thẩm quyền xếp loại: trả lời chậm nhất ngày \d\d\//)
  await expect(turn).toContainText(`Hôm nay là ${chairName}`)
  await expectAccessible(page)
  await page.goto('/can-bo/danh-gia')
  await expect(page.getByRole('table')).toContainText(/người theo dõi, đánh giá, hạn \d\d\/\d\d\/\d{4}/)
  await expectAccessible(page)

  const chair = await signedIn(browser, portal, 'chu-tich')
  const [own] = await portal.query<{ name: string }>(
    `SELECT p.full_name AS name FROM account a JOIN person p ON p.id = a.person_id WHERE a.user_name = 'can-bo'`,
  )
  await chair
    .getByRole('link', { name: `Trả lời kiến nghị của ${own?.name} về ${inWords(lastPublished)}` })
    .click()
  await expectAccessible(chair)
  await chair.getByText('Không chấp nhận', { exact: true }).click()
  await chair.getByLabel('Lý do').fill('Thư cảm ơn thuộc tháng sau; sẽ tính ở tháng sau.')
  await chair.getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(chair.getByRole('main')).toContainText('Đã gửi trả lời.')

  await page.goto(`/can-bo/danh-gia/${lastPublished}`)
  await expect(page.getByRole('main')).toContainText('Thư cảm ơn thuộc tháng sau; sẽ tính ở tháng sau.')
  await expect(page.getByRole('table', { name: 'Những người đã mở đánh giá này' })).toContainText('Chủ tịch')

  // Her first page says what came of it, with the way to the reason.
  await page.goto('/can-bo')
  const told = `Kiến nghị về ${inWords(lastPublished)}: không được chấp nhận, xem lý do`
  await page.getByRole('link', { name: told }).click()
  await expect(page).toHaveURL(new RegExp(`${lastPublished}#kien-nghi-thuong-cat$`))

  const clerk = await signedIn(browser, portal, 'to-chuc')
  expect((await clerk.goto('/can-bo/don-vi/thuong-cat/kien-nghi'))?.status()).toBe(200)
  for (const user of ['can-bo', 'quan-tri', 'chu-tich.2']) {
    const other = await signedIn(browser, portal, user)
    expect((await other.goto('/can-bo/don-vi/thuong-cat/kien-nghi'))?.status(), user).toBe(404)
  }
})

test('an appeal is upheld: the month is mended and approved again, and both decisions stay', async ({
  browser,
  portal,
}) => {
  const month = addMonths(lastPublished, -1)
  const person = await personOf(portal, 'can-bo')
  const page = await signedIn(browser, portal, 'can-bo')
  await page.goto(`/can-bo/danh-gia/${month}`)
  await page.getByRole('link', { name: 'Gửi kiến nghị nếu thấy kết quả chưa đúng' }).click()
  await page.getByLabel('Điều đề nghị xem lại').fill('Tiêu chí II.4: hai hồ sơ xong sớm chưa được tính.')
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click()
  await expect(page.getByRole('main')).toContainText('Đã gửi kiến nghị.')

  const chair = await signedIn(browser, portal, 'chu-tich')
  await chair.getByRole('link', { name: `Trả lời kiến nghị của ${person.name} về ${inWords(month)}` }).click()
  await chair.getByText('Chấp nhận', { exact: true }).click()
  await chair.getByLabel('Lý do').fill('Hai hồ sơ ấy có trong sổ của một cửa: sửa II.4.')
  await chair.getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(chair.getByRole('main')).toContainText('Đã gửi trả lời.')
  await page.reload()
  await expect(page.getByRole('main')).toContainText('Chấp nhận, chờ quyết định mới')
  await expect(page.locator('.n-turn')).toContainText(/Đến lượt người theo dõi, đánh giá: .+, hạn \d\d\//)

  const address = `${portal.url}/can-bo/don-vi/thuong-cat/danh-gia/${month}`
  const supervisor = await signedIn(browser, portal, 'truong-phong')
  await supervisor.goto(address)
  const points = (await pointsOf(portal, person, 'II.4', month)) ?? 0
  const mended = points < 2.5 ? points + 0.25 : points - 0.25
  // The page of one person says as much of the month as the sheet does.
  await supervisor.goto(`${address}/nguoi/${person.id}`)
  await expect(supervisor.locator('.n-turn')).toContainText('Việc này đang chờ tôi.')
  await expect(supervisor.getByText('Kết quả đến lúc này')).toHaveCount(1)
  await expect(supervisor.getByRole('rowheader', { name: /^II\.4 / })).toBeVisible()
  // In the words of the scheme that she is graded by.
  await expect(supervisor.getByLabel(/^Có quyết định kỷ luật .*: xếp loại D$/)).toBeVisible()
  await expectAccessible(supervisor)
  await supervisor.goto(address)
  await cell(supervisor, person, 'II.4').fill(String(mended).replace('.', ','))
  // Reasons of A, C and D are asked for by now, of the months before too.
  await scoreEverybody(supervisor, [])
  await press(supervisor, 'Gửi để duyệt', 'Đã gửi để duyệt.')
  await chair.goto(`${address}/phe-duyet`)
  // Who would get a new decision is said before everybody's rows, with the way to hers.
  const changes = chair.getByRole('main').locator('.n-notice', { hasText: 'có quyết định mới khi phê duyệt' })
  await changes.getByRole('link', { name: person.name }).click()
  await expect(chair).toHaveURL(new RegExp(`#dong-${person.id}$`))
  const row = chair.getByRole('row', { name: person.name })
  await expect(row).toContainText(/trước: \d+(,\d+)? [ABCD]/)
  await expect(row).toContainText('kiến nghị được chấp nhận')
  await expect(chair.getByRole('main')).toContainText(`Chấp nhận kiến nghị của ${person.name} ngày`)
  await expectAccessible(chair)
  await chair.getByRole('link', { name: 'Đến phần phê duyệt' }).click()
  await expect(chair.getByRole('heading', { name: 'Phê duyệt', exact: true })).toBeInViewport()
  await approve(chair)

  await page.reload()
  await expect(page.getByRole('main')).toContainText('Chấp nhận, đã có quyết định mới')
  await expect(page.getByRole('main')).toContainText('Hai hồ sơ ấy có trong sổ của một cửa: sửa II.4.')
  // The decision that was superseded says as much as the one that stands.
  const before = page.locator('details', { hasText: 'Lần 1, duyệt lúc' })
  await before.locator('summary').click()
  const chairName = (await personOf(portal, 'chu-tich')).name
  await expect(before.locator('div', { hasText: /^Người có thẩm quyền xếp loại/ })).toContainText(chairName)
  await expect(before.locator('dt', { hasText: 'Người theo dõi, đánh giá' })).toBeVisible()
  await expect(before.locator('dt', { hasText: 'Duyệt lúc' })).toBeVisible()
  await expectAccessible(page)
  const versions = await portal.query<{ version: number }>(
    `SELECT d.version FROM evaluation_decision d JOIN evaluation e ON e.id = d.evaluation_id
     JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE d.person_id = $1 AND s.month = $2 ORDER BY 1`,
    [person.id, `${month}-01`],
  )
  expect(versions.map(({ version }) => version)).toEqual([1, 2])
})

test('she scores herself on a telephone: a wrong cell, an ended session, sent, read only, and in the sheet', async ({
  browser,
  portal,
}) => {
  const [who] = await portal.query<{ id: string; user: string; unit: string }>(
    `SELECT e.person_id AS id, a.user_name AS user, u.slug AS unit FROM evaluation e
       JOIN evaluation_sheet s ON s.id = e.sheet_id JOIN admin_unit u ON u.id = s.unit_id
       JOIN account a ON a.person_id = e.person_id
      WHERE s.month = $1 AND s.state = 'open' AND e.not_graded IS NULL AND u.slug IN ('thuong-cat', 'dong-ngac')
        AND NOT EXISTS (SELECT FROM self_evaluation f WHERE f.evaluation_id = e.id)
      ORDER BY a.user_name LIMIT 1`,
    [`${openMonth}-01`],
  )
  const { id, user, unit } = who!
  const page = await signedIn(browser, portal, user)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/can-bo/danh-gia/${openMonth}`)
  const own = (key: string) => page.locator(`[name="o.${key}"]`)
  const main = page.getByRole('main')
  const keys = await page
    .locator('[name^="o."]')
    .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).name.slice(2)))
  const given: Record<string, string> = { 'I.1': '4,5', 'I.2': '4,5', assigned: '10' }
  for (const key of keys) await own(key).fill(given[key] ?? (/^I+\./.test(key) ? '2' : '0'))
  await own('I.1').fill('9')
  await own('I.2').fill('bốn')
  await page.getByLabel('Hạn chế').fill('x'.repeat(3600))
  await page.getByRole('button', { name: 'Gửi cho người đánh giá' }).click()
  await expect(main.getByRole('alert').first()).toContainText('Chưa gửi được: có ô cần sửa')
  // All that is wrong at once, each by its name.
  await expect(page.locator('.n-errors li')).toContainText([
    /^I\.1 .*: /,
    /^I\.2 .*: /,
    /^Hạn chế: Dài 3\.600/,
  ])
  await expect(own('I.1')).toHaveValue('9')
  // The button is far below on a telephone: she is brought to what is wrong.
  await expect(page.locator('.n-errors h2')).toBeFocused()
  await expectAccessible(page)

  await own('I.1').fill('4,5')
  await own('I.2').fill('4,5')
  await page.getByLabel('Hạn chế').fill('')
  await page.getByLabel('Ưu điểm').fill('Trả hồ sơ đúng hẹn cả tháng.')
  await portal.query(`UPDATE session SET expires_at = now() - interval '1 minute'`)
  await page.getByRole('button', { name: 'Gửi cho người đánh giá' }).click()
  await expect(page).toHaveURL(/\/dang-nhap\?tiep=/)
  await fillSignIn(page, user, portal.password)
  await expect(main).toContainText('Chưa gửi: phiên đăng nhập đã hết khi bấm Gửi.')
  await expect(own('I.1')).toHaveValue('4,5')
  await expect(page.getByLabel('Ưu điểm')).toHaveValue('Trả hồ sơ đúng hẹn cả tháng.')

  await page.getByRole('button', { name: 'Gửi cho người đánh giá' }).click()
  await expect(main).toContainText('Đã gửi phần tự đánh giá.')
  await expect(main).toContainText('không sửa được nữa.')
  await expect(page.locator('[name^="o."]')).toHaveCount(0)
  const supervisor = await signedIn(
    browser,
    portal,
    unit === 'thuong-cat' ? 'truong-phong' : 'truong-phong.2',
  )
  await supervisor.goto(`/can-bo/don-vi/${unit}/danh-gia/${openMonth}`)
  await expect(supervisor.locator(`tr[data-p="${id}"]`)).toContainText(/95.*A/s)
})
