import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, type Portal, test } from '../support/journey'
import { inWords, openMonth } from '../support/months'
import { signedIn } from '../support/people'
import {
  approve,
  cell,
  type Person,
  personOf,
  press,
  rowsOf,
  scoreDirect,
  scoreEverybody,
  unscored,
} from '../support/sheet'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const address = `/can-bo/don-vi/thuong-cat/danh-gia/${openMonth}`
const approval = `${address}/phe-duyet`
const saved = /Đã lưu điểm của 1 người\.|đã lưu \d\d:\d\d/
const main = (page: Page) => page.getByRole('main')

test('a supervisor types into the sheet, is told what is wrong, and loses nothing', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  await expectAccessible(page)
  await main(page)
    .getByRole('link', { name: `Chấm ${inWords(openMonth)}, Phường Thượng Cát` })
    .click()
  await expect(page).toHaveURL(portal.url + address)
  await expect(main(page)).toContainText('Đến lượt người theo dõi, đánh giá')
  await expect(main(page)).toContainText('Việc này đang chờ tôi')

  const [first, second] = (await unscored(portal, 'thuong-cat', openMonth)) as [Person, Person]
  await cell(page, first, 'I.1').fill('4,5')
  await cell(page, first, 'I.2').fill('9')
  await cell(page, first, 'II.1').fill('hai')
  await cell(page, second, 'I.1').fill('3.25')
  await press(page, 'Lưu nháp', 'Có ô chưa lưu được vào bảng')
  const alert = page.getByRole('main').getByRole('alert').filter({ hasText: 'Có ô chưa lưu' })
  await expect(alert.getByRole('link')).toHaveCount(2)
  await expect(alert.getByRole('link', { name: new RegExp(`^${first.name}, .+: .+`) })).toHaveCount(2)
  await expect(cell(page, first, 'I.1')).toHaveValue('4,5')
  await expect(cell(page, first, 'I.2')).toHaveValue('9')
  await expect(cell(page, first, 'II.1')).toHaveValue('hai')
  await expect(cell(page, second, 'I.1')).toHaveValue(/^3[.,]25$/)
  await expect(page.locator('td > input[aria-invalid]')).toHaveCount(2)
  await alert.getByRole('link').first().click()
  expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#${first.id}.I.2`)
  await expectAccessible(page)
  expect(await pointsOf(portal, first)).toEqual({ 'I.1': 4.5 })
  expect(await pointsOf(portal, second)).toEqual({ 'I.1': 3.25 })

  await cell(page, first, 'I.2').fill('4')
  await cell(page, first, 'II.1').fill('2,5')
  await press(page, 'Lưu nháp', saved)
  await page.goto(address)
  await expect(cell(page, first, 'I.1')).toHaveValue('4,5')
  await expect(cell(page, first, 'II.1')).toHaveValue('2,5')
  expect(await pointsOf(portal, first)).toEqual({ 'I.1': 4.5, 'I.2': 4, 'II.1': 2.5 })

  if (javaScriptEnabled !== false) await typeWithHelp(page, second)
})

async function typeWithHelp(page: Page, person: Person) {
  const row = page.locator('tr').filter({ has: cell(page, person, 'I.1') })
  await expect(row.locator('.n-total')).toHaveText('')
  await cell(page, person, 'I.1').focus()
  await page.keyboard.press('a')
  await expect(cell(page, person, 'grade')).toHaveValue('A')
  await expect(cell(page, person, 'III.4')).not.toHaveValue('')
  const before = await row.locator('.n-total').innerText()
  await cell(page, person, 'I.1').fill('0')
  await expect(row.locator('.n-total')).not.toHaveText(before)
  const typed = await row.locator('.n-total').innerText()
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, person, 'I.1')).not.toBeFocused()
  await press(page, 'Lưu nháp', saved)
  await page.reload()
  // What the browser worked out is what the server says.
  await expect(row.locator('.n-total')).toHaveText(typed)
  // No points for I.1 would ask for a line of evidence; she is given a B after all.
  await cell(page, person, 'I.1').press('b')
  await expect(page.locator('.n-save')).toHaveText(/^đã lưu/)
}

