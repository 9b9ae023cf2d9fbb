import type { APIRequestContext, Page } from '@playwright/test'
import { published } from '../support/editors'
import { expect, test } from '../support/journey'
import { readPdf } from '../support/pdf'
import { signedIn } from '../support/people'

// Whoever asks first after a change is told the new state, wherever she asks: nothing is served from before it.

test.describe.configure({ mode: 'serial' })

const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ')
const today = new Intl.DateTimeFormat('vi-VN', {
  ...{ timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' },
})

/** Each place as whoever asks it next reads it: one request a place. */
async function read(request: APIRequestContext, places: Record<string, string>) {
  const said: Record<string, string> = {}
  for (const [name, address] of Object.entries(places)) {
    const answer = await request.get(address)
    expect(answer.status(), address).toBe(200)
    const paper = answer.headers()['content-type'] === 'application/pdf'
    said[name] = words(
      paper
        ? (await readPdf(await answer.body(), { layout: false })).text
        : (await answer.text()).replace(/<mark>|<\/mark>|<!-- -->/g, ''),
    )
  }
  return said
}

/** Asked twice before the change, so that every cache on the way holds the old state. */
async function warm(request: APIRequestContext, places: Record<string, string>) {
  await read(request, places)
  return read(request, places)
}

const holds = (said: Record<string, string>, text: string) =>
  Object.fromEntries(Object.entries(said).map(([name, all]) => [name, all.includes(text)]))
const everywhere = (places: Record<string, string>, value: boolean) =>
  Object.fromEntries(Object.keys(places).map((name) => [name, value]))

function rename(writer: Page, article: RegExp, title: string) {
  return async () => {
    await writer.getByRole('link', { name: article }).click()
    await writer.getByLabel('Tên điều', { exact: true }).fill(title)
    await writer.getByRole('button', { name: 'Lưu và xem trước' }).click()
    await expect(writer.locator('#xem-truoc')).toContainText(title)
  }
}

test('a published version is what the very next request reads, on every page, paper and file', async ({
  browser,
  portal,
  request,
}) => {
  const code = {
    code: '/quy-tac/can-bo',
    list: '/quy-tac/can-bo/phien-ban/2',
    article: '/quy-tac/can-bo/dieu-3',
    poster: '/quy-tac/can-bo/in/ap-phich.pdf?don-vi=thuong-cat',
    data: '/api/v1/codes/can-bo',
    search: '/tim-kiem?q=trang+phuc',
  }
  const { list: _, ...places } = code
  const token = (version: number) => `/xac-minh/quy-tac.can-bo.${version}.thuong-cat.ap-phich.tru-so`
  const before = await warm(request, places)
  const old = 'Trang phục, tác phong'
  expect(holds(before, old)).toEqual(everywhere(places, true))
  expect(holds(await warm(request, { paper: token(1) }), 'Tờ này còn đúng')).toEqual({ paper: true })
  const etag = (await request.get(code.poster)).headers().etag!
  expect((await request.get(token(2))).status()).toBe(404)

  const editors: [Page, Page] = [
    await signedIn(browser, portal, 'bien-tap'),
    await signedIn(browser, portal, 'bien-tap.2'),
  ]
  const day = today.format(new Date())
  const next = 'Trang phục và phong thái'
  await published(editors, portal.url, rename(editors[0], /Điều 3\. Trang phục/, next), day, 'Đổi nội dung')
  const after = await read(request, places)
  expect(holds(after, next)).toEqual(everywhere(places, true))
  expect(holds(after, old)).toEqual(everywhere(places, false))
  expect(JSON.parse(after.data!)).toMatchObject({ version: 2, inForceTo: null })
  expect(after.poster).toContain('Phiên bản 2, có hiệu lực từ')
  const papers = await read(request, { one: token(1), two: token(2) })
  expect(papers.one).toContain('nay dùng phiên bản 2')
  expect(papers.two).toContain('Tờ này còn đúng')
  expect((await request.get(code.poster, { headers: { 'if-none-match': etag } })).status()).toBe(200)

  // A slip found the same day takes its place the same day; the page of the first stays, and says so.
  const mended = 'Trang phục và phong cách'
  await warm(request, { ...code, one: token(1), two: token(2) })
  await published(editors, portal.url, rename(editors[0], /Điều 3\. Trang phục/, mended), day, 'Sửa lỗi chữ')
  const then = await read(request, { ...places, one: token(1), two: token(2), three: token(3) })
  const { one, two, three, ...again } = then
  expect(holds(again, mended)).toEqual(everywhere(places, true))
  expect(holds(again, next)).toEqual(everywhere(places, false))
  expect(one).toContain('nay dùng phiên bản 3')
  expect(two).toContain(`Bị thay thế từ ngày ${day}; nay dùng phiên bản 3`)
  expect(three).toContain('Tờ này còn đúng')
  const { list } = await read(request, { list: code.list })
  expect(list).toContain(
    `Phiên bản 2, có hiệu lực từ ${day}, đã được bản sửa lỗi chữ thay thế từ chính ngày đó`,
  )
  expect(list).toContain(next)
})

test('a ward’s changed model is what the very next request reads, on its page and its papers', async ({
  browser,
  portal,
  request,
}) => {
  const places = {
    page: '/don-vi/thuong-cat/mot-cua',
    english: '/en/units/thuong-cat/one-stop',
    poster: '/don-vi/thuong-cat/mot-cua/in/ap-phich.pdf',
    sheet: '/don-vi/thuong-cat/mot-cua/in/to-a4.pdf',
  }
  const said = await warm(request, places)
  const version = Number(/Phiên bản (\d+), từ/.exec(said.poster!)?.[1])
  const token = (of: number) => `/xac-minh/mot-cua.${of}.thuong-cat.ap-phich.mot-cua`
  expect((await warm(request, { now: token(version) })).now).toContain('Tờ này còn đúng')
  const hotline = '024 5550 9876'
  expect(holds(said, hotline)).toEqual(everywhere(places, false))

  const clerk = await signedIn(browser, portal, 'mot-cua')
  await clerk.goto(`${portal.url}/can-bo/don-vi/thuong-cat/mo-hinh-mot-cua/noi-va-gio`)
  await clerk.getByLabel('Đường dây nóng').fill(hotline)
  await clerk.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(clerk.getByRole('main')).toContainText('Đã lưu. Trang người dân đọc đã đổi theo.')
  const after = await read(request, { ...places, then: token(version), now: token(version + 1) })
  const { then, now, ...again } = after
  expect(holds(again, hotline)).toEqual(everywhere(places, true))
  expect(then).toContain(`nay dùng phiên bản ${version + 1}`)
  expect(now).toContain('Tờ này còn đúng')
})
