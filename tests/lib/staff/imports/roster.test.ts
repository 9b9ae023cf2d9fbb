import { describe, expect, it } from 'vitest'
import { readTable } from '@/lib/sheets/read'
import { parseRoster } from '@/lib/staff/imports/rules'
import { planRoster } from '@/lib/staff/imports/planning/rules'
import type { Elsewhere, ExistingPost } from '@/lib/staff/imports/schema'
import { csv, windows1258, xlsx } from '../../../support/sheets/files'

const header = 'Mã cán bộ,Họ và tên,Ngày sinh,Loại,Chức vụ,Bộ phận,Từ ngày,Đến ngày,Email\n'
const xuan =
  'CB01,Đỗ Thị Xuân,02/03/1985,công chức,Công chức Văn hóa,Phòng Văn hóa - Xã hội,01/07/2025,,xuan@hanoi.gov.vn\n'
const an = 'CB02,Tống Văn An,,HĐLĐ,Nhân viên,,2025-07-01,,\n'

const post: ExistingPost = {
  personId: 'p1',
  postId: 'q1',
  staffCode: 'CB01',
  fullName: 'Đỗ Thị Xuân',
  birthDate: '1985-03-02',
  category: 'civil_servant',
  positionTitle: 'Công chức Văn hóa',
  department: 'Phòng Văn hóa - Xã hội',
  fromDay: '2025-07-01',
  toDay: null,
  email: 'xuan@hanoi.gov.vn',
}
const plan = async (text: string, existing: ExistingPost[], elsewhere: Elsewhere[] = []) =>
  planRoster(parseRoster(await csv(text)), existing, '00598', '2026-11-23', elsewhere)

describe('who comes from another unit', () => {
  const there: Elsewhere = {
    ...{ personId: 'p9', staffCode: 'CB01', fullName: 'ĐỖ THỊ XUÂN', birthDate: '1985-03-02' },
    ...{ email: null, unit: 'Phường Đông Ngạc', stillThere: true },
  }
  it('is the same person where code, name and birth date are', async () => {
    const { writes, lines, notes, ...counts } = await plan(header + xuan, [], [there])
    expect(counts).toMatchObject({ new: 1, changed: 0 })
    expect(writes).toMatchObject({
      persons: [{ personId: 'p9', fullName: 'Đỗ Thị Xuân', email: 'xuan@hanoi.gov.vn' }],
      create: [{ personId: 'p9', staffCode: 'CB01' }],
    })
    expect(lines?.[0]?.how).toContain('chuyển đến từ Phường Đông Ngạc')
    expect(notes.at(-1)).toContain('ở Phường Đông Ngạc chưa ghi ngày thôi giữ chức vụ.')
  })
  it.each<[string, Elsewhere[]]>([
    ['another birth date', [{ ...there, birthDate: '1985-03-03' }]],
    ['another code', [{ ...there, staffCode: 'CB02' }]],
    ['another name', [{ ...there, fullName: 'Đỗ Thị Xuyến' }]],
    ['two of them', [there, { ...there, personId: 'p8' }]],
  ])('is a new one with %s', async (_, elsewhere) => {
    const { writes } = await plan(header + xuan, [], elsewhere)
    expect(writes).toMatchObject({ persons: [{ personId: null }], create: [{ personId: null }] })
  })
  it('is asked for her birth date where the file has none', async () => {
    const other = { ...there, staffCode: 'CB02', fullName: 'Tống Văn An', birthDate: '1990-01-01' }
    const { writes, notes } = await plan(header + an, [], [other])
    expect(writes.create).toMatchObject([{ personId: null }])
    expect(notes.at(-1)).toContain('ghi thêm ngày sinh')
  })
})

