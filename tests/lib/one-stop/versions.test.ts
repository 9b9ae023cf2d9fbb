import { beforeAll, describe, expect, it } from 'vitest'
import { findOneStopPaper } from '@/lib/one-stop/versions/queries'
import { testDatabase, type TestDatabase } from '../../support/database'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await database.query(`INSERT INTO admin_unit (code, slug, name, type, valid_from)
    VALUES ('01', 'ha-noi', 'Thành phố Hà Nội', 'province', '2025-07-01')`)
  await database.query(`INSERT INTO admin_unit (code, slug, name, type, parent_id, valid_from)
    SELECT v.code, v.slug, v.name, 'ward', id, '2025-07-01' FROM admin_unit,
    (VALUES ('00598', 'thuong-cat', 'Phường Thượng Cát'), ('00004', 'ba-dinh', 'Phường Ba Đình')) AS v(code, slug, name)`)
  return database.close
})

const versions = async (unit: string) =>
  (await findOneStopPaper(unit))?.versions.map(({ version }) => version)

describe('versions of a one-stop paper', () => {
  it('begin when there is a model to print', async () => {
    expect(await findOneStopPaper('thuong-cat')).toBeNull()
    await database.query(`INSERT INTO one_stop_standard ("group", position, text, text_en)
      VALUES ('civil', 1, 'Gọn gàng.', 'Tidy.'), ('friendly', 1, 'Chào hỏi.', 'Greet.')`)
    expect(await versions('thuong-cat')).toEqual([1])
    expect(await versions('ba-dinh')).toEqual([1])
    expect(await findOneStopPaper('ha-noi')).toBeNull()
  })

  it('grow by one with a transaction that changes what the paper says, and for that ward only', async () => {
    await database.query(`BEGIN;
      INSERT INTO service_point (unit_id, hotline) SELECT id, '024 5550 0000' FROM admin_unit WHERE slug = 'thuong-cat';
      INSERT INTO service_hours SELECT id, 1, '08:00', '12:00' FROM admin_unit WHERE slug = 'thuong-cat';
      COMMIT`)
    expect(await versions('thuong-cat')).toEqual([2, 1])
    expect(await versions('ba-dinh')).toEqual([1])
    expect((await findOneStopPaper('thuong-cat'))?.content).toMatchObject({
      hotline: '024 5550 0000',
      hours: [{ weekday: 1, opens: '08:00', closes: '12:00' }],
    })
  })

  it('do not grow where nothing else is said, nor with what was rolled back', async () => {
    await database.query(`UPDATE service_point SET hotline = hotline`)
    await database.query(`BEGIN; UPDATE service_point SET hotline = '024 5550 9999'; ROLLBACK`)
    expect(await versions('thuong-cat')).toEqual([2, 1])
  })

  it('grow everywhere with the city’s standards', async () => {
    await database.query(
      `UPDATE one_stop_standard SET text = 'Sạch sẽ.' WHERE position = 1 AND "group" = 'civil'`,
    )
    expect(await versions('thuong-cat')).toEqual([3, 2, 1])
    expect(await versions('ba-dinh')).toEqual([2, 1])
  })

  it('lose no change of two clerks at once', async () => {
    const clerks = await Promise.all([database.client(database.appUrl), database.client(database.appUrl)])
    await Promise.all(clerks.map((clerk) => clerk.query('BEGIN')))
    await clerks[0]!.query(`UPDATE service_point SET hotline = '024 5550 0001'`)
    await clerks[1]!.query(
      `INSERT INTO service_counter SELECT id, 1, 'Hộ tịch', 'Civil status' FROM admin_unit WHERE slug = 'thuong-cat'`,
    )
    await Promise.all(clerks.map((clerk) => clerk.query('COMMIT')))
    expect((await findOneStopPaper('thuong-cat'))?.content).toMatchObject({
      hotline: '024 5550 0001',
      counters: [{ number: 1 }],
    })
    expect(await versions('thuong-cat')).toEqual([5, 4, 3, 2, 1])
  })

  it('are never changed', async () => {
    await expect(database.query(`DELETE FROM one_stop_version`)).rejects.toThrow(/append-only/)
  })
})
