import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DossiersFile, importDossiers as take } from '@/lib/record/facts/commands'
import { wholeUnit } from '@/lib/record/facts/rules'
import { testDatabase, type TestDatabase } from '@/tests/support/database'

const importDossiers = (file: DossiersFile) => take(null, file, new Date('2026-11-10T08:00:00+07:00'))

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  // The code was re-used: it named another ward until 30 June 2025.
  await database.query(`INSERT INTO admin_unit (code, slug, name, type, valid_from, valid_to) VALUES
    ('00598', 'lien-mac-cu', 'Phường Liên Mạc', 'ward', NULL, '2025-06-30'),
    ('00598', 'thuong-cat', 'Phường Thượng Cát', 'ward', '2025-07-01', NULL),
    ('00602', 'dong-ngac', 'Phường Đông Ngạc', 'ward', '2025-07-01', NULL)`)
  return database.close
})
beforeEach(() => database.query('DELETE FROM dossier_figure'))

const header =
  'Mã đơn vị,Tháng,Lĩnh vực,Tồn đầu kỳ,Tiếp nhận,Trước hạn,Đúng hạn,Quá hạn,Đang giải quyết trong hạn,Đang giải quyết quá hạn,Trực tuyến,Trực tiếp,Bưu chính'
const line = (code: string, month: string, field = '', received = 100) =>
  `${code},${month},${field},0,${received},${received},0,0,0,0,${received},0,0`
const file = (...lines: string[]) => ({
  bytes: new TextEncoder().encode([header, ...lines].join('\n')),
  fileName: 'ho-so.csv',
})
const kept = () =>
  database.query<{ slug: string; month: string; field: string; received: number }>(
    `SELECT u.slug, to_char(d.month, 'YYYY-MM') AS month, d.field, d.received, d.online_capable
     FROM dossier_figure d JOIN admin_unit u ON u.id = d.unit_id ORDER BY u.slug, d.month, d.field`,
  )

describe('importDossiers', () => {
  it('gives each month to the unit that had the code then', async () => {
    const done = await importDossiers(file(line('00598', '06/2025'), line('00598', '07/2025')))
    expect(done).toMatchObject({ ok: true, plan: { new: 2, changed: 0, same: 0, refused: [] } })
    expect(await kept()).toMatchObject([
      { slug: 'lien-mac-cu', month: '2025-06', received: 100 },
      { slug: 'thuong-cat', month: '2025-07', received: 100, online_capable: null },
    ])
  })

  it('is the same twice as once, and changes what changed', async () => {
    const first = file(line('00598', '10/2026'), line('00602', '10/2026'))
    await importDossiers(first)
    expect(await importDossiers(first)).toMatchObject({ plan: { new: 0, changed: 0, same: 2 } })
    const next = file(line('00598', '10/2026', '', 120), line('602', '10/2026'))
    expect(await importDossiers(next)).toMatchObject({
      plan: { new: 0, changed: 1, same: 1, mended: [{ from: '602', to: '00602' }] },
    })
    expect((await kept()).map(({ received }) => received)).toEqual([100, 120])
    const events = await database.query(`SELECT payload FROM audit_event WHERE kind = 'dossiers.imported'`)
    expect(events.at(-1)).toMatchObject({ payload: { new: 0, changed: 1, same: 1 } })
  })

  it('writes nothing in a dry run, and nothing as long as one cell is refused', async () => {
    await importDossiers({ ...file(line('00598', '10/2026')), dryRun: true })
    const bad = await importDossiers(file(line('00598', '10/2026'), line('99999', '10/2026')))
    expect(bad).toMatchObject({ ok: true, plan: { writes: [], refused: [{ value: '99999', row: 3 }] } })
    expect(await kept()).toEqual([])
  })

  it('takes unit and month from the call where the file has none', async () => {
    const bytes = new TextEncoder().encode(
      'Tiếp nhận,Trước hạn,Đúng hạn,Quá hạn,Đang giải quyết trong hạn\n10,10,0,0,0',
    )
    const bare = { bytes, fileName: 'ho-so.csv' }
    expect(await importDossiers({ ...bare, unit: '598', month: '2026-10' })).toMatchObject({
      plan: { new: 1 },
    })
    expect(await kept()).toMatchObject([{ slug: 'thuong-cat', month: '2026-10', received: 10 }])
    expect(await importDossiers({ ...bare, unit: '12345', month: '2026-10' })).toEqual({
      ok: false,
      reason: 'unknown-unit',
    })
    expect(await importDossiers({ ...bare, unit: '00602', month: '2025-06' })).toMatchObject({
      plan: { refused: [{ value: '00602' }] },
    })
  })

  it('refuses what does not add up, unless told to take it', async () => {
    const off = '00598,10/2026,,0,100,90,0,0,0,0,100,0,0'
    expect(await importDossiers(file(off))).toMatchObject({
      plan: { new: 0, refused: [{ value: '10' }], writes: [] },
    })
    expect(await importDossiers({ ...file(off), acceptDifference: 'Chỉ để thử' })).toMatchObject({
      plan: { new: 1, refused: [] },
    })
    expect(await kept()).toHaveLength(1)
  })
})

describe('the whole unit', () => {
  const figures = (field: string, received: number | null) => ({
    ...{ field, carriedOver: 1, received, early: 1, onTime: 1, late: 0, pendingInTime: 0, pendingOverdue: 0 },
    ...{ online: 1, counter: 0, post: 0, onlineCapable: null, filedFromHome: null },
  })
  it('is its own line, else the sum of its fields, which knows no more than each of them', () => {
    expect(wholeUnit([])).toBeNull()
    expect(wholeUnit([figures('Đất đai', 5), figures('', 9)])).toMatchObject({ received: 9 })
    expect(wholeUnit([figures('Đất đai', 5), figures('Hộ tịch', 3)])).toMatchObject({
      received: 8,
      carriedOver: 2,
      onlineCapable: null,
    })
    expect(wholeUnit([figures('Đất đai', 5), figures('Hộ tịch', null)])).toMatchObject({ received: null })
  })
})
