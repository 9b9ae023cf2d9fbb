import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { inWords, openMonth } from '../support/months'
import { pointsOf, unscored } from '../support/sheet'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

// The supervisor's month without scripts and without a mouse: nothing here is clicked, filled or brought into sight but
// by keys, and whatever a key leads to must be there to be seen.

// As `look` reads it.
const month = inWords(openMonth).replace(/\s/g, ' ')
const sheet = `/can-bo/don-vi/thuong-cat/danh-gia/${openMonth}`

test('the month by keyboard alone, without scripts: found, graded, refused, mended and sent', async ({
  browser,
  portal,
}) => {
  // What scrolls slowly is in no place yet when it is looked at.
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
  const keys = keyboardOf(page)
  await page.goto(`${portal.url}/dang-nhap`)
  await keys.skip()
  await keys.tabTo({ name: 'userName' })
  await page.keyboard.type('truong-phong')
  await keys.press('Tab')
  await page.keyboard.type(portal.password)
  // The address keeps where she had skipped to, and she stands there again.
  await keys.enter(/\/can-bo#/)
  await keys.tabTo({ words: `Chấm ${month}, Phường Thượng Cát` })
  await keys.enter(new RegExp(`${sheet}$`))

  // Folded, each person is her name, letter, reason and lines, in the order in which they stand.
  await keys.skip()
  await keys.tabTo({ id: 'gon' })
  await keys.press('Space')
  const people = await unscored(portal, 'thuong-cat', openMonth)
  expect(people.length).toBeGreaterThan(5)
  const rows = await page
    .locator('tr[data-p]:has(input[name$=".grade"])')
    .evaluateAll((all) => all.map((row) => row.getAttribute('data-p')!.slice(0, 8)))
  const waiting = rows.filter((row) => people.some(({ id }) => id.startsWith(row)))
  await keys.tabTo({ name: `${rows[0]}.grade` })
  const walked = await keys.tabTo({ name: `${rows[3]}.grade` })
  expect(walked).toEqual([0, 1, 2].flatMap((at) => [`${rows[at]}.remark`, '', '', `${rows[at + 1]}.grade`]))

  // Three letters and Enter: they are kept, it stays folded, and she stands where the next letter is missing.
  const [excellent, weak] = [waiting[0]!, waiting[1]!]
  await keys.tabTo({ name: `${excellent}.grade` })
  await page.keyboard.type('A')
  await keys.tabTo({ name: `${weak}.grade` })
  await page.keyboard.type('c')
  await keys.tabTo({ name: `${waiting[2]}.grade` })
  await page.keyboard.type('B')
  await keys.enter(/da-luu=3/)
  await expect(page.locator('.n-save')).toHaveText(/^đã lưu \d\d:\d\d$/)
  expect(await keys.where()).toMatchObject({ name: `${waiting[3]}.grade`, seen: true })
  await expect(page.locator('#gon')).toBeChecked()
  await expectAccessible(page)
  await page.keyboard.type('B')
  for (const row of waiting.slice(4)) {
    await keys.tabTo({ name: `${row}.grade` })
    await page.keyboard.type('B')
  }
  await keys.enter(new RegExp(`da-luu=${waiting.length - 3}`))

  // Everybody has a letter: the next thing is to send it, and what is missing is said with a way there.
  expect(await keys.where()).toMatchObject({ words: 'Gửi để duyệt', seen: true })
  await keys.enter(/thieu=1/)
  expect(await keys.where()).toMatchObject({
    words: expect.stringMatching(/^Chưa gửi được/),
    seen: true,
  })
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2)
  await keys.press('Tab')
  await keys.press('Enter')
  await expect.poll(keys.where).toMatchObject({ name: `${excellent}.remark`, seen: true })
  await page.keyboard.type('Hoàn thành sớm đợt số hóa hồ sơ')
  await keys.enter(/da-luu=1/)

  // The other's reason goes on her own page, as a line with what it rests on.
  expect(await keys.where()).toMatchObject({ words: 'Gửi để duyệt', seen: true })
  await keys.enter(/thieu=1/)
  await keys.press('Tab')
  await keys.press('Enter')
  await expect.poll(keys.where).toMatchObject({ name: `${weak}.remark`, seen: true })
  await keys.press('Tab')
  await keys.enter(/\/nguoi\/.+#deductions$/)
  await keys.tabTo({ name: 'deductions.0.criterion' })
  for (let down = 0; down < 3; down++) await keys.press('ArrowDown')
  await expect(page.locator('[name="deductions.0.criterion"]')).toHaveValue('II.1')
  await keys.tabTo({ name: 'deductions.0.reason' })
  await page.keyboard.type('Hai hồ sơ trả chậm')
  await keys.press('Tab')
  await keys.press('ArrowDown')
  await keys.tabTo({ name: 'deductions.0.evidence' })
  await page.keyboard.type('Điều 7')
  await keys.enter(/da-luu/)
  await expectAccessible(page)
  // She is where she began to mend: the way back is past the end, from the head.
  await keys.tabTo({ words: `Đánh giá ${month}` })
  await keys.enter(new RegExp(`${sheet}$`))

  // From the head of the sheet one way leads past all the people to its end.
  await keys.tabTo({ words: 'Đến nút lưu và gửi' })
  await keys.press('Enter')
  await expect.poll(keys.where).toMatchObject({ words: 'Lưu nháp', seen: true })
  await keys.press('Tab')
  await keys.enter(/da-gui=1/)
  await expect(page.getByRole('main')).toContainText('Đã gửi để duyệt.')
  const whole = people.find(({ id }) => id.startsWith(excellent))!
  expect(await pointsOf(portal, whole, 'I.1')).toBeGreaterThan(4)
})

type Where = { name: string; id: string; words: string; seen: boolean }
type Wanted = Partial<Record<'name' | 'id' | 'words', string>>

/** Her hands: keys alone. After each, what has the focus must be in sight, with nothing over it, and marked. */
function keyboardOf(page: Page) {
  const where = () => page.evaluate(look)
  const press = async (key: string): Promise<Where> => {
    await page.keyboard.press(key)
    const here = await where()
    expect(here, `${key} to ${here.name || here.words.slice(0, 60) || here.id}`).toMatchObject({ seen: true })
    return here
  }
  return {
    where,
    press,
    /** Tabs on until she is there; tells what she came through. */
    async tabTo({ name, id, words }: Wanted) {
      const through: string[] = []
      for (let tabs = 0; tabs < 300; tabs++) {
        const here = await press('Tab')
        through.push(here.name)
        if (name === here.name || id === here.id || words === here.words) return through
      }
      throw new Error(`No way by Tab to ${name ?? id ?? words}`)
    },
    /** Past the head of the page. */
    async skip() {
      expect((await press('Tab')).words).toBe('Đến nội dung chính')
      await page.keyboard.press('Enter')
    },
    /** Enter where it leads to another page. */
    async enter(to: RegExp) {
      const gone = page.waitForEvent('load')
      await page.keyboard.press('Enter')
      await gone
      await expect(page).toHaveURL(to)
    },
  }
}

function look(): Where {
  const it = document.activeElement as HTMLElement
  const box = it.getBoundingClientRect()
  // Of what is higher than half the window its beginning.
  const height = Math.min(box.height, innerHeight / 2)
  const at = (down: number) =>
    [box.left + 4, box.right - 4].map((x) => document.elementFromPoint(x, box.top + down))
  const isIt = (top: Element | null) =>
    top !== null && (it.contains(top) || (top instanceof HTMLLabelElement && top.control === it))
  // What stays in its place while the rest moves: the names, the header, the bar.
  const under = (top: Element): boolean => {
    const stays = /sticky|fixed/.test(getComputedStyle(top).position)
    return stays
      ? !top.contains(it) && !it.contains(top)
      : top.parentElement !== null && under(top.parentElement)
  }
  // Past the end of the page is what belongs to the browser, and then its head.
  const isPage = it === document.body
  const free = [...at(4), ...at(height - 4)].every((top) => top !== null && !under(top))
  const { outlineStyle, outlineWidth } = getComputedStyle(it)
  const label = it.getAttribute('aria-labelledby') ? '' : (it.textContent ?? '')
  return {
    name: it.getAttribute('name') ?? '',
    id: it.id,
    words: label.replace(/\s+/g, ' ').trim(),
    seen:
      isPage ||
      (free && at(height / 2).every(isIt) && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2),
  }
}
