import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { openMonth } from '../support/months'
import { fillSignIn, signedIn } from '../support/people'
import { cell, type Person, pointsOf, press, unscored } from '../support/sheet'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const sheetOf = (unit: string) => `/can-bo/don-vi/${unit}/danh-gia/${openMonth}`
const main = (page: Page) => page.getByRole('main')
const saved = (page: Page) => expect(page.locator('.n-save')).toHaveText(/^đã lưu \d\d:\d\d$/)

test('the month by keyboard alone: thirty people by thirty keys, “all B but four” by ten, reasons, and sent', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  // Keys and blocks are the work of scripts; the plain form is walked in the other journeys.
  if (javaScriptEnabled === false) return
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(sheetOf('thuong-cat'))
  await expect.poll(() => focused(page)).toMatch(/\.grade$/)
  const thirty = (await rowsOf(page)).slice(0, 30)
  const given = thirty.map((_, at) => ['A', 'B', 'B', 'C', 'B', 'D', 'B', 'B'][at % 8] ?? '')
  expect(thirty).toHaveLength(30)
  const first = hand(page)
  await first.press('Control+Home')
  for (const letter of given) await first.press(letter.toLowerCase())
  expect(first.keys()).toBeLessThanOrEqual(31)
  await saved(page)
  await page.reload()
  const stored = new Map((await rowsOf(page)).map(({ id, grade }) => [id, grade]))
  expect(thirty.map(({ id }) => stored.get(id))).toEqual(given)

  const other = await signedIn(browser, portal, 'truong-phong.2')
  await other.goto(sheetOf('dong-ngac'))
  await expect.poll(() => focused(other)).toMatch(/\.grade$/)
  const second = hand(other)
  await second.press('b')
  await second.press('Control+d')
  const rows = await rowsOf(other)
  expect(rows.filter(({ grade }) => grade === '')).toEqual([])
  const four = new Map<string, string>()
  for (const letter of ['A', 'C', 'D', 'A']) {
    const target = farAhead(rows, await focused(other), four)
    await second.press(`Shift+${target.initial}`)
    expect(await focused(other)).toBe(`${target.id}.grade`)
    await second.press(letter.toLowerCase())
    four.set(target.id, letter)
  }
  expect(second.keys()).toBeLessThanOrEqual(11)
  for (const { id, grade } of await rowsOf(other)) if (four.has(id)) expect(grade).toBe(four.get(id))

  // What is missing is said at once, and the focus goes there; a reason filled down, and the month is sent.
  await press(other, 'Gửi để duyệt', 'Chưa gửi được: còn chỗ thiếu')
  await expect.poll(() => focused(other)).toMatch(/\.remark$/)
  const [wanted] = await rowsOf(other, '[aria-invalid]')
  expect(await focused(other)).toBe(`${wanted?.id}.remark`)
  await expectAccessible(other)
  await other.keyboard.type('Theo biên bản họp ngày 27')
  await other.keyboard.press('Control+d')
  await press(other, 'Gửi để duyệt', 'Đã gửi để duyệt.')
})

test('a block goes to a spreadsheet and comes back, and can be undone', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  // Without scripts a browser pastes into one field.
  if (javaScriptEnabled === false) return
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(sheetOf('thuong-cat'))
  const [one, two] = (await rowsOf(page)).slice(-2) as [Row, Row]
  const before = await cell(page, two, 'I.2').inputValue()
  await cell(page, one, 'I.1').focus()
  await paste(page, '3,25\t4\r\n3,5\t4,25\r\n')
  await expect(cell(page, one, 'I.1')).toHaveValue('3,25')
  await expect(cell(page, two, 'I.2')).toHaveValue('4,25')
  await page.keyboard.press('Control+z')
  await expect(cell(page, two, 'I.2')).toHaveValue(before)
  await page.keyboard.press('Control+y')
  await expect(cell(page, two, 'I.2')).toHaveValue('4,25')
  await cell(page, one, 'I.1').focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  expect(await copied(page)).toBe('3,25\t4\r\n3,5\t4,25')
  await saved(page)
})

test('the deadline day: the session ends while she types, and nothing is lost', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(sheetOf('thuong-cat'))
  const [person] = (await unscored(portal, 'thuong-cat', openMonth)) as [Person]
  // Sheets of the journeys before may be full: any person will do, with a value she does not have.
  const who = person ?? (await rowsOf(page)).at(-1)!
  await portal.query(`UPDATE session SET expires_at = now() - interval '1 minute'`)
  await cell(page, who, 'II.2').fill('1,25')
  await cell(page, who, 'remark').fill('Gõ khi phiên đã hết')
  if (javaScriptEnabled === false) await page.getByRole('button', { name: 'Lưu nháp' }).click()
  else await main(page).getByRole('link', { name: 'Hết phiên, đăng nhập lại' }).click()
  await expect(page).toHaveURL(/\/dang-nhap\?tiep=/)
  expect(decodeURIComponent(page.url())).not.toMatch(/1,25|phiên đã hết/)
  expect(JSON.stringify(await page.context().cookies())).not.toContain('1,25')
  expect(await pointsOf(portal, who, 'II.2')).not.toBe(1.25)

  await fillSignIn(page, 'truong-phong', portal.password)
  await expect(page).toHaveURL(new RegExp(sheetOf('thuong-cat')))
  await expect(cell(page, who, 'II.2')).toHaveValue('1,25')
  await expect(cell(page, who, 'remark')).toHaveValue('Gõ khi phiên đã hết')
  if (javaScriptEnabled === false) {
    await expect(main(page)).toContainText('Những gì đã nhập được giữ lại')
    await press(page, 'Lưu nháp', 'Đã lưu điểm của 1 người.')
  }
  await expect.poll(() => pointsOf(portal, who, 'II.2')).toBe(1.25)
})

