import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { openMonth } from '../support/months'
import { signedIn } from '../support/people'
import { cell, letAssess, pointsOf, press, type Row, rowsOf } from '../support/sheet'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const sheetOf = (unit: string) => `/can-bo/don-vi/${unit}/danh-gia/${openMonth}`
const saved = (page: Page) => expect(page.locator('.n-save')).toHaveText(/^đã lưu \d\d:\d\d$/)

test('the month by keyboard alone: thirty people by thirty keys, “all B but four” by ten, reasons, and sent', async ({
  browser,
  portal,
}) => {
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
  // Each group of similar posts has its own sum, while she types.
  await expect(page.locator('[data-live="groups"]')).toHaveText(
    /^Lãnh đạo, quản lý \d+ trên \d+, .* · Công chức \d+ trên \d+, /,
  )
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
  await expect(other.locator('[data-live="why"]')).toHaveText(new RegExp(`^${wanted?.name}, Lý do.*: .`))
  await expectAccessible(other)
  const list = other.locator('#error-summary-title')
  await other.getByRole('link', { name: 'Xem mọi chỗ cần sửa' }).click()
  await expect(list).toBeInViewport()
  await cell(other, wanted!, 'remark').focus()
  await other.keyboard.type('Theo biên bản họp ngày 27')
  await other.keyboard.press('Control+d')
  await press(other, 'Gửi để duyệt', 'Đã gửi để duyệt.')
})

