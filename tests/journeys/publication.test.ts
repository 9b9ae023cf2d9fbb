import { createHash } from 'node:crypto'
import type { APIRequestContext, Page } from '@playwright/test'
import canonicalize from 'canonicalize'
import { formatDay } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { expectAccessible } from '../support/axe'
import { monthLine, previewDossiers, takeWithDifference } from '../support/dossiers'
import { expect, type Portal, test } from '../support/journey'
import { inWords, lastPublished, openMonth, somehow } from '../support/months'
import { signedIn } from '../support/people'
import { approve, press, scoreEverybody, unscored } from '../support/sheet'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const publishing = '/can-bo/don-vi/thuong-cat/cong-bo'
const publicMonth = `/don-vi/thuong-cat/ket-qua/${openMonth}`
const reason = 'Bổ sung một hồ sơ nhận qua bưu chính ngày cuối tháng.'
const main = (page: Page) => page.getByRole('main')

type Row = {
  unit: { slug: string }
  month: string
  revision: number
  cutOff: string
  correction: { of: number; reason: string } | null
  dossiers: Record<string, number>
  staff: Record<string, number | null>
}
type Entry = { seq: number; previous: string; hash: string; publication: Row }

test('the clerk sees what the public will read and publishes an approved month', async ({
  browser,
  page,
  portal,
  request,
}) => {
  const clerk = await signedIn(browser, portal, 'to-chuc')
  await clerk.goto(publishing)
  await expect(main(clerk)).toContainText('Không có tháng nào chờ công bố')
  await expectAccessible(clerk)
  // Asked for before, so that what is served afterwards cannot be an answer kept from then.
  expect((await page.goto(publicMonth))?.status()).toBe(404)
  await page.goto('/don-vi/thuong-cat/ket-qua')
  await expect(main(page)).toContainText(somehow(lastPublished))
  const before = await readLedger(request)

  await gradeAndApprove(page, portal, browser)
  const desk = await signedIn(browser, portal, 'mot-cua')
  await previewDossiers(desk, 'ho-so-sai.csv', monthLine(openMonth, [1402, 490, 2]).replace(';900;', ';9OO;'))
  await expect(main(desk)).toContainText('Chưa nạp được')
  await previewDossiers(desk, 'ho-so.csv', monthLine(openMonth, [1402, 490, 2]))
  await takeWithDifference(desk, 'Báo cáo của hệ thống một cửa in như vậy.')
  await clerk.goto('/can-bo')
  await main(clerk)
    .getByRole('link', { name: `Công bố ${inWords(openMonth)}, Phường Thượng Cát` })
    .click()
  await expect(clerk).toHaveURL(portal.url + publishing)
  await expect(main(clerk)).toContainText('công chúng sẽ đọc')
  await expect(main(clerk)).toContainText('(1.390 trong 1.392)')
  await expect(main(clerk)).toContainText('Số liệu kiểm tra đếm từ các lượt đã ghi')
  const staff = clerk.getByRole('table', { name: 'Số liệu về cán bộ' })
  await expect(staff).toBeVisible()
  await expectAccessible(clerk)
  expect(await readLedger(request)).toHaveLength(before.length)

  await clerk.getByRole('button', { name: `Công bố ${inWords(openMonth)}` }).click()
  await expect(main(clerk)).toContainText(`Đã công bố ${inWords(openMonth)}, lần 1`)
  await expectAccessible(clerk)
  await main(clerk).getByRole('link', { name: 'Xem trang công chúng' }).click()
  await expect(clerk).toHaveURL(portal.url + publicMonth)

  // At once: the month's page, the unit's results, the rows, the ledger.
  expect((await page.goto(publicMonth))?.status()).toBe(200)
  await expect(main(page)).toContainText('(1.390 trong 1.392)')
  await expect(main(page)).toContainText('lần 1')
  await expect(main(page)).toContainText(`0 giờ ngày ${formatDay(dayOf(new Date()), 'vi')}`)
  await expectAccessible(page)
  await page.goto('/don-vi/thuong-cat/ket-qua')
  await expect(main(page)).toContainText('(1.390 trong 1.392)')
  await page.goto('/ket-qua')
  await expect(main(page)).toContainText('Thượng Cát')
  await expectAccessible(page)
  const [row] = await rowsOf(request)
  expect(row).toMatchObject({ month: openMonth, revision: 1, correction: null })
  expect(row?.cutOff).toMatch(/T00:00:00\+07:00$/)
  const after = await readLedger(request)
  expect(after).toHaveLength(before.length + 1)
  expect(after.at(-1)?.publication).toEqual(row)
  expect(after.slice(0, -1)).toEqual(before)
  await page.goto('/du-lieu')
  await expect(main(page)).toContainText(String(after.length))
  await expectAccessible(page)
})

