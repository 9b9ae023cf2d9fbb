import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/journey'
import { signedIn } from '../support/people'

test.describe.configure({ timeout: 240_000 })

test('a roster of 2,500 rows tells how many are written, and then that all of them are', async ({
  browser,
  portal,
}) => {
  const head = 'Mã cán bộ;Họ và tên;Loại;Chức vụ;Từ ngày'
  const rows = Array.from(
    { length: 2500 },
    (_, at) => `DX-${at};Đỗ Xuân ${at};Công chức;Chuyên viên;01/09/2025`,
  )
  // A machine that stands still when so many parts of the file are written, until it is let go on.
  await portal.query('CREATE TABLE gate AS SELECT 3 AS parts')
  await portal.query('CREATE SEQUENCE part')
  await portal.query(`CREATE FUNCTION at_gate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    DECLARE n bigint := nextval('part');
    BEGIN WHILE n > (SELECT parts FROM gate) LOOP PERFORM pg_sleep(0.1); END LOOP; RETURN NULL; END $$`)
  await portal.query('CREATE TRIGGER gate AFTER INSERT ON post FOR EACH STATEMENT EXECUTE FUNCTION at_gate()')
  const written = async () => {
    const [row] = await portal.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM person WHERE code LIKE 'DX-%'`,
    )
    return row!.n
  }
  const page = await signedIn(browser, portal, 'to-chuc')
  const main = page.getByRole('main')
  const title = page.getByRole('heading', { level: 1 })
  await page.goto('/can-bo/don-vi/thuong-cat/nap-tep?loai=roster')
  await page.getByLabel('Tệp bảng tính').setInputFiles({
    ...{ name: 'nhan-su.csv', mimeType: 'text/csv', buffer: Buffer.from([head, ...rows].join('\n')) },
  })
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await expect(main).toContainText('Sẽ có 2.500 dòng mới hoặc thay đổi.')
  const preview = page.url()
  await page.getByRole('button', { name: 'Nạp vào hệ thống' }).click({ noWaitAfter: true })

  await expect(title).toHaveText('Đã ghi 750 trên 2.500 dòng', { timeout: 30_000 })
  expect(await written()).toBe(0)
  await expectAccessible(page)
  await portal.query('UPDATE gate SET parts = 6')
  await expect(title).toHaveText('Đã ghi 1.500 trên 2.500 dòng', { timeout: 30_000 })
  expect(await written()).toBe(0)
  // The preview's own address leads to where it is told.
  const other = await page.context().newPage()
  await other.goto(preview)
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Đã ghi 1.500 trên 2.500 dòng')
  await portal.query('UPDATE gate SET parts = 100')
  await expect(title).toHaveText('Đã nạp nhan-su.csv', { timeout: 60_000 })
  await expect(main).toContainText('Mới 2.500, thay đổi 0, như cũ 0.')
  expect(page.url()).toBe(preview)
  expect(await written()).toBe(2500)
})
