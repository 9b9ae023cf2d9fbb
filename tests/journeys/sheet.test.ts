import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { openMonth } from '../support/months'
import { fillSignIn, signedIn } from '../support/people'
import { cell, letAssess, type Person, pointsOf, press, rowsOf, unscored } from '../support/sheet'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const sheetOf = (unit: string) => `/can-bo/don-vi/${unit}/danh-gia/${openMonth}`
const main = (page: Page) => page.getByRole('main')

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
  else {
    const alert = main(page).getByRole('alert').filter({ hasText: 'Hết phiên làm việc' })
    await expect(alert).toContainText('Những gì đã gõ vẫn được giữ')
    await alert.getByRole('link', { name: 'Đăng nhập lại' }).click()
  }
  await expect(page).toHaveURL(/\/dang-nhap\?tiep=/)
  await expect(main(page)).toContainText('được giữ lại')
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
  await letAssess(portal, 'mot-cua', 'thuong-cat')
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

  // Both write II.1 and III.1; the second started from what stood there before the first wrote.
  for (const page of [first, second]) await page.goto(sheetOf('thuong-cat'))
  const before = await cell(second, person, 'III.1').inputValue()
  await cell(first, person, 'II.1').fill('1,5')
  await cell(first, person, 'III.1').fill('1,5')
  await save(first)
  await expect.poll(() => pointsOf(portal, person, 'III.1')).toBe(1.5)
  for (const key of ['II.1', 'III.1'])
    // At once, so that what the first wrote cannot come in between.
    await cell(second, person, key).evaluate((input: HTMLInputElement) => {
      input.value = '2,25'
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
  if (javaScriptEnabled === false) await save(second)
  await expect(main(second)).toContainText('Hai người cùng')
  await expect(main(second)).toContainText(/Đào Thị Tuyết.*1,5|1,5.*Đào Thị Tuyết/)
  expect(await pointsOf(portal, person, 'II.1')).toBe(1.5)
  await expectAccessible(second)
  if (javaScriptEnabled === false) {
    await second.locator(`label[for="keep.${person.id}.II.1"]`).click()
    await save(second)
  } else {
    // Typing back what she had started from withdraws the question and shows what the other wrote.
    await expect(second.locator('.n-clash')).toHaveCount(2)
    await cell(second, person, 'III.1').fill(before)
    await expect(second.locator('.n-clash')).toHaveCount(1)
    await expect(cell(second, person, 'III.1')).toHaveValue('1,5')
    // The bar leads to the question, now and after a reload; what is chosen there is taken up by sending as by saving.
    const way = second.getByRole('link', { name: '1 ô có hai giá trị: chọn giá trị giữ lại' })
    await way.click()
    await expect(second.locator('.n-clash')).toBeFocused()
    await cell(second, person, 'III.2').fill('3,254,5')
    await expect(second.locator('.n-save')).toHaveText('2 ô cần sửa, vẫn được giữ')
    await second.reload()
    await expect(second.locator('.n-save')).toHaveText('2 ô cần sửa, vẫn được giữ')
    await expect(second.locator(`tr[data-p="${person.id}"] .n-rowstate`)).toHaveText('2 ô cần sửa')
    await expect(second.locator(`tr[data-p="${person.id}"] .n-total`)).toHaveText('')
    await way.click()
    await expect(second.locator(`[id="keep.${person.id}.II.1"]`)).toBeFocused()
    await second.locator(`label[for="keep.${person.id}.II.1"]`).click()
    await second.getByRole('button', { name: 'Gửi để duyệt' }).click()
    await expect(way).toBeHidden()
    await expect(main(second)).toContainText('Chưa gửi tháng')
    await expect(cell(second, person, 'III.2')).toBeFocused()
    await expect(second.locator('[data-live="why"]')).toHaveText(
      `${person.name}, III.2: “3,254,5” không đọc được; ghi số từ 0 đến 2,5, ví dụ 2,5.`,
    )
  }
  await expect.poll(() => pointsOf(portal, person, 'II.1')).toBe(2.25)
  expect(await pointsOf(portal, person, 'III.1')).toBe(1.5)
})

