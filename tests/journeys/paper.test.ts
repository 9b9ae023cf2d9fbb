import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { lastPublished } from '../support/months'
import { signedIn } from '../support/people'
import { readPdf, scan } from '../support/pdf'

test('a ward prints its poster; whoever scans it learns that it is current', async ({ page, request }) => {
  await page.goto('/don-vi/ba-vi')
  const poster = page.getByRole('main').getByRole('link', { name: 'Áp phích A3' }).first()
  const address = (await poster.getAttribute('href'))!
  const answer = await request.get(address)
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
  })
  expect(answer.headers()['cache-control']).toContain('s-maxage')
  expect(answer.headers()['content-security-policy']).toContain("style-src 'unsafe-inline'")
  expect(answer.headers()).not.toHaveProperty('set-cookie')
  const etag = answer.headers().etag!
  expect((await request.get(address, { headers: { 'if-none-match': etag } })).status()).toBe(304)

  const pdf = await answer.body()
  expect((await readPdf(pdf)).pages).toEqual([{ width: 297, height: 420 }])
  const { says, wide } = await scan(pdf, 100)
  expect(wide).toBeGreaterThan(30)
  await page.goto(says!)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tờ này còn đúng')
  await expect(page.getByRole('main')).toContainText('Xã Ba Vì')
  await expect(page.getByRole('main')).toContainText('trụ sở')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This paper is current')
})

test('a paper of before the last change says that it is replaced, and prints the new one', async ({
  page,
  portal,
  request,
}) => {
  const unit = test.info().project.name === 'scripts' ? 'soc-son' : 'my-duc'
  await portal.query(
    `UPDATE service_point SET hotline = '024 5550 7777' WHERE unit_id = (SELECT id FROM admin_unit WHERE slug = $1)`,
    [unit],
  )
  await page.goto(`/xac-minh/mot-cua.1.${unit}.ap-phich.mot-cua`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tờ này đã bị thay thế')
  await expect(page.getByRole('main')).toContainText('nay dùng phiên bản 2')
  const again = await page.getByRole('link', { name: 'In tờ mới' }).getAttribute('href')
  const pdf = await (await request.get(again!)).body()
  expect((await readPdf(pdf)).text).toContain('024 5550 7777')
  expect((await scan(pdf, 100)).says).toContain(`mot-cua.2.${unit}.ap-phich.mot-cua`)
})

test('a public page on paper says its own address, and writes out no link of its own portal', async ({
  page,
  portal,
}) => {
  for (const path of ['/quy-tac/can-bo/dieu-1', '/don-vi/thuong-cat/mot-cua', '/en/codes/staff']) {
    await page.goto(path)
    const address = page.locator('footer').getByText(portal.url + path, { exact: false })
    await expect(address).toBeHidden()
    await page.emulateMedia({ media: 'print' })
    await expect(address).toBeVisible()
    const marks = await page.evaluate(() =>
      [...document.querySelectorAll('main a[href^="/"]')].map((a) => getComputedStyle(a, '::after').content),
    )
    expect(marks.filter((content) => content.includes('attr') || content.includes('/'))).toEqual([])
    await page.emulateMedia({ media: 'screen' })
  }
})

test('papers that cannot be are true 404s', async ({ request }) => {
  for (const address of [
    '/quy-tac/can-bo/in/ap-phich.pdf?don-vi=khong-co',
    '/quy-tac/khong-co/in/ap-phich.pdf?don-vi=ba-vi',
    '/quy-tac/can-bo/in/ap-phich.pdf?don-vi=ba-vi&noi=nha-toi',
    '/quy-tac/can-bo/in/ap-phich.pdf?don-vi=ba-vi&xen=500',
    '/don-vi/khong-co/mot-cua/in/to-a4.pdf',
    '/don-vi/ba-vi/mot-cua/in/de-ban.pdf',
    '/xac-minh/quy-tac.can-bo.7.ba-vi.ap-phich.tru-so',
    '/en/verify/abc',
  ])
    expect({ address, status: (await request.get(address)).status() }).toEqual({ address, status: 404 })
})

test('the clerk prints her unit’s month and cards for its desks; nobody else’s', async ({
  browser,
  portal,
  request,
}) => {
  const of = (unit: string, paper: string) => `${portal.url}/can-bo/don-vi/${unit}/${paper}`
  const month = `danh-gia/${lastPublished}`
  const clerk = await signedIn(browser, portal, 'to-chuc')
  await clerk.goto(of('thuong-cat', `${month}/phe-duyet`))
  const slips = clerk.getByRole('main').getByRole('link', { name: 'Mẫu 01 của cả đơn vị' })
  const whole = await clerk.request.get(portal.url + (await slips.getAttribute('href')))
  expect(whole.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': expect.stringContaining('no-store'),
  })
  const read = await readPdf(await whole.body())
  expect(read.pages.every(({ width, height }) => width === 210 && height === 297)).toBe(true)
  expect(read.pages.length).toBeGreaterThan(30)
  for (const paper of [`${month}/in/bang-tong-hop.pdf`, `${month}/in/bien-ban.pdf`, 'the-ban/can-bo.pdf'])
    expect((await clerk.request.get(of('thuong-cat', paper))).headers()['content-type']).toBe(
      'application/pdf',
    )
  const all = ['mau-01', 'bang-tong-hop', 'bien-ban']
    .map((paper) => `${month}/in/${paper}.pdf`)
    .concat('the-ban/can-bo.pdf')
  for (const paper of all) expect((await clerk.request.get(of('dong-ngac', paper))).status()).toBe(404)

  const member = await signedIn(browser, portal, 'can-bo')
  const own = await member.request.get(`${portal.url}/can-bo/danh-gia/${lastPublished}/in/mau-01.pdf`)
  expect(own.headers()['content-type']).toBe('application/pdf')
  for (const paper of all) expect((await member.request.get(of('thuong-cat', paper))).status()).toBe(404)
  const asked = await request.get(of('thuong-cat', all[0]!), { maxRedirects: 0 })
  expect(asked.status()).toBe(307)
  expect(asked.headers().location).toContain('/dang-nhap')
})
