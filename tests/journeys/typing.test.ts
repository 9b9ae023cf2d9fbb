import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, type Portal, test } from '../support/journey'
import { inWords, openMonth } from '../support/months'
import { fillSignIn, signedIn } from '../support/people'
import { heldScripts } from '../support/scripts'
import { unscored } from '../support/sheet'

test.describe.configure({ mode: 'serial' })

const unit = 'thuong-cat'

async function personPage(portal: Portal): Promise<string> {
  const [person] = await unscored(portal, unit, openMonth)
  return `${portal.url}/can-bo/don-vi/${unit}/danh-gia/${openMonth}/nguoi/${person!.id}`
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`)
const waiting = (portal: Portal) =>
  portal
    .query<{ field: string }>('SELECT field FROM evaluation_draft ORDER BY field')
    .then((rows) => rows.map((row) => row.field))
const savedKind = (portal: Portal, reason: string) =>
  portal
    .query<{ kind: string }>('SELECT kind::text FROM evaluation_deduction WHERE reason = $1', [reason])
    .then(([row]) => row?.kind)
const keptHere = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('nep ')))

test('what is typed of a person is there again after the tab was closed, saved by nobody', async ({
  browser,
  portal,
}) => {
  const address = await personPage(portal)
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await field(page, 'remark').fill('Đã trao đổi ở cuộc họp giao ban')
  await field(page, 'deductions.0.criterion').selectOption('I.1')
  await field(page, 'deductions.1.reason').fill('Thư khen của ông Nguyễn Văn Bình')
  await field(page, 'knockOut').press('Space')
  await expect(page.getByText(/^đã lưu nháp \d\d:\d\d$/)).toBeVisible({ timeout: 3000 })
  await expect.poll(() => waiting(portal)).toHaveLength(4)
  expect(await keptHere(page)).toEqual([])

  const again = await page.context().newPage()
  await page.close()
  await again.goto(address)
  await expect(field(again, 'remark')).toHaveValue('Đã trao đổi ở cuộc họp giao ban')
  await expect(field(again, 'deductions.0.criterion')).toHaveValue('I.1')
  await expect(field(again, 'deductions.1.reason')).toHaveValue('Thư khen của ông Nguyễn Văn Bình')
  await expect(field(again, 'knockOut')).toBeChecked()
  await expect(again.getByText('Những gì gõ lần trước được giữ lại ở dưới, chưa lưu vào bảng')).toBeVisible()
  // Typed back, it waits no more.
  await again.waitForLoadState('networkidle')
  await field(again, 'knockOut').press('Space')
  await expect.poll(() => waiting(portal)).not.toContain('knockOut')
  await again.context().close()
})

test('with the server gone it stays in this browser, is sent when the server is there, and is saved once', async ({
  browser,
  portal,
}) => {
  const address = await personPage(portal)
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await portal.kill()
  await field(page, 'deductions.1.criterion').selectOption('I.2')
  await field(page, 'deductions.1.evidence').fill('Thư ngày 12')
  await expect(page.getByText('mất kết nối; vẫn giữ ở máy này')).toBeVisible()
  // Saving does not leave the page for one that cannot come.
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(field(page, 'deductions.1.evidence')).toHaveValue('Thư ngày 12')
  const again = await page.context().newPage()
  await page.close()
  await portal.start()
  await again.goto(address)
  await expect(field(again, 'deductions.1.evidence')).toHaveValue('Thư ngày 12')
  await expect(again.getByText(/^đã lưu nháp \d\d:\d\d$/)).toBeVisible()
  expect(await waiting(portal)).toContain('deductions.1.evidence')
  expect(await keptHere(again)).toEqual([])

  // Sent with what was typed in the last moment; a second line of the same kind makes none of the first.
  await field(again, 'deductions.1.kind').selectOption('praise')
  await field(again, 'deductions.0.criterion').selectOption('')
  await again.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(again.getByRole('main')).toContainText('Đã lưu.')
  await expect(field(again, 'deductions.0.reason')).toHaveValue('Thư khen của ông Nguyễn Văn Bình')
  await expect(field(again, 'deductions.1.reason')).toHaveValue('')
  await again.waitForTimeout(3000)
  expect(await waiting(portal)).toEqual([])
  await again.context().close()
})

test('typed after the session has ended it waits for her, too long a reason as well', async ({
  browser,
  portal,
}) => {
  const address = await personPage(portal)
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await portal.query(`UPDATE session SET expires_at = now() - interval '1 minute'`)
  const long = 'Đã trao đổi kỹ. '.repeat(150).trim()
  await field(page, 'remark').fill(long)
  await expect(page.getByText('Hết phiên làm việc; những gì đã gõ vẫn được giữ.')).toBeVisible()
  expect(await keptHere(page)).toEqual([])
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await fillSignIn(page, 'truong-phong', portal.password)
  await expect(field(page, 'remark')).toHaveValue(long)
  await expect(page.getByRole('main')).toContainText('Lý do xếp loại, nhận xét: Dài 2.399 ký tự')
  await field(page, 'remark').fill('Đã trao đổi kỹ.')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('Đã lưu.')
  expect(await waiting(portal)).toEqual([])
  await page.context().close()
})

test('a choice from a list made before the scripts are there is kept as one made after, and only that', async ({
  browser,
  portal,
}) => {
  const address = await personPage(portal)
  const page = await signedIn(browser, portal, 'truong-phong')
  const settle = await heldScripts(page)
  await page.goto(address, { waitUntil: 'commit' })
  await field(page, 'deductions.1.kind').selectOption('finding')
  settle('come')
  await expect(page.getByText(/^đã lưu nháp \d\d:\d\d$/)).toBeVisible()
  expect(await waiting(portal)).toEqual(['deductions.1.kind'])
  await page.reload()
  await expect(field(page, 'deductions.1.kind')).toHaveValue('finding')

  await page.waitForLoadState('networkidle')
  await field(page, 'deductions.1.kind').selectOption('')
  await expect.poll(() => waiting(portal)).toEqual([])

  // Saved, and saved again at the same address, the list shows what the month has.
  for (const kind of ['finding', 'article']) {
    await field(page, 'deductions.0.kind').selectOption(kind)
    await field(page, 'deductions.0.reason').fill(`Theo dõi: ${kind}`)
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await expect.poll(() => savedKind(portal, `Theo dõi: ${kind}`)).toBe(kind)
    await expect(page.getByRole('main')).toContainText('Đã lưu.')
    await page.waitForLoadState('networkidle')
    await expect(field(page, 'deductions.0.reason')).toHaveValue(`Theo dõi: ${kind}`)
    await expect(field(page, 'deductions.0.kind')).toHaveValue(kind)
    await expect.poll(() => waiting(portal)).toEqual([])
  }

  // What the list has no such line for was chosen by nobody: it stays as it was kept.
  const odd = async () =>
    portal.query(`SELECT typed FROM evaluation_draft WHERE field = 'deductions.2.criterion'`)
  await portal.query(
    `INSERT INTO evaluation_draft (typed_by, evaluation_id, field, typed, base)
     SELECT a.person_id, e.id, 'deductions.2.criterion', 'X.9', '' FROM account a, evaluation e
     JOIN evaluation_sheet s ON s.id = e.sheet_id
     WHERE a.user_name = 'truong-phong' AND e.person_id = $1 AND s.month = $2`,
    [new URL(address).pathname.split('/').at(-1), `${openMonth}-01`],
  )
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(2000)
  expect(await odd()).toEqual([{ typed: 'X.9' }])
  await portal.query('DELETE FROM evaluation_draft')
  await page.context().close()
})

test('her own month is kept as she types: without a line, after the session, and when the page goes', async ({
  browser,
  portal,
}) => {
  const address = `${portal.url}/can-bo/danh-gia/${openMonth}`
  const page = await signedIn(browser, portal, 'can-bo')
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await page.getByLabel('Ưu điểm').fill('Trả hồ sơ sớm hẹn')
  await expect(page.getByText('mất kết nối; vẫn giữ ở máy này')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText(/^đã lưu nháp \d\d:\d\d$/)).toBeVisible()
  const strengths = () =>
    portal
      .query<{ strengths: string }>('SELECT strengths FROM self_evaluation ORDER BY saved_at DESC LIMIT 1')
      .then(([row]) => row?.strengths)
  expect(await strengths()).toBe('Trả hồ sơ sớm hẹn')

  await portal.query(`UPDATE session SET expires_at = now() - interval '1 minute'`)
  await page.getByLabel('Ưu điểm').fill('Trả hồ sơ sớm hẹn ba ngày')
  await expect(page.getByText('Hết phiên làm việc; những gì đã gõ vẫn được giữ.')).toBeVisible()
  expect(await strengths()).toBe('Trả hồ sơ sớm hẹn ba ngày')
  await page.goto(`${portal.url}/dang-nhap`)
  await fillSignIn(page, 'can-bo', portal.password)
  await expect(page).toHaveURL(`${portal.url}/can-bo`)
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await expect(page.getByLabel('Ưu điểm')).toHaveValue('Trả hồ sơ sớm hẹn ba ngày')
  // Gone before the pause in which it would have been sent.
  await page.getByLabel('Ưu điểm').fill('Trả hồ sơ sớm hẹn bốn ngày')
  await page.goto(`${portal.url}/can-bo`)
  await expect.poll(strengths).toBe('Trả hồ sơ sớm hẹn bốn ngày')

  // Acknowledged, then typed on without a line, and the tab closed: opened again it is there, and sent.
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await page.getByLabel('Ưu điểm').fill('Trả hồ sơ sớm hẹn năm ngày')
  await expect.poll(strengths).toBe('Trả hồ sơ sớm hẹn năm ngày')
  await expect.poll(() => keptHere(page)).toEqual([])
  await page.context().setOffline(true)
  await page.getByLabel('Ưu điểm').fill('Trả hồ sơ sớm hẹn sáu ngày')
  await expect(page.getByText('mất kết nối; vẫn giữ ở máy này')).toBeVisible()
  const again = await page.context().newPage()
  await page.close()
  await again.context().setOffline(false)
  await again.goto(address)
  await expect(again.getByLabel('Ưu điểm')).toHaveValue('Trả hồ sơ sớm hẹn sáu ngày')
  await expect.poll(strengths).toBe('Trả hồ sơ sớm hẹn sáu ngày')
  await expect.poll(() => keptHere(again)).toEqual([])
  // Saved elsewhere since, what this browser still has is old: it is put away, and nobody warned of it.
  const [self] = await portal.query<{ id: string }>(`SELECT id FROM account WHERE user_name = 'can-bo'`)
  const cells = [['strengths', { typed: 'Cũ', base: 'Cũ hơn' }]]
  await again.evaluate(
    ([key, kept]) => localStorage.setItem(key!, kept!),
    [`nep ${self!.id} ${unit} ${openMonth} tu-danh-gia`, JSON.stringify({ at: Date.now(), cells })],
  )
  await again.reload()
  await expect.poll(() => keptHere(again)).toEqual([])
  await expect(again.getByLabel('Ưu điểm')).toHaveValue('Trả hồ sơ sớm hẹn sáu ngày')
  await again.context().close()
})

test('whoever signs out leaves nothing typed in this browser, and is told of what could not be sent', async ({
  browser,
  portal,
}) => {
  const address = await personPage(portal)
  const page = await signedIn(browser, portal, 'truong-phong')
  const out = page.getByRole('button', { name: 'Thoát' })
  // Sent on the way out.
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await field(page, 'remark').fill('Gõ ngay trước khi thoát')
  await out.click()
  await expect(page).toHaveURL(/dang-nhap/)
  expect(await keptHere(page)).toEqual([])
  expect(await waiting(portal)).toContain('remark')

  // What waits here of another page, and of another account.
  await fillSignIn(page, 'truong-phong', portal.password)
  await expect(page).toHaveURL(`${portal.url}/can-bo`)
  await page.waitForLoadState('networkidle')
  const [account] = await portal.query<{ id: string }>(
    `SELECT id FROM account WHERE user_name = 'truong-phong'`,
  )
  const cells = [['x.remark', { typed: 'Chưa gửi', base: '' }]]
  await page.evaluate(
    ([key, other, kept]) => {
      localStorage.setItem(key!, kept!)
      localStorage.setItem(other!, kept!)
    },
    [
      `nep ${account!.id} ${unit} ${openMonth}`,
      `nep 00000000-0000-4000-8000-000000000000 ${unit} ${openMonth}`,
      JSON.stringify({ at: Date.now(), cells }),
    ],
  )
  await out.click()
  const asked = page.getByRole('dialog', { name: 'Còn chữ đã gõ mà cổng chưa nhận được' })
  await expect(asked.getByRole('link', { name: inWords(openMonth) })).toHaveAttribute(
    'href',
    `/can-bo/don-vi/${unit}/danh-gia/${openMonth}`,
  )
  await expectAccessible(page)
  await asked.getByRole('button', { name: 'Ở lại' }).click()
  await expect(asked).toBeHidden()
  await out.click()
  await asked.getByRole('button', { name: 'Thoát và xóa' }).click()
  await expect(page).toHaveURL(/dang-nhap/)
  expect(await keptHere(page)).toEqual([`nep 00000000-0000-4000-8000-000000000000 ${unit} ${openMonth}`])
  await page.context().close()
})

test('typed without a line into a month that is sent meanwhile is kept for her, and shown on the locked page', async ({
  browser,
  portal,
}) => {
  const address = await personPage(portal)
  const page = await signedIn(browser, portal, 'truong-phong')
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await portal.kill()
  await field(page, 'remark').fill('Gõ lúc mất kết nối')
  await expect(page.getByText('mất kết nối; vẫn giữ ở máy này')).toBeVisible()
  const again = await page.context().newPage()
  await page.close()
  await portal.query(
    `UPDATE evaluation_sheet s SET state = 'submitted' FROM admin_unit u
     WHERE u.id = s.unit_id AND u.slug = $1 AND s.month = $2`,
    [unit, `${openMonth}-01`],
  )
  await portal.start()
  await again.goto(address)
  await expect(again.getByRole('main')).toContainText('Gõ lúc mất kết nối')
  await expect.poll(() => keptHere(again)).toEqual([])
  expect(await waiting(portal)).toContain('remark')
  await expectAccessible(again)
  await again.context().close()
})

test('her own word typed without a line into a month that is sent meanwhile is kept for her, and shown', async ({
  browser,
  portal,
}) => {
  // The month was sent on by the journey before.
  const state = (to: string) =>
    portal.query(
      `UPDATE evaluation_sheet s SET state = $3::sheet_state FROM admin_unit u
       WHERE u.id = s.unit_id AND u.slug = $1 AND s.month = $2`,
      [unit, `${openMonth}-01`, to],
    )
  await state('open')
  const address = `${portal.url}/can-bo/danh-gia/${openMonth}`
  const page = await signedIn(browser, portal, 'can-bo')
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await page.getByLabel('Hạn chế').fill('Gõ lúc mất kết nối')
  await expect(page.getByText('mất kết nối; vẫn giữ ở máy này')).toBeVisible()
  const again = await page.context().newPage()
  await page.close()
  await state('submitted')
  await again.context().setOffline(false)
  await again.goto(address)
  await expect(again.getByRole('main')).toContainText('Gõ lúc mất kết nối')
  await expect(again.getByRole('main')).toContainText('những gì đã ghi mà chưa gửi vẫn được giữ')
  await expect.poll(() => keptHere(again)).toEqual([])
  const [self] = await portal.query<{ strengths: string; weaknesses: string }>(
    'SELECT strengths, weaknesses FROM self_evaluation ORDER BY saved_at DESC LIMIT 1',
  )
  expect(self).toEqual({ strengths: 'Trả hồ sơ sớm hẹn sáu ngày', weaknesses: 'Gõ lúc mất kết nối' })
  await expectAccessible(again)
  await again.context().close()
})