test('a row that the head scores by now costs the others nothing, and what was typed there is told', async ({
  browser,
  portal,
  javaScriptEnabled,
}) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(sheetOf('thuong-cat'))
  const [person, taken] = (await rowsOf(page)).slice(-2) as unknown as [Person, Person]
  const headed = (yes: boolean) =>
    portal.query(`UPDATE evaluation SET by_head = ${yes} WHERE person_id = '${taken.id}'`)
  const before = await cell(page, taken, 'II.3').inputValue()
  await headed(true)
  try {
    await cell(page, taken, 'II.3').fill(before === '1,25' ? '1,5' : '1,25')
    await cell(page, person, 'II.3').fill('0,5')
    await page.getByRole('button', { name: 'Lưu nháp' }).click()
    await expect.poll(() => pointsOf(portal, person, 'II.3')).toBe(0.5)
    if (javaScriptEnabled !== false) {
      const said = main(page).getByRole('alert').filter({ hasText: taken.name })
      await expect(said).toContainText('nay do người có thẩm quyền xếp loại trực tiếp chấm')
      await expect(cell(page, taken, 'II.3')).toHaveValue(before)
      await expect(cell(page, taken, 'II.3')).not.toBeEditable()
      await page.reload()
    }
    await expect(main(page)).toContainText('Những gì đã ghi vào dòng mà tài khoản này không chấm được nữa')
    await expect(main(page)).toContainText(new RegExp(`${taken.name}, II\\.3 .*: 1,(25|5)`))
    await expect(cell(page, taken, 'II.3')).toHaveValue(before)
    await expectAccessible(page)
    // It keeps nothing from being saved and sent.
    await cell(page, person, 'II.3').fill('0,75')
    await page.getByRole('button', { name: 'Lưu nháp' }).click()
    await expect.poll(() => pointsOf(portal, person, 'II.3')).toBe(0.75)
  } finally {
    await headed(false)
  }
})

test('at 360 pixels one person at a time, each cell under the name of its column', async ({
  browser,
  portal,
}) => {
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(sheetOf('thuong-cat'))
  const shown = page.locator('#sheet tbody tr:visible')
  await expect(shown).toHaveCount(1)
  const said = await shown
    .locator('td:visible:not(.n-turns)')
    .evaluateAll((cells) =>
      cells.map((cell) => getComputedStyle(cell, '::after').content.replaceAll('"', '')),
    )
  expect(said.slice(0, 4)).toEqual(['Tổng', 'Loại', 'Tháng trước', 'Tự chấm'])
  expect(said[4]).toMatch(/^I\.1 Phẩm chất chính trị.*, tối đa 5$/)
  expect(said.slice(-2)).toEqual(['Minh chứng', 'Tình trạng'])
  expect(said.filter((label) => label.length < 3)).toEqual([])

  // On to the next, a value typed and saved, and back again.
  const name = () => shown.locator('th a').first().innerText()
  const first = await name()
  await shown.locator('.n-turns').getByRole('link', { name: 'Người sau' }).click()
  await expect.poll(name).not.toBe(first)
  await expect(shown).toHaveCount(1)
  await shown.locator('.n-turns').getByRole('link', { name: 'Người trước' }).click()
  await expect.poll(name).toBe(first)
  await shown.locator('.n-turns').getByRole('link', { name: 'Người sau' }).click()
  await expect.poll(name).not.toBe(first)
  const person = { id: (await shown.getAttribute('data-p')) ?? '', name: await name() }
  await cell(page, person, 'II.3').fill('0,75')
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await expect.poll(() => pointsOf(portal, person, 'II.3')).toBe(0.75)
})
