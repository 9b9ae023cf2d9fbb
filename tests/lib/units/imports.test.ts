import { beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '@/lib/sheets/read'
import type { Parsed, Plan } from '@/lib/sheets/schema'
import { isDetailsFile, parseUnits } from '@/lib/units/imports/rules'
import { parseDetails, planDetails } from '@/lib/units/imports/details/rules'
import type { ExistingDetails } from '@/lib/units/imports/details/schema'
import { planUnits } from '@/lib/units/imports/planning/rules'
import { parseSuccessions, planSuccessions } from '@/lib/units/imports/successions/rules'
import type { ExistingUnit, ParsedUnit, UnitRef, UnitWrites } from '@/lib/units/imports/schema'
import { csv, seedFile, xlsx } from '../../support/sheets/files'

/** What the database holds once the plan is carried out. */
function carriedOut(plan: Plan<UnitWrites>, before: readonly ExistingUnit[]): ExistingUnit[] {
  const idOf = (ref: UnitRef | null) => (ref === null ? null : 'id' in ref ? ref.id : ref.newKey)
  const created = plan.writes.create.map((unit) => ({
    ...unit,
    id: unit.newKey,
    parentId: idOf(unit.parent),
    parentCode: null as string | null,
  }))
  const changed = before.map((unit) => {
    const change = plan.writes.update.find((one) => one.id === unit.id)
    return change ? { ...unit, ...change, parentId: idOf(change.parent) } : unit
  })
  const all = [...changed, ...created]
  return all.map((unit) => ({
    ...unit,
    parentCode: all.find((one) => one.id === unit.parentId)?.code ?? null,
  }))
}

const load = async (name: string) => readTable(seedFile(name), name)
let now: Parsed<ParsedUnit>
let former: Parsed<ParsedUnit>
let all: ExistingUnit[]

beforeAll(async () => {
  now = parseUnits(await load('hanoi-units-2025-07-01.csv'))
  former = parseUnits(await load('hanoi-units-before-2025-07-01.csv'))
  const first = planUnits(now, [])
  all = carriedOut(first, [])
  all = carriedOut(planUnits(former, all), all)
})

describe('the units of Hà Nội', () => {
  it('go in whole, in either order, and twice is once', () => {
    expect(planUnits(now, [])).toMatchObject({ new: 127, refused: [], leftOut: 0 })
    expect(all).toHaveLength(683)
    expect(planUnits(former, all)).toMatchObject({
      new: 0,
      changed: 0,
      same: 556,
      writes: { create: [], update: [] },
    })
    expect(planUnits(now, all)).toMatchObject({ new: 0, changed: 0, same: 127 })
    expect(planUnits(former, [])).toMatchObject({
      new: 526,
      refused: expect.arrayContaining([expect.objectContaining({ column: 'parent_code' })]),
    })
  })
  it('have their slugs', () => {
    const slug = (name: string, code: string) =>
      all.filter((unit) => unit.name === name && unit.code === code).map((unit) => unit.slug)
    expect(slug('Phường Thượng Cát', '00598')).toEqual(['thuong-cat'])
    expect(slug('Thành phố Hà Nội', '01')).toEqual(['ha-noi'])
    expect(slug('Quận Bắc Từ Liêm', '021')).toEqual(['bac-tu-liem-2025'])
    expect(slug('Phường Minh Khai', '00613')).toEqual(['minh-khai-bac-tu-liem-2025'])
    expect(slug('Thị trấn Yên Viên', '00526')).toEqual(['thi-tran-yen-vien-gia-lam-2025'])
    expect(new Set(all.map((unit) => unit.slug)).size).toBe(all.length)
  })
  it('have their successions and details', async () => {
    const parsed = parseSuccessions(await load('hanoi-unit-succession.csv'))
    expect(parsed).toMatchObject({ refused: [], leftOut: 0 })
    const plan = planSuccessions(parsed, all, [])
    expect(plan).toMatchObject({ new: 795, refused: [] })
    // Row 424 of the source has the code of Cổ Bi beside the name of Đặng Xá: taken by code, and said.
    expect(plan.notes).toEqual([
      expect.stringMatching(/^Dòng 424, cột old_name: ghi "Xã Đặng Xá" nhưng mã 00553 .* Xã Cổ Bi/),
    ])
    expect(planSuccessions(parsed, all, plan.writes)).toMatchObject({ new: 0, same: 795, writes: [] })

    const read = await load('hanoi-unit-details.csv')
    expect(isDetailsFile(read)).toBe(true)
    expect(isDetailsFile(await load('hanoi-units-2025-07-01.csv'))).toBe(false)
    const empty = { population: null, areaKm2: null, officeAddress: null, longitude: null, latitude: null }
    const before: ExistingDetails[] = all.map((unit) => ({ ...unit, ...empty }))
    const details = planDetails(parseDetails(read), before, '2025-07-01')
    expect(details).toMatchObject({ new: 126, refused: [] })
    const after = before.map((unit) => ({ ...unit, ...details.writes.find((write) => write.id === unit.id) }))
    expect(planDetails(parseDetails(read), after, '2025-07-01')).toMatchObject({
      new: 0,
      changed: 0,
      same: 126,
    })
    const ward = after.find((unit) => unit.code === '00598' && unit.validTo === null)
    expect(ward).toMatchObject({ population: 24692, areaKm2: '14.77' })
  })
})

describe('a reorganisation known ahead of its day', () => {
  const file =
    'Mã;Tên;Loại;Mã đơn vị cấp trên;Hiệu lực từ;Hiệu lực đến\n' +
    '00598;Phường Thượng Cát;Phường;01;01/07/2025;30/06/2027\n00598;Phường Sông Hồng;Phường;01;01/07/2027;'
  const kept = async () => carriedOut(planUnits(parseUnits(await csv(file)), all), all)

  it('goes in, and twice is once', async () => {
    const plan = planUnits(parseUnits(await csv(file)), all)
    expect(plan).toMatchObject({ new: 1, changed: 1, same: 0, refused: [] })
    expect(plan.writes.create).toMatchObject([{ slug: 'song-hong' }])
    expect(planUnits(parseUnits(await csv(file)), await kept())).toMatchObject({
      ...{ new: 0, changed: 0, same: 2, refused: [], writes: { create: [], update: [] } },
    })
  })

  it('has details for either unit of one code by its name, until the one has ended', async () => {
    const empty = { population: null, areaKm2: null, officeAddress: null, longitude: null, latitude: null }
    const before = (await kept()).map((unit) => ({ ...unit, ...empty }))
    const plan = async (name: string, today: string) => {
      const rows = await csv(`Mã;Tên;Dân số;Diện tích\n00598;${name};24692;14,77`)
      const { writes, refused } = planDetails(parseDetails(rows), before, today)
      return [
        ...writes.map(({ id }) => before.find((unit) => unit.id === id)?.slug),
        ...refused.map(({ why }) => why),
      ]
    }
    expect(await plan('Phường Thượng Cát', '2027-06-30')).toEqual(['thuong-cat'])
    expect(await plan('Phường Sông Hồng', '2027-06-30')).toEqual(['song-hong'])
    expect(await plan('Phường Khác', '2027-06-30')).toEqual([expect.stringContaining('Phường Thượng Cát')])
    expect(await plan('Phường Khác', '2027-07-01')).toEqual([expect.stringContaining('Phường Sông Hồng')])
    expect(await plan('Phường Thượng Cát', '2027-07-01')).toEqual([
      expect.stringContaining('Phường Sông Hồng'),
    ])
  })
})

const header = 'Mã;Tên;Loại;Mã đơn vị cấp trên;Hiệu lực từ;Hiệu lực đến\n'

describe('another province', () => {
  it('comes with Vietnamese words, in any order of columns', async () => {
    const parsed = parseUnits(
      await csv(
        'TEN DON VI;ma dvhc;Cấp;Mã cha;Từ ngày;Đến ngày\n' +
          'Tỉnh Bắc Ninh;24;Tỉnh;;01/07/2025;\n' +
          'Phường Bắc Ninh;09190;Phường;24;1/7/2025;\n' +
          'Thành phố Bắc Giang;213;Thành phố;24;;30/06/2025\n' +
          'Đặc khu Thử;09999;Đặc khu;24;2025-07-01;\n',
      ),
    )
    expect(parsed.refused).toEqual([])
    expect(parsed.rows.map((unit) => unit.type)).toEqual([
      'province',
      'ward',
      'city_district',
      'special_zone',
    ])
    const plan = planUnits(parsed, all)
    expect(plan).toMatchObject({ new: 4, refused: [] })
    expect(plan.writes.create.map((unit) => unit.slug).toSorted()).toEqual([
      'bac-giang-2025',
      'bac-ninh',
      'bac-ninh-bac-ninh',
      'thu',
    ])
  })
  it('keeps slugs that were given; who comes later gives way', () => {
    const at = { sheet: '', row: 2 }
    const base = { nameEn: null, validFrom: '2025-07-01', validTo: null, at }
    const rows: ParsedUnit[] = [
      { ...base, code: '35', name: 'Tỉnh Ninh Bình', type: 'province', parentCode: null },
      { ...base, code: '13300', name: 'Phường Tây Hồ', type: 'ward', parentCode: '35' },
    ]
    const plan = planUnits({ rows, refused: [], leftOut: 0, mended: [], notes: [], labels: new Map() }, all)
    expect(plan.writes.create.map((unit) => unit.slug)).toEqual(['ninh-binh', 'tay-ho-ninh-binh'])
    expect(plan.writes.update).toEqual([])
  })
  it('mends codes that an office program took the zeros from', async () => {
    const parsed = parseUnits(
      await xlsx([
        ['code', 'name', 'type', 'parent_code', 'valid_from', 'valid_to'],
        [1, 'Thành phố Thử', 'province', null, new Date(Date.UTC(2025, 6, 1)), null],
        [598, 'Phường Thử', 'ward', 1, 45839, null],
      ]),
    )
    expect(parsed.rows.map((unit) => [unit.code, unit.validFrom])).toEqual([
      ['01', '2025-07-01'],
      ['00598', '2025-07-01'],
    ])
    const plan = planUnits(parsed, [])
    expect(plan.mended.map(({ from, to }) => [from, to])).toEqual([
      ['1', '01'],
      ['598', '00598'],
      ['1', '01'],
    ])
    expect(plan.writes.create[1]?.parent).toEqual({ newKey: '01@2025-07-01' })
  })
  it.each([
    ['00001;Xã A;Ấp;01;01/07/2025;', 'Loại'],
    ['00001;Xã A;Xã;;01/07/2025;', 'Mã đơn vị cấp trên'],
    ['00001;Xã A;Xã;01;01/07/2025;30/06/2025', 'Hiệu lực đến'],
    ['00001;Xã A;Xã;01;31/02/2025;', 'Hiệu lực từ'],
    [';Xã A;Xã;01;;', 'Mã'],
    ['00001;Xã A;Xã;01;;\n00001;Xã B;Xã;01;;', 'Mã'],
  ])('refuses %s at its cell', async (rows, column) => {
    const parsed = parseUnits(await csv(header + rows))
    expect(parsed.refused).toHaveLength(1)
    expect(parsed.refused[0]).toMatchObject({ column, row: rows.includes('\n') ? 3 : 2 })
  })
  it('refuses an unknown parent and a second unit of one code', async () => {
    expect(planUnits(parseUnits(await csv(`${header}99999;Xã A;Xã;77;01/07/2025;`)), all)).toMatchObject({
      new: 0,
      refused: [{ column: 'Mã đơn vị cấp trên', value: '77', row: 2 }],
    })
    expect(
      planUnits(parseUnits(await csv(`${header}00598;Xã A;Xã;01;01/01/2026;`)), all).refused,
    ).toMatchObject([{ column: 'Mã' }])
    const closing = `${header}00598;Phường Thượng Cát;Phường;01;01/07/2025;31/12/2025\n00598;Xã A;Xã;01;01/01/2026;`
    expect(planUnits(parseUnits(await csv(closing)), all)).toMatchObject({ new: 1, changed: 1, refused: [] })
  })
})

describe('successions', () => {
  const head = 'Mã cũ;Tên cũ;Mã huyện cũ;Mã mới;Tên mới;Hình thức;Ngày hiệu lực\n'
  it('know units by code and day, and check the name', async () => {
    const good = parseSuccessions(
      await csv(`${head}598;Phường Liên Mạc;21;598;Phường Thượng Cát;Toàn bộ;01/07/2025`),
    )
    const plan = planSuccessions(good, all, [])
    expect(plan).toMatchObject({
      new: 1,
      refused: [],
      mended: [
        { from: '598', to: '00598' },
        { from: '598', to: '00598' },
      ],
    })
    expect(plan.writes[0]?.formerId).not.toBe(plan.writes[0]?.successorId)
    const wrong = parseSuccessions(
      await csv(`${head}00598;Phường Thượng Cát;021;00598;Phường Thượng Cát;whole;2025-07-01`),
    )
    expect(planSuccessions(wrong, all, [])).toMatchObject({
      new: 1,
      notes: [expect.stringMatching(/^Dòng 2, cột Tên cũ: .*Phường Liên Mạc/)],
    })
    const kind = parseSuccessions(
      await csv(`${head}00598;Phường Liên Mạc;021;00598;Phường Thượng Cát;gộp;2025-07-01`),
    )
    expect(kind.refused).toMatchObject([{ column: 'Hình thức', value: 'gộp', row: 2 }])
  })
  it('leave out a unit that stayed as it was, and refuse it by any other word', async () => {
    const row = (kind: string) =>
      csv(`${head}00598;Phường Thượng Cát;;00598;Phường Thượng Cát;${kind};01/03/2026`)
    expect(planSuccessions(parseSuccessions(await row('Giữ nguyên')), all, [])).toMatchObject({
      ...{ new: 0, leftOut: 1, refused: [], writes: [] },
      notes: [expect.stringMatching(/^Dòng 2, Phường Thượng Cát vẫn là đơn vị ấy/)],
    })
    expect(planSuccessions(parseSuccessions(await row('Đổi tên')), all, [])).toMatchObject({
      ...{ new: 0, leftOut: 0, writes: [] },
      refused: [{ row: 2, column: 'Mã mới', value: '00598', why: expect.stringContaining('01/03/2026') }],
    })
  })
  it('count no row that is refused', async () => {
    const row = csv(`${head}00598;Phường Liên Mạc;999;00598;Phường Thượng Cát;Toàn bộ;01/07/2025`)
    expect(planSuccessions(parseSuccessions(await row), all, [])).toMatchObject({
      ...{ new: 0, changed: 0, refused: [{ column: 'Mã huyện cũ', value: '999' }] },
    })
  })
})

it('names a cell by the header of the file, in the order of its rows, whoever finds the fault', async () => {
  const file = [
    'Mã;Tên;Loại;Cấp trên;Từ ngày;Đến ngày',
    '12345;Phường Y;Phường;88;01/07/2025;',
    '12346;Phường Z;Làng;88;01/07/2025;',
  ]
  const { refused } = planUnits(parseUnits(await csv(file.join('\n'))), [])
  expect(refused.map(({ row, column, value }) => [row, column, value])).toEqual([
    [2, 'Cấp trên', '88'],
    [3, 'Loại', 'Làng'],
  ])
})