test('two supervisors: different cells merge, one cell asks, and neither value is lost', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  await portal.query(
    `INSERT INTO role_grant (person_id, unit_id, role, from_day)
     SELECT a.person_id, u.id, 'assessor', '2025-07-01' FROM account a, admin_unit u
      WHERE a.user_name = 'mot-cua' AND u.slug = 'thuong-cat'
        AND NOT EXISTS (SELECT FROM role_grant g WHERE g.person_id = a.person_id AND g.role = 'assessor')`,
  )
  const [first, second] = [
    await signedIn(browser, portal, 'truong-phong'),
    await signedIn(browser, portal, 'mot-cua'),
  ]
  for (const page of [first, second]) await page.goto(sheetOf('thuong-cat'))
  const person = (await rowsOf(first)).at(-1)!
  const save = async (page: Page) => {
    await page.getByRole('button', { name: 'Lưu nháp' }).click()
    await expect(main(page)).toContainText(/Đã lưu điểm của 1 người\.|đã lưu \d\d:\d\d|Hai người cùng/)
  }
  await cell(first, person, 'II.3').fill('1,75')
  await save(first)
  await cell(second, person, 'II.4').fill('2,25')
  await save(second)
  expect(await pointsOf(portal, person, 'II.3')).toBe(1.75)
  expect(await pointsOf(portal, person, 'II.4')).toBe(2.25)

  // Both write II.1; the second started from what stood there before the first wrote.
  for (const page of [first, second]) await page.goto(sheetOf('thuong-cat'))
  await cell(first, person, 'II.1').fill('1,5')
  await save(first)
  await cell(second, person, 'II.1').fill('2,25')
  await save(second)
  await expect(main(second)).toContainText('Hai người cùng')
  await expect(main(second)).toContainText(/Đào Thị Tuyết.*1,5|1,5.*Đào Thị Tuyết/)
  expect(await pointsOf(portal, person, 'II.1')).toBe(1.5)
  await expectAccessible(second)
  if (javaScriptEnabled === false) {
    await second.getByText('Của tôi: 2,25').click()
    await save(second)
  } else await second.getByRole('button', { name: 'Giữ của tôi: 2,25' }).click()
  await expect.poll(() => pointsOf(portal, person, 'II.1')).toBe(2.25)
})

type Row = Person & { grade: string; initial: string }

/** The people who can be graded, in the order of the sheet; with a selector those who have such an input. */
async function rowsOf(page: Page, having = '[name$=".grade"]'): Promise<Row[]> {
  return page.locator(`tr[data-p]:has(input[name$=".grade"]):has(input${having})`).evaluateAll((rows) =>
    rows.map((row) => {
      const name = row.querySelector('th a')?.textContent ?? ''
      const given = name.split(' ').at(-1) ?? ''
      const initial = given.normalize('NFD').charAt(0).toUpperCase().replace('Đ', 'D')
      const grade = row.querySelector<HTMLInputElement>('[name$=".grade"]')?.value ?? ''
      return { id: row.getAttribute('data-p') ?? '', name, grade, initial }
    }),
  )
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? '')
}

/** Presses keys and counts them, a chord as one. */
function hand(page: Page) {
  let count = 0
  return {
    keys: () => count,
    press: async (key: string) => {
      count += 1
      await page.keyboard.press(key)
    },
  }
}

/** The farthest person whom one key reaches: the next whose given name begins with that letter. */
function farAhead(rows: Row[], at: string, taken: Map<string, string>): Row {
  const from = rows.findIndex(({ id }) => at.startsWith(id))
  const ahead = [...rows.slice(from + 1), ...rows.slice(0, from)]
  const first = ahead.filter(
    (row, index) => ahead.findIndex(({ initial }) => initial === row.initial) === index && !taken.has(row.id),
  )
  const farthest = first.at(-1)
  if (!farthest) throw new Error('Nobody ahead')
  return farthest
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer()
    data.setData('text/plain', given)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
}

async function copied(page: Page): Promise<string> {
  return page.evaluate(() => {
    const data = new DataTransfer()
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    )
    return data.getData('text/plain')
  })
}