test('nobody grades herself, and another unit’s people find nothing', async ({ browser, portal }) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(address)
  const own = await personOf(portal, 'truong-phong')
  const row = page.locator('tr').filter({ has: page.locator(`a[href$="/nguoi/${own.id}"]`) })
  await expect(row).toContainText('người có thẩm quyền xếp loại trực tiếp chấm')
  await expect(row.locator('input:not([readonly])')).toHaveCount(0)

  // A form made by hand that asks for her own line all the same.
  await page.locator('form:has(#sheet)').evaluate((form: HTMLFormElement, id) => {
    for (const [name, value] of [
      [`base.${id}`, '\t'],
      [`${id}.I.1`, '5'],
    ] as const)
      form.append(Object.assign(document.createElement('input'), { name, value }))
    form.submit()
  }, own.id)
  await expect(main(page)).toContainText('Không ai được chấm điểm cho chính mình')
  expect(await pointsOf(portal, own)).toEqual({})

  const stranger = await signedIn(browser, portal, 'truong-phong.2')
  for (const path of [address, approval, `${address}/nguoi/${own.id}`, '/can-bo/don-vi/thuong-cat/nhan-su']) {
    expect((await stranger.goto(path))?.status(), path).toBe(404)
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Không có trang này')
  }
  expect((await stranger.goto(address.replace('thuong-cat', 'dong-ngac')))?.status()).toBe(200)
})

test('the supervisor is told what is missing, fills it and submits', async ({ browser, portal }) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(address)
  const [first] = (await unscored(portal, 'thuong-cat', openMonth)) as [Person]
  await cell(page, first, 'I.1').fill('4,75')
  await press(page, 'Gửi để duyệt', 'Chưa gửi được: còn chỗ thiếu')
  await expect(
    page
      .getByRole('alert')
      .getByRole('link', { name: new RegExp(`^${first.name}, `) })
      .first(),
  ).toBeVisible()
  await expect(cell(page, first, 'I.1')).toHaveValue('4,75')
  expect(await stateOf(portal)).toBe('open')

  await scoreEverybody(page, await unscored(portal, 'thuong-cat', openMonth))
  await press(page, 'Gửi để duyệt', 'Đã gửi để duyệt. Bảng khóa cho đến khi được duyệt hoặc trả lại.')
  expect(await stateOf(portal)).toBe('submitted')
  await expect(page.getByRole('button', { name: 'Lưu nháp' })).toHaveCount(0)
  await expect(page.locator('td > input:not([readonly])')).toHaveCount(0)
  await expectAccessible(page)
})