describe('a roster', () => {
  it('reads as officials write it, with titles, STT, totals, signatures and blank rows', async () => {
    const read = await xlsx(
      [
        ['UBND PHƯỜNG THƯỢNG CÁT', null, null, null, null],
        ['DANH SÁCH CÁN BỘ, CÔNG CHỨC', null, null, null, null],
        [null, null, null, null, null],
        ['STT', 'HO VA TEN', 'Mã Cán Bộ', 'loại (*)', 'Chức vụ', 'Từ ngày', 'Ghi chú'],
        ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
        [1, 'Đỗ Thị Xuân', 'CB01', 'CC', 'Công chức', 45839, null],
        [2, 'Tống Văn An', 'CB02', 'Cán bộ', 'Chủ tịch', new Date(Date.UTC(2025, 6, 1)), 'x'],
        [3, null, null, null, null, null, null],
        ['Tổng cộng: 2 người', null, null, null, null, null, null],
        [null, 'NGƯỜI LẬP BIỂU', null, null, 'CHỦ TỊCH', null, null],
      ],
      { cells: new Map([['7,0', { formula: 'A7+1', value: 3 }]]) },
    )
    const parsed = parseRoster(read)
    expect(parsed.refused).toEqual([])
    expect(parsed.leftOut).toBe(5)
    expect(parsed.notes).toEqual([
      'Cột không dùng đến: Ghi chú.',
      expect.stringContaining('bỏ qua dòng 1 (UBND PHƯỜNG THƯỢNG CÁT), 2 ('),
    ])
    expect(parsed.rows.map((row) => [row.staffCode, row.category, row.fromDay, row.at.row])).toEqual([
      ['CB01', 'civil_servant', '2025-07-01', 6],
      ['CB02', 'elected_official', '2025-07-01', 7],
    ])
  })
  it('reads Windows-1258', async () => {
    const parsed = parseRoster(await readTable(windows1258(header + xuan + an), 'x.csv'))
    expect(parsed.rows.map((row) => row.fullName)).toEqual(['Đỗ Thị Xuân', 'Tống Văn An'])
  })
  it('names every bad cell of a row', async () => {
    const bad = 'CB03,,31/02/1990,giáo viên,Nhân viên,,01/07/2025,30/06/2025,thư\n'
    const { refused } = parseRoster(await csv(header + xuan + bad))
    expect(refused.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, 'Họ và tên', ''],
      [3, 'Ngày sinh', '31/02/1990'],
      [3, 'Loại', 'giáo viên'],
      [3, 'Đến ngày', '30/06/2025'],
      [3, 'Email', 'thư'],
    ])
    expect(refused.every(({ why }) => why.length > 10)).toBe(true)
  })
  it('refuses a missing column, a column that is there twice, and no header', async () => {
    expect(parseRoster(await csv('Mã cán bộ,Họ và tên,Loại,Chức vụ\nCB01,A,CC,x')).refused).toMatchObject([
      { row: 1, column: 'Từ ngày' },
    ])
    expect(parseRoster(await csv(header.replace('Email', 'Họ tên') + xuan)).refused).toMatchObject([
      { column: 'Họ tên' },
    ])
    expect(parseRoster(await csv('a,b\n1,2')).refused).toMatchObject([
      { why: expect.stringMatching(/dòng tiêu đề/) },
    ])
  })
  it('refuses formulas in cells that count', async () => {
    const read = await xlsx(
      [header.trim().split(','), ['CB01', 'A B', null, 'CC', 'x', null, '01/07/2025', null, null]],
      { cells: new Map([['1,1', { formula: 'A2&"x"', value: 'y' }]]) },
    )
    expect(parseRoster(read).refused).toMatchObject([{ sheet: 'Trang 1', row: 2, column: 'Họ và tên' }])
  })
  it('lets a person hold one post after another, not two at once', async () => {
    const first = 'CB01,Đỗ Thị Xuân,,CC,Công chức,,01/07/2025,31/12/2025,\n'
    expect(
      parseRoster(await csv(header + first + 'CB01,Đỗ Thị Xuân,,CC,Trưởng phòng,,01/01/2026,,\n')).refused,
    ).toEqual([])
    expect(
      parseRoster(await csv(header + first + 'CB01,Đỗ Thị Xuân,,CC,Trưởng phòng,,31/12/2025,,\n')).refused,
    ).toHaveLength(1)
    expect(
      parseRoster(await csv(header + first + 'CB01,Người Khác,,CC,Trưởng phòng,,01/01/2026,,\n')).refused,
    ).toHaveLength(1)
  })
})

