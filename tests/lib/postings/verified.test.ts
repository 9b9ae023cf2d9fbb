import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { verifiedPaper } from '@/app/papers-verified'
import { importCode } from '@/lib/codes/commands'
import { type TestDatabase, testDatabase } from '../../support/database'

// Next's cache lives in its server alone; here every read is asked anew.
vi.mock('next/cache', () => ({ unstable_cache: (read: () => unknown) => read }))

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  const unit = (
    code: string,
    slug: string,
    type: string,
    parent: string | null,
    from: string | null,
    to: string | null,
  ) =>
    database.query(
      `INSERT INTO admin_unit (code, slug, name, type, parent_id, valid_from, valid_to)
       VALUES ($1, $2, $2, $3::unit_type, (SELECT id FROM admin_unit WHERE slug = $4), $5, $6)`,
      [code, slug, type, parent, from, to],
    )
  await unit('01', 'ha-noi', 'province', null, null, null)
  await unit('021', 'bac-tu-liem-2025', 'urban_district', 'ha-noi', null, '2025-06-30')
  await unit('00595', 'minh-khai-2025', 'ward', 'bac-tu-liem-2025', null, '2025-06-30')
  await unit('00596', 'phu-dien-2025', 'ward', 'bac-tu-liem-2025', null, '2025-06-30')
  await unit('00598', 'thuong-cat', 'ward', 'ha-noi', '2025-07-01', null)
  await unit('00602', 'dong-ngac', 'ward', 'ha-noi', '2025-07-01', null)
  // One that ended while the portal knew it: its own model was printed before.
  await unit('00700', 'tay-tuu', 'ward', 'ha-noi', '2025-07-01', null)
  const passes = (former: string, successor: string, kind: string) =>
    database.query(
      `INSERT INTO unit_succession (former_id, successor_id, kind, effective_on)
       SELECT f.id, s.id, $3::succession_kind, f.valid_to + 1 FROM admin_unit f, admin_unit s WHERE f.slug = $1 AND s.slug = $2`,
      [former, successor, kind],
    )
  await passes('minh-khai-2025', 'thuong-cat', 'part')
  await passes('minh-khai-2025', 'dong-ngac', 'part_area')
  await passes('phu-dien-2025', 'dong-ngac', 'whole')
  await importCode(null, readFileSync('prisma/seed/codes/can-bo.md', 'utf8'))
  await database.query(`INSERT INTO one_stop_standard ("group", position, text, text_en)
    VALUES ('civil', 1, 'Gọn gàng.', 'Tidy.')`)
  await database.query(`UPDATE admin_unit SET valid_to = '2026-10-31' WHERE slug = 'tay-tuu'`)
  await passes('tay-tuu', 'thuong-cat', 'whole')
  return database.close
})

const heirs = async (token: string) =>
  (await verifiedPaper(token))?.heirs.map(({ unit, kind, prints }) => [unit.slug, kind, prints])

describe('a paper of a unit that has ended', () => {
  it('says so and until when, although its Code still holds', async () => {
    const paper = await verifiedPaper('quy-tac.can-bo.1.minh-khai-2025.ap-phich.tru-so')
    expect(paper?.state).toEqual({ state: 'unit-ended', on: '2025-06-30' })
  })

  it('names who took over, how much, and that each has such a paper to print', async () => {
    expect(await heirs('quy-tac.can-bo.1.minh-khai-2025.ap-phich.tru-so')).toEqual([
      ['dong-ngac', 'part_area', true],
      ['thuong-cat', 'part', true],
    ])
  })

  it('of a former district leads to today’s wards on its ground, each once', async () => {
    expect(await heirs('quy-tac.can-bo.1.bac-tu-liem-2025.to-a4.tru-so')).toEqual([
      ['dong-ngac', null, true],
      ['thuong-cat', null, true],
    ])
  })

  it('is known as long as its unit once had such a model, and never otherwise', async () => {
    const token = 'mot-cua.1.tay-tuu.ap-phich.mot-cua'
    expect((await verifiedPaper(token))?.state).toEqual({ state: 'unit-ended', on: '2026-10-31' })
    expect(await heirs(token)).toEqual([['thuong-cat', 'whole', true]])
    expect(await verifiedPaper('mot-cua.1.minh-khai-2025.ap-phich.mot-cua')).toBeNull()
  })

  it('does not offer a model that the successor has none of', async () => {
    await database.query(
      `UPDATE unit_succession SET successor_id = (SELECT id FROM admin_unit WHERE slug = 'ha-noi')
       WHERE former_id = (SELECT id FROM admin_unit WHERE slug = 'tay-tuu')`,
    )
    expect(await heirs('mot-cua.1.tay-tuu.ap-phich.mot-cua')).toEqual([['ha-noi', 'whole', false]])
    expect(await heirs('quy-tac.can-bo.1.thuong-cat.ap-phich.tru-so')).toEqual([])
  })
})