test('the chair returns the month with a reason, the supervisor mends it, the chair approves, and it locks', async ({
  browser,
  portal,
}) => {
  const chair = await signedIn(browser, portal, 'chu-tich')
  await main(chair)
    .getByRole('link', { name: `Duyệt bảng đánh giá ${inWords(openMonth)}, Phường Thượng Cát` })
    .click()
  await expect(chair).toHaveURL(portal.url + approval)
  await expectAccessible(chair)
  await chair.getByRole('button', { name: 'Trả lại để sửa' }).click()
  await expect(chair.getByRole('main').getByRole('alert')).toContainText('Chưa làm được')
  expect(await stateOf(portal)).toBe('submitted')
  const reason = 'Điểm I.1 của người đầu danh sách chưa khớp biên bản họp.'
  await chair.getByLabel('Lý do trả lại').fill(reason)
  await chair.getByRole('button', { name: 'Trả lại để sửa' }).click()
  await expect(main(chair)).toContainText('Đã trả lại cho người chấm.')

  const supervisor = await signedIn(browser, portal, 'truong-phong')
  await main(supervisor)
    .getByRole('link', { name: `Chấm ${inWords(openMonth)}, Phường Thượng Cát` })
    .click()
  await expect(main(supervisor)).toContainText(reason)
  const late = await supervisor.context().newPage()
  await late.goto(address)
  const person = await personOf(portal, 'can-bo')
  const mended = ((await pointsOf(portal, person))['I.1'] ?? 0) + 0.25
  await cell(supervisor, person, 'I.1').fill(String(mended).replace('.', ','))
  await press(supervisor, 'Gửi để duyệt', 'Đã gửi để duyệt.')
  expect((await pointsOf(portal, person))['I.1']).toBe(mended)

  await chair.goto(approval)
  // The section head scores the others; the chair scores her, and is told so before she decides.
  const head = await personOf(portal, 'truong-phong')
  await chair.getByRole('button', { name: 'Phê duyệt', exact: true }).click()
  await expect(main(chair)).toContainText(`Chưa đủ để quyết định. ${head.name}: Chưa có điểm.`)
  await expect(main(chair).getByRole('link', { name: head.name }).last()).toHaveAttribute(
    'href',
    `${address}/nguoi/${head.id}`,
  )
  await chair.goto(address)
  await expect(main(chair)).toContainText('Việc này đang chờ tôi: mở bảng để chấm')
  expect((await rowsOf(chair)).map(({ id }) => id)).toEqual([head.id])
  await expect(chair.getByRole('button', { name: 'Gửi để duyệt' })).toHaveCount(0)
  await expectAccessible(chair)
  await chair.goto(approval)
  await scoreDirect(chair)
  await expect(main(chair)).not.toContainText('Phải trực tiếp chấm')
  await expect(main(chair)).toContainText('Tỷ lệ khống chế của từng nhóm vị trí tương tự')
  await chair.getByRole('button', { name: 'Phê duyệt', exact: true }).click()
  await expect(chair.getByRole('main').getByRole('alert')).toContainText('Ghi lý do')
  expect(await stateOf(portal)).toBe('submitted')
  await approve(chair)
  expect(await stateOf(portal)).toBe('approved')
  await expect(main(chair)).toContainText('Lý do vượt tỷ lệ: Phường hoàn thành vượt kế hoạch')
  await expectAccessible(chair)
  const decided = await decisions(portal)
  expect(decided.people).toBe(decided.graded)
  expect(decided.people).toBeGreaterThan(50)
  expect(decided.byChair).toBe(decided.people)
  expect(await decisionOn(portal, head)).toEqual([{ byOne: true, one_by_law: true }])

  await cell(late, person, 'I.1').fill('0,25')
  await press(late, 'Lưu nháp', 'Bảng đã khóa nên không ghi thêm được')
  // With scripts it stands where she typed it, without them above the locked sheet; nobody else sees it.
  const still = late.locator('td > input:not([readonly])')
  if (await still.count()) await expect(cell(late, person, 'I.1')).toHaveValue('0,25')
  else await expect(main(late)).toContainText(/I\.1[^:]*: 0,25/)
  expect((await pointsOf(portal, person))['I.1']).toBe(mended)
})

async function decisionOn(portal: Portal, person: Person) {
  return portal.query<{ byOne: boolean; one_by_law: boolean }>(
    `SELECT d.assessor_id = d.decided_by_id AS "byOne", d.one_by_law FROM evaluation_decision d
       JOIN evaluation e ON e.id = d.evaluation_id JOIN evaluation_sheet s ON s.id = e.sheet_id
      WHERE e.person_id = $1 AND s.month = $2`,
    [person.id, `${openMonth}-01`],
  )
}

async function pointsOf(portal: Portal, person: Person): Promise<Record<string, number>> {
  const rows = await portal.query<{ criterion: string; points: string }>(
    `SELECT c.criterion, c.points FROM evaluation_score c JOIN evaluation e ON e.id = c.evaluation_id
       JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE e.person_id = $1 AND s.month = $2`,
    [person.id, `${openMonth}-01`],
  )
  return Object.fromEntries(rows.map(({ criterion, points }) => [criterion, Number(points)]))
}

async function stateOf(portal: Portal): Promise<string | undefined> {
  const [sheet] = await portal.query<{ state: string }>(
    `SELECT s.state::text AS state FROM evaluation_sheet s JOIN admin_unit u ON u.id = s.unit_id
      WHERE u.slug = 'thuong-cat' AND s.month = $1`,
    [`${openMonth}-01`],
  )
  return sheet?.state
}

async function decisions(portal: Portal) {
  const [found] = await portal.query<{ people: number; graded: number; byChair: number }>(
    `SELECT count(d.id)::int AS people, count(*)::int AS graded,
            count(*) FILTER (WHERE d.decided_by_id = (SELECT person_id FROM account WHERE user_name = 'chu-tich'))::int
              AS "byChair"
       FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id JOIN admin_unit u ON u.id = s.unit_id
       LEFT JOIN evaluation_decision d ON d.evaluation_id = e.id
      WHERE u.slug = 'thuong-cat' AND s.month = $1 AND e.not_graded IS DISTINCT FROM 'level_above' AND NOT e.by_head`,
    [`${openMonth}-01`],
  )
  if (!found) throw new Error('No sheet')
  return found
}