describe('its plan', () => {
  it('tells new, changed, same and missing', async () => {
    expect(await plan(header + xuan + an, [post])).toMatchObject({
      new: 1,
      changed: 0,
      same: 1,
      missing: [],
      refused: [],
    })
    expect(await plan(header + an, [post])).toMatchObject({ new: 1, missing: ['CB01 Đỗ Thị Xuân'] })
    expect(await plan(header + an, [{ ...post, toDay: '2026-01-31' }])).toMatchObject({ missing: [] })
    const moved = await plan(header + xuan.replace('Công chức Văn hóa', 'Trưởng phòng'), [post])
    expect(moved).toMatchObject({
      changed: 1,
      writes: { persons: [], change: [{ postId: 'q1', positionTitle: 'Trưởng phòng' }] },
    })
    const renamed = await plan(header + xuan.replace('Đỗ Thị Xuân', 'Đỗ Thanh Xuân'), [post])
    expect(renamed).toMatchObject({ changed: 1, writes: { persons: [{ personId: 'p1' }], change: [] } })
  })
  it('says all that a new post brings, also what is empty, so that a wrong column is seen', async () => {
    const { lines } = await plan(header + xuan + an, [])
    const of =
      'Ngày sinh: 02/03/1985; Loại: Công chức; Chức vụ: Công chức Văn hóa; Bộ phận: Phòng Văn hóa - Xã hội; Từ ngày: 01/07/2025'
    expect(lines?.map(({ how }) => how)).toEqual([
      `${of}; Email: xuan@hanoi.gov.vn`,
      'Ngày sinh: để trống; Loại: Lao động hợp đồng; Chức vụ: Nhân viên; Bộ phận: để trống; Từ ngày: 01/07/2025',
    ])
  })
  it('says of a change, and of a known person in a new post, what becomes of what', async () => {
    const other = xuan.replace('02/03/1985', '03/02/1985')
    const changed = await plan(header + other.replace('Phòng Văn hóa - Xã hội', ''), [post])
    expect(changed.lines?.map(({ how }) => how)).toEqual([
      'Ngày sinh: 02/03/1985 → 03/02/1985; Bộ phận: Phòng Văn hóa - Xã hội → để trống',
    ])
    const later = await plan(header + other.replace('01/07/2025', '01/01/2026'), [post])
    expect(later.lines?.map(({ change, how }) => [change, how])).toEqual([
      [
        'new',
        expect.stringMatching(
          /^Ngày sinh: 02\/03\/1985 → 03\/02\/1985; Loại: Công chức; .*Từ ngày: 01\/01\/2026/,
        ),
      ],
    ])
  })
  it('keeps what the file has no column for', async () => {
    const short =
      'Mã cán bộ,Họ và tên,Loại,Chức vụ,Từ ngày\nCB01,Đỗ Thị Xuân,công chức,Công chức Văn hóa,01/07/2025\n'
    expect(await plan(short, [post])).toMatchObject({ same: 1, changed: 0 })
  })
  it('ends an open post where a later one begins, and is the same the second time', async () => {
    const later = xuan.replace('01/07/2025', '01/01/2026')
    const once = await plan(header + later, [post])
    expect(once).toMatchObject({
      new: 1,
      refused: [],
      writes: { change: [{ postId: 'q1', toDay: '2025-12-31' }] },
    })
    const after = [
      { ...post, toDay: '2025-12-31' },
      { ...post, postId: 'q2', fromDay: '2026-01-01' },
    ]
    expect(await plan(header + later, after)).toMatchObject({
      new: 0,
      changed: 0,
      same: 1,
      writes: { change: [], create: [] },
    })
  })
  it('refuses a post across one that is known, and then writes nothing', async () => {
    const earlier = await plan(header + xuan.replace('01/07/2025', '01/06/2025') + an, [post])
    expect(earlier.refused).toMatchObject([{ row: 2, column: 'Từ ngày' }])
    expect(earlier.writes).toMatchObject({ persons: [], change: [], create: [] })
  })
})

describe('what is missing from a roster', () => {
  const colleague: ExistingPost = {
    ...post,
    personId: 'p9',
    postId: 'q9',
    staffCode: 'CB09',
    fullName: 'Lê Tám',
  }
  it('is nobody whose row is there but refused', async () => {
    const { missing, refused } = await plan(header + xuan.replace('02/03/1985', '31/02/1985'), [
      post,
      colleague,
    ])
    expect(refused).toHaveLength(1)
    expect(missing).toEqual(['CB09 Lê Tám'])
  })
  it('is nobody where the file could not be read', async () => {
    const { missing, refused } = await plan('Mã,Ghi chú\n1,x', [post, colleague])
    expect(refused).not.toEqual([])
    expect(missing).toEqual([])
  })
})

it('refuses a code that two people of the unit bear, as after a merger', async () => {
  const other = { ...post, personId: 'p2', postId: 'q2', fullName: 'Trần Ba' }
  const { refused, writes } = await plan(header + xuan, [post, other])
  expect(refused).toMatchObject([
    { row: 2, column: 'Mã cán bộ', value: 'CB01', why: expect.stringContaining('Trần Ba') },
  ])
  expect(writes).toMatchObject({ persons: [], change: [], create: [] })
})