test('a correction makes revision 2 with its reason, and revision 1 stays readable', async ({
  browser,
  page,
  portal,
  request,
}) => {
  const clerk = await signedIn(browser, portal, 'to-chuc')
  await clerk.goto(publishing)
  const correct = async () => {
    await clerk.getByLabel('Tháng', { exact: true }).selectOption(openMonth)
    await clerk.getByLabel('Lý do đính chính').fill(reason)
    await clerk.getByRole('button', { name: 'Công bố bản đính chính' }).click()
  }
  await correct()
  await expect(main(clerk)).toContainText('không có con số nào')
  await expect(clerk.getByLabel('Lý do đính chính')).toHaveValue(reason)
  await expectAccessible(clerk)
  const [first] = await rowsOf(request)
  expect(first?.revision).toBe(1)

  const desk = await signedIn(browser, portal, 'mot-cua')
  await previewDossiers(desk, 'ho-so-bo-sung.csv', monthLine(openMonth, [1403, 491, 3]))
  await takeWithDifference(desk, 'Thêm một hồ sơ nhận qua bưu chính.')
  await correct()
  await expect(main(clerk)).toContainText(`Đã công bố ${inWords(openMonth)}, lần 2`)

  await page.goto(publicMonth)
  await expect(main(page)).toContainText('(1.391 trong 1.393)')
  await expect(main(page)).toContainText('Đã đính chính ở lần công bố 2')
  await expect(main(page)).toContainText(reason)
  const revisions = page.getByRole('table', { name: 'Từng con số qua các lần công bố' })
  await expect(revisions.getByRole('columnheader', { name: 'Lần 1, đã được thay' })).toBeVisible()
  await expect(revisions.getByRole('columnheader', { name: 'Lần 2, hiện hành' })).toBeVisible()
  const onTime = revisions.getByRole('row').filter({ hasText: 'Giải quyết đúng hạn' })
  await expect(onTime).toContainText('490')
  await expect(onTime).toContainText('491')
  await expectAccessible(page)

  const [second] = await rowsOf(request)
  expect(second).toMatchObject({ revision: 2, correction: { of: 1, reason } })
  const all = await rowsOf(request, '&revisions=all')
  expect(all.map(({ revision }) => revision).sort()).toEqual([1, 2])
  expect(all.find(({ revision }) => revision === 1)).toEqual(first)
  expect((await readLedger(request)).at(-1)?.publication).toEqual(second)
})

/** The whole month by its own pages: the supervisor submits it, the chair approves it. */
async function gradeAndApprove(page: Page, portal: Portal, browser: Parameters<typeof signedIn>[0]) {
  const address = `${portal.url}/can-bo/don-vi/thuong-cat/danh-gia/${openMonth}`
  const supervisor = await signedIn(browser, portal, 'truong-phong')
  await supervisor.goto(address)
  await scoreEverybody(supervisor, await unscored(portal, 'thuong-cat', openMonth))
  await press(supervisor, 'Gửi để duyệt', 'Đã gửi để duyệt.')
  const chair = await signedIn(browser, portal, 'chu-tich')
  await chair.goto(`${address}/phe-duyet`)
  await approve(chair)
  // Approved is not published.
  expect((await page.goto(publicMonth))?.status()).toBe(404)
}

// What the one-stop system would have exported for the month that the demo leaves open.
async function rowsOf(request: APIRequestContext, more = ''): Promise<Row[]> {
  const asked = `/api/v1/performance?unit=thuong-cat&from=${openMonth}&to=${openMonth}${more}`
  const { data } = (await (await request.get(asked)).json()) as { data: Row[] }
  return data
}

/** The ledger as anybody reads it, each hash worked out again. */
async function readLedger(request: APIRequestContext): Promise<Entry[]> {
  const entries: Entry[] = []
  let next: string | null = '/api/v1/ledger'
  let head = { seq: 0, hash: '0'.repeat(64) }
  while (next) {
    const page = (await (await request.get(next)).json()) as {
      data: Entry[]
      head: typeof head
      next: string | null
    }
    entries.push(...page.data)
    head = page.head
    next = page.next
  }
  let previous = '0'.repeat(64)
  for (const [index, entry] of entries.entries()) {
    const hash = createHash('sha256')
      .update(Buffer.from(previous, 'hex'))
      .update(canonicalize(entry.publication) ?? '')
      .digest('hex')
    expect(entry).toMatchObject({ seq: index + 1, previous, hash })
    previous = hash
  }
  expect(head).toEqual({ seq: entries.length, hash: previous })
  return entries
}
