import sharp from 'sharp'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { signedIn } from '../support/people'

// A phone of the cheap kind: citizens come from a QR on the wall.
test.use({ viewport: { width: 360, height: 740 } })

test('she rates the counter from a QR in two taps, and once however often she sends it', async ({
  page,
  portal,
}) => {
  const answers = async () =>
    (await portal.query<{ n: number }>('SELECT count(*)::int AS n FROM survey_answer'))[0]!.n
  const before = await answers()
  await page.goto('/don-vi/thuong-cat/khao-sat?quay=2')
  await expect(page.getByRole('main')).toContainText('Quầy 2')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Bình thường' }).click()
  await expect(page).toHaveURL(/muc-3\?quay=2$/)
  await expect(page.locator('meta[http-equiv="refresh"]')).toHaveAttribute('content', /^30;url=.*\?quay=2$/)
  await page.getByText('Chờ lâu').click()
  // Going back may show the form that was sent, or a fresh one, which is an answer of its own.
  const forms = new Set<string>()
  const send = async () => {
    forms.add(await page.locator('input[name=id]').inputValue())
    await page.getByRole('button', { name: 'Gửi câu trả lời' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cảm ơn ông/bà đã trả lời')
  }
  await send()
  await page.goBack()
  await send()
  expect((await answers()) - before).toBe(forms.size)

  await page.goto('/don-vi/thuong-cat/khao-sat')
  await expect(page.getByRole('main')).toContainText(/trong \d+ lượt trả lời/)
  await expectAccessible(page)
  for (const times of [1, 2]) {
    await page.goto('/don-vi/thuong-cat/khao-sat?phieu=H26-TEST-0001')
    await page.getByRole('link', { name: 'Rất hài lòng' }).click()
    await page.getByRole('button', { name: 'Gửi câu trả lời' }).click()
    const said = times === 1 ? 'Cảm ơn ông/bà đã trả lời' : 'Phiếu này đã trả lời rồi'
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(said)
  }
})

test('at the tablet she may add words: her reasons stay ticked, and the screen waits for a slow finger', async ({
  page,
  portal,
}) => {
  const words = `Xin thêm ghế chờ ${Date.now()}`
  await page.goto('/don-vi/thuong-cat/khao-sat?quay=2')
  await page.getByRole('link', { name: 'Không hài lòng', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Muốn nói thêm' })).toHaveCount(0)
  await page.getByText('Chờ lâu').click()
  await page.getByRole('button', { name: 'Viết thêm vài lời' }).click()
  await expect(page.getByLabel('Chờ lâu')).toBeChecked()
  await expect(page.locator('meta[http-equiv="refresh"]')).toHaveAttribute('content', /^180;url=.*\?quay=2$/)
  const kept = () =>
    portal.query('SELECT level, counter, reasons FROM survey_answer WHERE comment = $1', [words])
  await page.getByLabel('Muốn nói thêm').fill(words)
  await page.getByRole('button', { name: 'Gửi câu trả lời' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cảm ơn ông/bà đã trả lời')
  expect(await kept()).toEqual([{ level: 2, counter: 2, reasons: ['slow'] }])
})

test('she suggests, sees it as everybody will, is answered, and hidden is hidden', async ({
  page,
  portal,
  browser,
}) => {
  const main = page.getByRole('main')
  await page.goto('/don-vi/thuong-cat/gop-y')
  await expectAccessible(page)
  await page
    .getByLabel('Nội dung')
    .fill('Cửa kính ở sảnh zyzzyva bị nứt, gọi tôi 0912.345.678, hỏi cô Hoa Lý')
  await page.getByLabel(/^Tên cần che/).fill('Hoa Lý')
  await page.getByRole('button', { name: 'Xem trước khi gửi' }).click()
  await expect(main).toContainText('gọi tôi [đã che số điện thoại], hỏi cô [đã che tên]')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Gửi vào sổ góp ý' }).click()
  await expect(main).toContainText('Đã nhận. Xin cảm ơn.')
  const tracking = page.url()
  await expect(main).toContainText(/[a-z2-9]{5}-[a-z2-9]{5}/)
  await expect(main).toContainText('Đang chờ đơn vị trả lời')

  const clerk = await signedIn(browser, portal, 'mot-cua')
  await clerk.getByRole('link', { name: /^Trả lời \d+ góp ý/ }).click()
  await clerk.getByRole('link', { name: /zyzzyva/ }).click()
  await expect(clerk.getByRole('main')).toContainText('0912.345.678')
  await clerk.getByLabel('Che thêm').fill('sảnh')
  await clerk.getByRole('button', { name: 'Che những chữ này' }).click()
  await expect(clerk.getByRole('main')).toContainText('Cửa kính ở [đã che tên] zyzzyva')
  await clerk.getByRole('button', { name: 'Công khai góp ý này' }).click()
  await expect(clerk.getByRole('main')).toContainText('Đã công khai.')
  await clerk.getByLabel('Câu trả lời').fill('Bà Lê Thị Hồng đã xin lỗi người dân.')
  await clerk.getByRole('button', { name: 'Gửi câu trả lời' }).click()
  await expect(clerk.getByRole('main').getByRole('alert')).toContainText(
    'có tên hoặc số giấy tờ của một người',
  )
  await expect(clerk.getByLabel('Câu trả lời')).toHaveValue('Bà Lê Thị Hồng đã xin lỗi người dân.')
  expect(decodeURIComponent(clerk.url())).not.toContain('Hồng')
  await clerk.getByLabel('Câu trả lời').fill('Đã thay kính mới và dán vạch màu ngang tầm mắt.')
  await clerk.getByRole('button', { name: 'Gửi câu trả lời' }).click()
  await expect(clerk.getByRole('main')).toContainText('Đã gửi câu trả lời.')
  await expectAccessible(clerk)

  await page.goto(tracking)
  await expect(main).toContainText('Đã trả lời ngày')
  await expect(main).toContainText('Đã thay kính mới')
  await page.goto('/don-vi/thuong-cat/gop-y')
  await expect(main).toContainText('zyzzyva')
  await expect(main).not.toContainText('0912')

  await clerk.getByText('Ẩn góp ý này').click()
  await clerk.getByText('Trùng với góp ý đã có').click()
  await clerk.getByRole('button', { name: 'Ẩn, ghi lý do' }).click()
  await expect(clerk.getByRole('main')).toContainText('Đã ẩn')
  await page.goto('/don-vi/thuong-cat/gop-y')
  await expect(main).not.toContainText('zyzzyva')
  await page.goto('/tim-kiem?q=zyzzyva')
  await expect(main).toContainText('Không thấy gì khớp.')
  await page.goto('/don-vi/thuong-cat/gop-y/nhat-ky')
  await expect(main).toContainText('Trùng với góp ý đã có')
  await expectAccessible(page)

  const stranger = await signedIn(browser, portal, 'mot-cua.2')
  expect((await stranger.goto(clerk.url()))?.status()).toBe(404)
})

test('the clerk copies a page of the paper book with its photo, which nobody else may see', async ({
  browser,
  portal,
  request,
}) => {
  const clerk = await signedIn(browser, portal, 'mot-cua')
  await clerk.goto('/can-bo/don-vi/thuong-cat/gop-y/so-giay')
  await clerk.getByLabel('Nguyên văn').fill('Viết tay: xin thêm bút ở bàn viết tờ khai')
  await clerk.getByLabel('Ảnh chụp trang sổ').setInputFiles({
    name: 'trang.txt',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('không phải ảnh'),
  })
  await clerk.getByRole('button', { name: 'Chép vào sổ góp ý' }).click()
  await expect(clerk.getByRole('main').getByRole('alert')).toContainText('không phải ảnh JPEG')
  await expect(clerk.getByLabel('Nguyên văn')).toHaveValue('Viết tay: xin thêm bút ở bàn viết tờ khai')
  const drawn = sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })
  const photo = { name: 'trang.png', mimeType: 'image/png', buffer: await drawn.png().toBuffer() }
  await clerk.getByLabel('Ảnh chụp trang sổ').setInputFiles(photo)
  await clerk.getByRole('button', { name: 'Chép vào sổ góp ý' }).click()
  await expect(clerk.getByRole('main')).toContainText('Đã chép trang sổ.')
  const address = await clerk.getByRole('link', { name: 'Xem ảnh trang sổ' }).getAttribute('href')
  const seen = await clerk.request.get(address!)
  expect([seen.status(), seen.headers()['content-type'], seen.headers()['x-content-type-options']]).toEqual([
    200,
    'image/jpeg',
    'nosniff',
  ])
  expect((await request.get(address!)).status()).toBe(404)
})

test('praise becomes an example with her own yes', async ({ page, browser, portal }) => {
  await page.goto('/don-vi/thuong-cat/gop-y')
  await page.getByText('Lời khen', { exact: true }).click()
  await page.getByLabel('Nội dung').fill('Cảm ơn bạn chuyên viên đã dẫn mẹ tôi qua từng bước qwxyz')
  await page.getByRole('button', { name: 'Xem trước khi gửi' }).click()
  await page.getByRole('button', { name: 'Gửi vào sổ góp ý' }).click()
  await expect(page.getByRole('main')).toContainText('Đã nhận')

  const [person] = await portal.query<{ id: string }>(
    `SELECT person_id AS id FROM account WHERE user_name = 'can-bo'`,
  )
  const clerk = await signedIn(browser, portal, 'mot-cua')
  await clerk.goto('/can-bo/don-vi/thuong-cat/guong-tot')
  await expectAccessible(clerk)
  await clerk
    .getByRole('listitem')
    .filter({ hasText: 'qwxyz' })
    .getByRole('link', { name: 'Xác minh lời khen này' })
    .click()
  await clerk.getByLabel('Người được khen').selectOption(person!.id)
  await clerk.getByLabel('Đã làm gì').fill('Dẫn một người cao tuổi qua từng bước nộp hồ sơ.')
  await clerk.getByRole('button', { name: 'Ghi nhận, hỏi ý người được khen' }).click()
  await expect(clerk.getByRole('main')).toContainText('Đã ghi.')

  const staff = await signedIn(browser, portal, 'can-bo')
  await staff.getByRole('link', { name: /^Trả lời có đồng ý nêu gương/ }).click()
  await expectAccessible(staff)
  const asked = staff.getByRole('listitem').filter({ hasText: 'Dẫn một người cao tuổi' })
  await asked.getByRole('button', { name: /^Đồng ý công khai/ }).click()
  await expect(staff.getByRole('main')).toContainText('Đã ghi ý kiến.')

  await clerk.goto('/can-bo/don-vi/thuong-cat/guong-tot')
  const mine = clerk.getByRole('listitem').filter({ hasText: 'Dẫn một người cao tuổi' })
  await mine.getByRole('button', { name: 'Công khai gương tốt này' }).click()
  await expect(clerk.getByRole('main')).toContainText('Đã ghi.')
  await page.goto('/don-vi/thuong-cat/guong-tot')
  await expect(page.getByRole('main')).toContainText('Dẫn một người cao tuổi qua từng bước nộp hồ sơ.')
  await expect(page.getByRole('main')).not.toContainText('qwxyz')
  await expectAccessible(page)
})
