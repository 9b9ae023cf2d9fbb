import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { seedModel } from '@/lib/one-stop/commands'
import { findServicePoint, getModel } from '@/lib/one-stop/queries'
import { amenitySchema, standardSchema } from '@/lib/one-stop/schema'
import { testDatabase, type TestDatabase } from '../../support/database'

const read = (name: string): unknown => JSON.parse(readFileSync(`prisma/seed/one-stop/${name}.json`, 'utf8'))
const standards = standardSchema.array().parse(read('standards'))
const amenities = amenitySchema.array().parse(read('amenities'))

const now = new Date('2026-11-27T08:00:00+07:00')
const today = '2026-11-27'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await database.query(`INSERT INTO admin_unit (code, slug, name, type, valid_from) VALUES
    ('01', 'ha-noi', 'Thành phố Hà Nội', 'province', '2025-07-01')`)
  await database.query(`INSERT INTO admin_unit (code, slug, name, type, parent_id, valid_from, valid_to, office_address)
    SELECT v.code, v.slug, v.name, 'ward', id, v.a::date, v.b::date, v.address FROM admin_unit, (VALUES
      ('00598', 'thuong-cat', 'Phường Thượng Cát', '2025-07-01', NULL, 'Số 55'),
      ('00004', 'ba-dinh', 'Phường Ba Đình', '2025-07-01', NULL, NULL),
      ('00613', 'lien-mac-bac-tu-liem-2025', 'Phường Liên Mạc', NULL, '2025-06-30', 'Cũ')
    ) AS v(code, slug, name, a, b, address)`)
  return database.close
})

describe('the one-stop model', () => {
  it('is put in place once: standards, amenities and the addresses of today’s wards, in one event', async () => {
    expect(await seedModel(standards, amenities, now)).toEqual({
      standards: standards.length,
      amenities: amenities.length,
      points: 1,
    })
    expect(await seedModel(standards, amenities, now)).toEqual({ standards: 0, amenities: 0, points: 0 })
    expect(await database.query('SELECT kind FROM audit_event')).toEqual([{ kind: 'model.seeded' }])
    expect(await getModel()).toEqual({ standards, amenities })
  })

  it('keeps what an editor has changed', async () => {
    await database.query(
      `UPDATE one_stop_standard SET text = 'Đã sửa' WHERE "group" = 'civil' AND position = 1`,
    )
    await seedModel(standards, amenities, now)
    expect((await getModel()).standards[0]?.text).toBe('Đã sửa')
  })
})

describe('a service point', () => {
  it('has what is known, in order', async () => {
    await database.query(`INSERT INTO service_hours SELECT unit_id, d, o, c FROM service_point,
      (VALUES (2, '08:00', '11:30'), (1, '13:30', '17:00'), (1, '08:00', '11:30')) AS v(d, o, c)`)
    await database.query(
      `INSERT INTO service_counter SELECT unit_id, n, 'Đất đai', 'Land' FROM service_point, generate_series(2, 1, -1) n`,
    )
    await database.query(
      `INSERT INTO service_point_amenity SELECT unit_id, s FROM service_point, (VALUES ('nuoc-uong'), ('wi-fi')) AS v(s)`,
    )
    expect(await findServicePoint('thuong-cat', today)).toEqual({
      unit: { slug: 'thuong-cat', name: 'Phường Thượng Cát', nameEn: null, type: 'ward' },
      address: 'Số 55',
      hotline: null,
      illustrative: false,
      hours: [
        { weekday: 1, opens: '08:00', closes: '11:30' },
        { weekday: 1, opens: '13:30', closes: '17:00' },
        { weekday: 2, opens: '08:00', closes: '11:30' },
      ],
      counters: [
        { number: 1, title: 'Đất đai', titleEn: 'Land' },
        { number: 2, title: 'Đất đai', titleEn: 'Land' },
      ],
      amenities: ['wi-fi', 'nuoc-uong'],
    })
  })

  it('that nobody has described is all unknown, never empty words', async () => {
    expect(await findServicePoint('ba-dinh', today)).toMatchObject({
      address: null,
      hotline: null,
      hours: [],
      amenities: [],
    })
  })

  it.each(['ha-noi', 'lien-mac-bac-tu-liem-2025', 'khong-co', ''])('is not there for %j', async (slug) => {
    expect(await findServicePoint(slug, today)).toBeNull()
  })
})
