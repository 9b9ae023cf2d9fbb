import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { nep } from '../support/nep'
import { readPdf } from '../support/pdf'
import { signedIn } from '../support/people'

const more = 140
const name = (n: number) => `Nguyễn Thị Phương Thảo ${String(n).padStart(3, '0')}`

test('cards for two hundred desks: the clerk sees how many are done, and has the file with everybody in it', async ({
  browser,
  portal,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'nep-cards-'))
  const file = join(folder, 'nhan-su.csv')
  const rows = Array.from(
    { length: more },
    (_, n) =>
      `TC-${2000 + n};${name(n)};05/03/1990;Công chức;Chuyên viên;Văn phòng HĐND và UBND;01/09/2025;;`,
  )
  const header = 'Mã cán bộ;Họ và tên;Ngày sinh;Loại;Chức vụ;Bộ phận;Từ ngày;Đến ngày;Email'
  writeFileSync(file, `\ufeff${[header, ...rows].join('\r\n')}\r\n`)
  const taken = await nep(portal, 'import-roster', file, '--unit', '00598', '--json')
  rmSync(folder, { recursive: true })
  expect(taken.code, taken.error).toBe(0)

  const clerk = await signedIn(browser, portal, 'to-chuc')
  const told = tellings(clerk)
  await clerk.goto(`${portal.url}/can-bo/don-vi/thuong-cat/nhan-su`)
  const link = clerk
    .getByRole('main')
    .getByRole('link', { name: 'Thẻ của mọi người đang giữ vị trí' })
    .first()
  const paper = portal.url + (await link.getAttribute('href'))
  await link.click()
  await expect(clerk).toHaveURL(/\/the-ban\/can-bo\.pdf\/dang-lam/)
  // She may have it stand still, and then looks by herself.
  await clerk.goto(`${paper}/dang-lam`)
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(/Đã dàn trang|Tệp đã xong/)
  await expectAccessible(clerk)
  expect(new URL(clerk.url()).search).toBe('')
  // Looking by itself, it ends at the file without a hand.
  await clerk.goto(`${paper}/dang-lam?tu-xem=1`)
  const open = clerk.getByRole('link', { name: 'Mở tệp PDF' })
  await expect(open).toBeVisible({ timeout: 90_000 })
  await expectAccessible(clerk)
  const [first] = told
  expect(first?.done).toBeLessThan(first!.of)
  expect(first!.of).toBeGreaterThan(more)
  expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((one, other) => one - other))
  expect(told.every(({ done, of }) => done % 20 === 0 || done === of)).toBe(true)

  // As a browser asks for it: no page in between any more, since it is there.
  const answer = await clerk.request.get(portal.url + (await open.getAttribute('href')), {
    headers: { accept: 'text/html,*/*' },
    maxRedirects: 0,
  })
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': expect.stringContaining('no-store'),
  })
  const read = await readPdf(await answer.body(), { layout: false })
  expect(read.info).toMatchObject({ Tagged: 'yes', Pages: String(first!.of) })
  expect(read.pages.every(({ width, height }) => width === 210 && height === 297)).toBe(true)
  const pages = read.text.replaceAll(/\s+/g, ' ')
  expect(Array.from({ length: more }, (_, n) => name(n)).filter((each) => !pages.includes(each))).toEqual([])

  const member = await signedIn(browser, portal, 'can-bo')
  for (const address of [paper, `${paper}/dang-lam`, `${paper}/dang-lam?tu-xem=1`])
    expect((await member.request.get(address)).status()).toBe(404)
})

/** What each answer of the page said of how far it was. */
function tellings(page: Page): { done: number; of: number }[] {
  const told: { done: number; of: number }[] = []
  page.on('response', (response) => {
    if (!response.url().includes('/dang-lam') || response.status() !== 200) return
    void response
      .text()
      .then((html) => {
        const [, done, of] = /<h1>Đã dàn trang (\d+) trên (\d+) người<\/h1>/.exec(html) ?? []
        if (done) told.push({ done: Number(done), of: Number(of) })
      })
      .catch(() => undefined)
  })
  return told
}