test('a storm of keys: one draft on its way, one after it, and the last word stands', async ({
  browser,
  portal,
}) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(sheetOf('thuong-cat'))
  const [one, two] = (await rowsOf(page)).slice(-2) as [Row, Row]
  let sent = 0
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/danh-gia/**', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    if (++sent === 1) await held
    return route.continue()
  })
  const first = page.waitForRequest((request) => request.method() === 'POST')
  await cell(page, one, 'remark').fill('Lần')
  await first
  // The portal is slow to answer; she types on, longer than any wait of the sheet.
  for (let storm = 1; storm <= 60; storm++) {
    await cell(page, one, 'remark').fill(`Lần ${storm}`)
    await cell(page, two, 'remark').press(String(storm % 10), { delay: 30 })
  }
  expect(sent).toBe(1)
  release()
  const stored = ({ id }: Row) =>
    portal
      .query<{ remark: string | null }>(
        `SELECT e.remark FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id
         WHERE e.person_id = $1 AND s.month = $2`,
        [id, `${openMonth}-01`],
      )
      .then(([row]) => row?.remark)
  await expect.poll(() => stored(one)).toBe('Lần 60')
  expect(await stored(two)).toMatch(/^0987654321/)
  expect(sent).toBe(2)
})

test('a block goes to a spreadsheet and comes back, and can be undone', async ({ browser, portal }) => {
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

test('every key of the list does what the list says, and what was typed is sent within two seconds', async ({
  browser,
  portal,
}) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(sheetOf('thuong-cat'))
  const rows = (await rowsOf(page, '[name$=".II.1"]')).slice(-14)
  const [one, two] = rows as [Row, Row]
  const at = (row: number, key: string) => expect.poll(() => focused(page)).toBe(`${rows[row]!.id}.${key}`)
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await page.keyboard.press(key)
  }
  await cell(page, one, 'I.1').focus()
  for (const [key, row, column] of [
    ['PageDown', 10, 'I.1'],
    ['PageUp', 0, 'I.1'],
    ['Enter', 1, 'I.1'],
    ['Shift+Enter', 0, 'I.1'],
    ['ArrowDown', 1, 'I.1'],
    ['ArrowUp', 0, 'I.1'],
    ['ArrowRight', 0, 'I.2'],
    ['ArrowLeft', 0, 'I.1'],
    ['End', 0, 'remark'],
    ['Home', 0, 'grade'],
  ] as const) {
    await keys(key)
    await at(row, column)
  }
  await keys('Shift+?')
  await expect(page.locator('#phim')).toHaveAttribute('open')
  await keys('Shift+?')
  await expect(page.locator('#phim')).not.toHaveAttribute('open')

  // One value into a block, cut out again and taken back; a quoted cell with a line end and a quotation mark in it.
  await cell(page, one, 'II.1').focus()
  await keys('Shift+ArrowDown', 'Shift+ArrowRight')
  await paste(page, '1,25')
  for (const row of [one, two])
    for (const key of ['II.1', 'II.2']) await expect(cell(page, row, key)).toHaveValue('1,25')
  expect(await copied(page, 'cut')).toBe('1,25\t1,25\r\n1,25\t1,25')
  await expect(cell(page, two, 'II.2')).toHaveValue('')
  await keys('Control+z')
  await expect(cell(page, two, 'II.2')).toHaveValue('1,25')
  await keys('ArrowDown')
  await cell(page, one, 'remark').focus()
  await paste(page, '"Đúng hạn;\nđược ""khen"""\r\nTốt\r\n')
  await expect(cell(page, one, 'remark')).toHaveValue('Đúng hạn; được "khen"')
  await expect(cell(page, two, 'remark')).toHaveValue('Tốt')
  await saved(page)

  const sent = page.waitForRequest((request) => !!request.postData()?.includes('"III.2":"0,25"'))
  await cell(page, two, 'III.2').fill('0,25')
  const typed = Date.now()
  await sent
  expect(Date.now() - typed).toBeLessThan(2000)
})

test('undo with two supervisors in the sheet leads to what the other wrote, and never over it', async ({
  browser,
  portal,
}) => {
  await letAssess(portal, 'mot-cua', 'thuong-cat')
  const [hers, other] = [
    await signedIn(browser, portal, 'truong-phong'),
    await signedIn(browser, portal, 'mot-cua'),
  ]
  for (const page of [hers, other]) await page.goto(sheetOf('thuong-cat'))
  const person = (await rowsOf(hers)).at(-1)!
  const points = cell(hers, person, 'II.3')
  const stands = (value: number) => expect.poll(() => pointsOf(portal, person, 'II.3')).toBe(value)
  const writes = async (page: Page, text: string) => {
    await cell(page, person, 'II.3').fill(text)
    await stands(Number(text.replace(',', '.')))
  }
  // A page that comes to the front asks what was written meanwhile.
  const looks = (page: Page) => page.evaluate(() => dispatchEvent(new Event('focus')))

  await writes(other, '1,75')
  await looks(hers)
  await expect(points).toHaveValue('1,75')
  await writes(hers, '2,25')
  await points.press('Control+z')
  await expect(points).toHaveValue('1,75')
  await stands(1.75)
  await points.press('Control+y')
  await stands(2.25)

  await looks(other)
  await expect(cell(other, person, 'II.3')).toHaveValue('2,25')
  await writes(other, '1,25')
  await looks(hers)
  await expect(points).toHaveValue('1,25')
  await points.press('Control+z')
  await expect(hers.locator('[data-live="told"]')).toHaveText('ô người khác đã sửa thì giữ nguyên')
  await expect(points).toHaveValue('1,25')
  expect(await pointsOf(portal, person, 'II.3')).toBe(1.25)
})

test('what cannot be sent is said, and whose it is', async ({ browser, portal }) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(sheetOf('thuong-cat'))
  const person = (await rowsOf(page)).at(-1)!
  await page.context().setOffline(true)
  await cell(page, person, 'II.3').fill('1,75')
  await page.getByRole('button', { name: 'Gửi để duyệt' }).click()
  await expect(page.getByRole('main')).toContainText(`Còn 1 ô chưa lưu được, ở dòng của ${person.name}.`)
  await expect(cell(page, person, 'II.3')).toBeFocused()
  await page.context().setOffline(false)
  await expect.poll(() => pointsOf(portal, person, 'II.3'), { timeout: 30_000 }).toBe(1.75)
})

test('a click chooses what stands in a cell, as keys do; the next places the caret, and in a reason the first', async ({
  browser,
  portal,
}) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(sheetOf('thuong-cat'))
  const person = (await rowsOf(page)).at(-1)!
  const [points, words] = [cell(page, person, 'I.1'), cell(page, person, 'remark')]
  await points.fill('3')
  await words.fill('Tốt')
  await points.click()
  await page.keyboard.type('4,25')
  await expect(points).toHaveValue('4,25')
  const chosen = (input: Locator) =>
    input.evaluate((each: HTMLInputElement) => each.selectionEnd! - each.selectionStart!)
  await words.click()
  expect(await chosen(words)).toBe(0)
  await points.click()
  expect(await chosen(points)).toBe(4)
  await points.click()
  expect(await chosen(points)).toBe(0)
  // A text of several lines is hers alone; a block of reasons is still one.
  const [above] = (await rowsOf(page)).slice(-2)
  await cell(page, above!, 'remark').fill('')
  await cell(page, above!, 'remark').focus()
  const below = await words.inputValue()
  await paste(page, 'Làm tốt,\nđúng hạn')
  await expect(cell(page, above!, 'remark')).toHaveValue('Làm tốt, đúng hạn')
  await expect(words).toHaveValue(below)
  await page.keyboard.press('Control+z')
  await expect(cell(page, above!, 'remark')).toHaveValue('')
  await paste(page, 'Tốt\nChậm', '<table><tr><td>Tốt</td></tr><tr><td>Chậm</td></tr></table>')
  await expect(words).toHaveValue('Chậm')
  await words.click({ modifiers: ['Shift'] })
  expect(await copied(page, 'copy', 'text/html')).toBe(
    '<table><tbody><tr><td>Tốt</td></tr><tr><td>Chậm</td></tr></tbody></table>',
  )
  await saved(page)
})

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

async function paste(page: Page, text: string, html = ''): Promise<void> {
  await page.evaluate(
    ([given, table]) => {
      const data = new DataTransfer()
      data.setData('text/plain', given!)
      if (table) data.setData('text/html', table)
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    },
    [text, html],
  )
}

async function copied(page: Page, how: 'copy' | 'cut' = 'copy', as = 'text/plain'): Promise<string> {
  return page.evaluate(
    ([kind, type]) => {
      const data = new DataTransfer()
      document.activeElement?.dispatchEvent(
        new ClipboardEvent(kind!, { clipboardData: data, bubbles: true, cancelable: true }),
      )
      return data.getData(type!)
    },
    [how, as],
  )
}
