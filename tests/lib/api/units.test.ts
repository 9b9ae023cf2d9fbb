import { beforeAll, describe, expect, it, vi } from 'vitest'
import { log } from '@/lib/log'
import { GET as oneUnit } from '@/app/api/v1/units/[code]/route'
import { GET as units, POST } from '@/app/api/v1/units/route'
import { unitDetail } from '@/lib/open-data/schema'
import type { UnitDetail } from '@/lib/units/views/schema'
import { testDatabase, type TestDatabase } from '@/tests/support/database'

// Next's cache lives in its server alone; here every read is asked anew.
vi.mock('next/cache', () => ({ unstable_cache: (read: () => unknown) => read }))

const root = 'https://nep.example'
const list = async (search = '') => {
  const response = await units(new Request(`${root}/api/v1/units${search}`), {})
  expect(response.status).toBe(200)
  return (await response.json()) as { data: UnitDetail[]; next: string | null }
}
const one = (word: string) =>
  oneUnit(new Request(`${root}/api/v1/units/x`), { params: Promise.resolve({ code: word }) })

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await database.query(`
    INSERT INTO admin_unit (code, slug, name, name_en, type, valid_from, valid_to, parent_id) VALUES
      ('01', 'ha-noi', 'Thành phố Hà Nội', NULL, 'province', NULL, NULL, NULL),
      ('021', 'bac-tu-liem-2025', 'Quận Bắc Từ Liêm', NULL, 'urban_district', NULL, '2025-06-30', NULL),
      ('00598', 'thuong-cat-bac-tu-liem-2025', 'Phường Thượng Cát', NULL, 'ward', NULL, '2025-06-30', NULL),
      ('00598', 'thuong-cat', 'Phường Thượng Cát', 'Thuong Cat Ward', 'ward', '2025-07-01', NULL, NULL)`)
  await database.query(
    `UPDATE admin_unit SET parent_id = (SELECT id FROM admin_unit WHERE slug = 'ha-noi') WHERE slug = 'thuong-cat'`,
  )
  await database.query(`
    INSERT INTO unit_succession (former_id, successor_id, kind, effective_on)
    SELECT f.id, s.id, 'whole', '2025-07-01' FROM admin_unit f, admin_unit s
    WHERE f.slug = 'thuong-cat-bac-tu-liem-2025' AND s.slug = 'thuong-cat'`)
  return database.close
})

describe('units', () => {
  it('has former units too, each with what became of it, keys in the order of the contract', async () => {
    const { data, next } = await list()
    expect(next).toBeNull()
    expect(data.map(({ slug }) => slug)).toEqual([
      'thuong-cat-bac-tu-liem-2025',
      'thuong-cat',
      'ha-noi',
      'bac-tu-liem-2025',
    ])
    for (const unit of data) {
      expect(unitDetail.parse(unit)).toEqual(unit)
      expect(Object.keys(unit)).toEqual(Object.keys(unitDetail.shape))
    }
    expect(data[1]).toEqual({
      code: '00598',
      slug: 'thuong-cat',
      name: 'Phường Thượng Cát',
      nameEn: 'Thuong Cat Ward',
      type: 'ward',
      parent: 'ha-noi',
      validFrom: '2025-07-01',
      validTo: null,
      successors: [],
      predecessors: [{ slug: 'thuong-cat-bac-tu-liem-2025', kind: 'whole' }],
    })
  })

  it('finds one by slug, and by the code of today', async () => {
    const { data } = await list()
    for (const unit of data) expect(await (await one(unit.slug)).json()).toEqual(unit)
    expect(await (await one('00598')).json()).toEqual(data[1])
    for (const word of ['021', 'khong-co', '\0', 'Thượng Cát', '']) {
      const response = await one(word)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    }
  })

  it('is found by a code that has letters and points', async () => {
    await database.query(`INSERT INTO admin_unit (code, slug, name, type, valid_from)
      VALUES ('DN.02', 'hai-chau', 'Phường Hải Châu', 'ward', '2025-07-01')`)
    expect(await (await one('DN.02')).json()).toMatchObject({ code: 'DN.02', slug: 'hai-chau' })
    await database.query(`DELETE FROM admin_unit WHERE code = 'DN.02'`)
  })

  it('is found by its code until its last day, also when it is known who has the code next', async () => {
    await database.query(`INSERT INTO admin_unit (code, slug, name, type, valid_from, valid_to) VALUES
      ('20333', 'cam-le', 'Phường Cẩm Lệ', 'ward', '2025-07-01', '2198-12-31'),
      ('20333', 'cam-le-2199', 'Phường Cẩm Lệ', 'ward', '2199-01-01', NULL)`)
    expect(await (await one('20333')).json()).toMatchObject({ slug: 'cam-le' })
    await database.query(`DELETE FROM admin_unit WHERE code = '20333'`)
  })

  it('comes in pages, in one order', async () => {
    await database.query(`
      INSERT INTO admin_unit (code, slug, name, type, valid_from)
      SELECT (50000 + n)::text, 'xa-' || n, 'Xã ' || n, 'commune', '2025-07-01' FROM generate_series(1, 1200) n`)
    const first = await list()
    expect(first.data).toHaveLength(1000)
    const second = await list(new URL(first.next!, root).search)
    expect(second.next).toBeNull()
    const slugs = [...first.data, ...second.data].map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(1204)
    for (const after of ['khong-co', '%00']) {
      const response = await units(new Request(`${root}/api/v1/units?after=${after}`), {})
      expect(response.status).toBe(400)
    }
  })

  it('says that the database is away, in the form of every other problem', async () => {
    const quiet = vi.spyOn(log, 'error').mockImplementation(() => {})
    await database.query('ALTER TABLE admin_unit RENAME TO admin_unit_gone')
    const response = await one('thuong-cat')
    await database.query('ALTER TABLE admin_unit_gone RENAME TO admin_unit')
    expect([response.status, response.headers.get('content-type')]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
    ])
    expect(quiet).toHaveBeenCalledOnce()
    quiet.mockRestore()
  })

  it('is read only, and says what may be asked instead', async () => {
    const answer = POST()
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await answer.json()).toMatchObject({ status: 405, detail: expect.stringContaining('PUT') })
  })
})
