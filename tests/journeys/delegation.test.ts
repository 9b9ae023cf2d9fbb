import type { Page } from '@playwright/test'
import { addDays, dayOf } from '@/lib/month'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { openMonth } from '../support/months'
import { signedIn } from '../support/people'
import { readPdf } from '../support/pdf'
import { approve, personOf, press, scoreEverybody, unscored } from '../support/sheet'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const main = (page: Page) => page.getByRole('main')
const forChair = /TUQ\. (Chủ tịch UBND|Dương Minh Dũng)/
const sheet = `/can-bo/don-vi/thuong-cat/danh-gia/${openMonth}`

test('who acts for the chair decides the month under TUQ., leaves her own to the chair, and has nothing afterwards', async ({
  browser,
  portal,
}) => {
  const supervisor = await signedIn(browser, portal, 'truong-phong')
  await supervisor.goto(sheet)
  await scoreEverybody(supervisor, await unscored(portal, 'thuong-cat', openMonth))
  await press(supervisor, 'Gửi để duyệt', 'Đã gửi để duyệt.')

  const delegate = await personOf(portal, 'can-bo')
  const chair = await signedIn(browser, portal, 'chu-tich')
  await chair.goto('/can-bo/don-vi/thuong-cat/uy-quyen')
  await chair.getByLabel('Người được ủy quyền').selectOption(delegate.id)
  await chair.getByText('TUQ. (thừa ủy quyền)', { exact: true }).click()
  await chair.getByLabel('Đến hết ngày').fill(addDays(dayOf(new Date()), 2))
  await chair.getByRole('button', { name: 'Giao quyền' }).click()
  await expect(main(chair)).toContainText('Đã giao quyền.')

  const acting = await signedIn(browser, portal, 'can-bo')
  await expect(acting.getByRole('banner')).toContainText(
    /TUQ\. Chủ tịch UBND .+: người có thẩm quyền xếp loại/,
  )
  await acting.goto(`${sheet}/phe-duyet`)
  await approve(acting)
  await expect(main(acting)).toContainText(`Chưa quyết định: ${delegate.name}`)
  await expect(acting.locator('#steps-taken')).toContainText(forChair)
  await expect(acting.getByRole('button', { name: 'Phê duyệt', exact: true })).toHaveCount(0)
  await expectAccessible(acting)

  const graded = await signedIn(browser, portal, 'mot-cua')
  await graded.goto(`/can-bo/danh-gia/${openMonth}`)
  await expect(main(graded)).toContainText(forChair)
  const slip = await graded.request.get(
    `${portal.url}/can-bo/danh-gia/${openMonth}/in/mau-01.pdf?don-vi=thuong-cat`,
  )
  expect((await readPdf(await slip.body())).text).toMatch(forChair)

  // Her own is nobody's but the chair's.
  await chair.goto(`${sheet}/phe-duyet`)
  await expect(main(chair)).toContainText(`Chưa quyết định: ${delegate.name}`)
  await approve(chair)
  await expect(main(chair)).not.toContainText('Chưa quyết định')
  const decided = await portal.query<{ hers: boolean; by: string; signing: string | null }>(
    `SELECT d.person_id = $1 AS hers, a.user_name AS by, g.kind::text AS signing FROM evaluation_decision d
       JOIN evaluation e ON e.id = d.evaluation_id JOIN evaluation_sheet s ON s.id = e.sheet_id
       JOIN admin_unit u ON u.id = s.unit_id JOIN account a ON a.person_id = d.decided_by_id
       LEFT JOIN delegation g ON g.id = d.delegation_id
     WHERE u.slug = 'thuong-cat' AND s.month = $2 GROUP BY 1, 2, 3 ORDER BY 1`,
    [delegate.id, `${openMonth}-01`],
  )
  expect(decided).toEqual([
    { hers: false, by: 'can-bo', signing: 'tuq' },
    { hers: true, by: 'chu-tich', signing: null },
  ])
  await acting.goto(`/can-bo/danh-gia/${openMonth}`)
  await expect(main(acting)).not.toContainText('TUQ.')

  await chair.goto('/can-bo/don-vi/thuong-cat/uy-quyen')
  const [{ id }] = (await portal.query<{ id: string }>(
    `SELECT d.id FROM delegation d WHERE d.delegate_id = $1
     AND NOT EXISTS (SELECT FROM delegation_end e WHERE e.delegation_id = d.id) ORDER BY from_day DESC LIMIT 1`,
    [delegate.id],
  )) as [{ id: string }]
  const ended = chair.locator(`input[name=delegation][value="${id}"]`)
  await chair.locator(`label[for="${await ended.getAttribute('id')}"]`).click()
  await chair.getByLabel('Lý do').fill('Về sớm')
  await chair.getByRole('button', { name: 'Kết thúc ủy quyền' }).click()
  await expect(main(chair)).toContainText('Đã kết thúc lần ủy quyền.')
  expect((await acting.goto(`${sheet}/phe-duyet`))?.status()).toBe(404)
  await acting.goto('/can-bo')
  await expect(acting.getByRole('banner')).not.toContainText('TUQ.')
})
