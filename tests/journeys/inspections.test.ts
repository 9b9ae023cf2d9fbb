import sharp from 'sharp'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { signedIn } from '../support/people'

const drawn = sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })

const ward = '/can-bo/don-vi/dong-ngac'

test('an inspector records a visit and what it found; the unit reports; she closes it with the proof', async ({
  browser,
  portal,
}) => {
  // In the month that is being scored, so that it can be evidence there.
  const [open] = await portal.query<{ month: string; person: string }>(
    `SELECT to_char(s.month, 'YYYY-MM') AS month, e.person_id AS person FROM evaluation e
     JOIN evaluation_sheet s ON s.id = e.sheet_id JOIN admin_unit u ON u.id = s.unit_id
     JOIN account a ON a.person_id = e.person_id
     WHERE u.slug = 'dong-ngac' AND s.state = 'open' AND a.user_name = 'can-bo.2' ORDER BY s.month DESC LIMIT 1`,
  )
  const inspector = await signedIn(browser, portal, 'thanh-tra.2')
  const photo = { name: 'quay.png', mimeType: 'image/png', buffer: await drawn.png().toBuffer() }
  const main = inspector.getByRole('main')
  await inspector.goto(`${portal.url}${ward}/kiem-tra`)
  await expect(main).toContainText('Chưa có lượt kiểm tra nào')
  await expectAccessible(inspector)
  await inspector.getByRole('button', { name: 'Ghi lượt kiểm tra' }).click()
  await expect(main.getByRole('alert')).toContainText('Ghi đoàn hoặc người kiểm tra')
  await inspector.getByLabel('Ngày kiểm tra').fill(`${open!.month}-01`)
  await inspector.getByLabel('Đoàn hoặc người kiểm tra').fill('Đoàn kiểm tra công vụ Thành phố')
  await inspector.getByRole('button', { name: 'Ghi lượt kiểm tra' }).click()
  await expect(main).toContainText('Chưa ghi tồn tại nào')
  const visit = inspector.url().replace(/\?.*/, '')
  await expectAccessible(inspector)

  const due = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  await inspector.getByLabel('Đã thấy gì').fill('Ông Nguyễn Văn Bình vắng ở quầy 2')
  await inspector.getByLabel('Điều của Quy tắc ứng xử').selectOption({ index: 3 })
  const article = await inspector.getByLabel('Điều của Quy tắc ứng xử').inputValue()
  await inspector.getByText('Đáng kể').click()
  await inspector.getByText('Yêu cầu khắc phục').click()
  await inspector.getByLabel('Hạn phải xong').fill(due)
  await inspector.getByRole('button', { name: 'Ghi tồn tại' }).click()
  await expect(main.getByRole('alert')).toContainText('Hãy ghi việc của bộ phận')
  // What was chosen is still chosen.
  await expect(inspector.getByLabel('Điều của Quy tắc ứng xử')).toHaveValue(article)
  await expect(inspector.getByLabel('Yêu cầu khắc phục')).toBeChecked()
  await inspector.getByLabel('Đã thấy gì').fill('Quầy 2 không có người trong giờ tiếp dân')
  await inspector.locator('#finding-photo').setInputFiles({ ...photo, buffer: Buffer.from('không phải ảnh') })
  await inspector.getByRole('button', { name: 'Ghi tồn tại' }).click()
  await expect(main.getByRole('alert')).toContainText('không phải ảnh JPEG')
  await expect(inspector.getByLabel('Đã thấy gì')).toHaveValue('Quầy 2 không có người trong giờ tiếp dân')
  await inspector.locator('#finding-photo').setInputFiles(photo)
  await inspector.getByRole('button', { name: 'Ghi tồn tại' }).click()
  await expect(main).toContainText('1 tồn tại, 1 việc chưa xong.')
  await expect(main).toContainText(article)

  const chair = await signedIn(browser, portal, 'chu-tich.2')
  await chair.goto(`${portal.url}/can-bo`)
  await chair.getByRole('link', { name: '1 việc sau kiểm tra ở Phường Đông Ngạc' }).click()
  await chair.getByRole('link', { name: 'Quầy 2 không có người trong giờ tiếp dân' }).click()
  await expect(chair.getByRole('button', { name: 'Ghi tồn tại' })).toHaveCount(0)
  await expect(chair.getByRole('img', { name: 'Ảnh của việc 1, mở ảnh lớn' })).toBeVisible()
  await chair.locator('#step-photo').setInputFiles(photo)
  await chair.getByLabel('Nội dung').fill('Đã xếp người thay ca, niêm yết lịch trực')
  await chair.getByRole('button', { name: 'Báo cáo đã khắc phục' }).click()
  await expect(chair.getByRole('main')).toContainText('Đơn vị đã báo cáo, chờ xem xét')

  await inspector.goto(visit)
  await expect(main).toContainText('Đơn vị báo cáo')
  const proof = main.getByRole('link', { name: /^Ảnh ngày .* của việc 1/ })
  const file = (await proof.getAttribute('href')) ?? ''
  expect((await inspector.request.get(portal.url + file)).headers()['content-type']).toBe('image/jpeg')
  await inspector.getByText('Khép lại', { exact: true }).click()
  await inspector.getByLabel('Nội dung', { exact: true }).fill('Đã xem lại tại chỗ, có người trực')
  await inspector.getByRole('button', { name: 'Ghi lại' }).click()
  await expect(main.getByRole('alert')).toContainText('Khép lại thì cần căn cứ')
  await expect(inspector.getByLabel('Khép lại')).toBeChecked()
  await inspector.getByLabel('Căn cứ').fill('Biên bản 3/BB-ĐKT')
  await inspector.getByRole('button', { name: 'Ghi lại' }).click()
  await expect(main).toContainText('Đã khép lại')
  await expect(main).toContainText('Căn cứ: Biên bản 3/BB-ĐKT')
  await inspector.goto(`${portal.url}${ward}/kiem-tra`)
  await expect(main).toContainText('Không còn việc khắc phục nào đang mở.')
  await expectAccessible(inspector)

  const neighbour = await signedIn(browser, portal, 'thanh-tra')
  for (const address of [`${portal.url}${ward}/kiem-tra`, visit, portal.url + file])
    expect((await neighbour.request.get(address)).status()).toBe(404)

  // Evidence to choose, for whoever scores somebody's month.
  const assessor = await signedIn(browser, portal, 'truong-phong.2')
  await assessor.goto(`${portal.url}${ward}/danh-gia/${open!.month}/nguoi/${open!.person}`)
  await expect(assessor.getByRole('main')).toContainText('Quầy 2 không có người trong giờ tiếp dân')
  await expect(assessor.locator('datalist option').first()).toHaveAttribute(
    'value',
    /^Kiểm tra ngày .*, việc 1$/,
  )
})
