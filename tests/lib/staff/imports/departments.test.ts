import { describe, expect, it } from 'vitest'
import { readTable } from '@/lib/sheets/read'
import { parseRoster } from '@/lib/staff/imports/rules'
import { csv, xlsx, xlsxBytes } from '../../../support/sheets/files'

// A list as most offices keep it: a row with the name of a department, then its people.

const header = ['STT', 'Mã cán bộ', 'Họ và tên', 'Loại', 'Chức vụ', 'Từ ngày']
const person = (number: number | string, code: string, ...more: (string | null)[]) => [
  ...[number, code, `Nguyễn Thị ${code}`, 'Công chức', 'Chuyên viên', '01/07/2025', ...more],
]
const row = (...cells: (string | number | null)[]) => cells
const office = 'Văn phòng HĐND và UBND'

const read = async (rows: (string | number | null)[][], head = header) => {
  const parsed = parseRoster(await xlsx([head, ...rows]))
  const departments = Object.fromEntries(parsed.rows.map((each) => [each.staffCode, each.department]))
  return { ...parsed, departments }
}

describe('a row that only names a department', () => {
  it('is the department of the people below, up to the next such row', async () => {
    const { departments, refused, leftOut, notes } = await read([
      person(1, 'A0'),
      row('I', null, office),
      person(1, 'A1'),
      person(2, 'A2'),
      row('Cộng: 2 người'),
      row(null),
      row('II', null, 'Tư pháp - Hộ tịch:'),
      person(1, 'B1'),
      row(null),
      row(null, null, 'NGƯỜI LẬP BIỂU'),
    ])
    expect(refused).toEqual([])
    expect(departments).toEqual({
      ...{ A0: undefined, A1: office, A2: office, B1: 'Tư pháp - Hộ tịch' },
    })
    expect(leftOut).toBe(4)
    expect(notes).toEqual([
      'Trang tính "Trang 1": bỏ qua dòng 6 (Cộng: 2 người), 11 (NGƯỜI LẬP BIỂU).',
      `Trang tính "Trang 1": dòng 3 (${office}), 8 (Tư pháp - Hộ tịch) được hiểu là bộ phận của các dòng tiếp theo, nơi không có cột Bộ phận hoặc ô ấy để trống.`,
    ])
  })

  it.each([
    ['over the whole width, in the first column', ['I. Phòng Văn hóa - Xã hội']],
    ['without a number', [null, null, 'Phòng Văn hóa - Xã hội']],
    ['without a number, first', ['Phòng Văn hóa - Xã hội']],
    ['in the column of codes', ['B', 'Phòng Văn hóa - Xã hội']],
    ['numbered in the same cell', [null, null, 'II - Phòng Văn hóa - Xã hội']],
  ])('is read %s', async (_, cells) => {
    const { departments, refused, leftOut } = await read([cells, person(1, 'A1')])
    expect(refused).toEqual([])
    expect([departments.A1, leftOut]).toEqual(['Phòng Văn hóa - Xã hội', 1])
  })

  it('counts where the column “Bộ phận” is there and empty, and gives way where it is filled in', async () => {
    const head = [...header, 'Bộ phận']
    const rows = [
      person(1, 'A0', null),
      row('I', null, office),
      person(2, 'A1', null),
      person(3, 'A2', 'Công an'),
    ]
    const { departments, refused } = await read(rows, head)
    expect(refused).toEqual([])
    expect(departments).toEqual({ A0: null, A1: office, A2: 'Công an' })
    const own = await read(
      [row(null, null, null, null, null, null, 'Tài chính'), person(1, 'A1', null)],
      head,
    )
    expect([own.departments.A1, own.refused]).toEqual(['Tài chính', []])
  })

  it('is the last of several, and is forgotten on the next sheet and below a row nobody understands', async () => {
    const nested = await read([row('A', null, 'Khối chính quyền'), row('I', null, office), person(1, 'A1')])
    expect([nested.departments.A1, nested.leftOut]).toEqual([office, 2])
    expect(nested.notes.join()).not.toContain('Khối chính quyền) được hiểu')
    const unknown = await read([
      ...[row('I', null, office), person(1, 'A1'), row(null), row(null, null, 'Tư pháp'), person(2, 'A2')],
    ])
    expect(unknown.departments).toEqual({ A1: office, A2: undefined })
    expect(unknown.notes.join()).toContain('5 (Tư pháp)')
    const sheets = [
      [header, row('I', null, office), person(1, 'A1')],
      [header, person(1, 'A2')],
    ]
    const book = await xlsxBytes(sheets.map((rows, at) => ({ name: `Trang ${at + 1}`, rows })))
    expect(parseRoster(await readTable(book, 'ds.xlsx')).rows).toMatchObject([
      { staffCode: 'A1', department: office },
      { staffCode: 'A2', department: undefined },
    ])
  })

  it('is read from CSV', async () => {
    const line = 'A1;Đỗ Xuân;Công chức;CV;01/07/2025'
    const text = `STT;Mã cán bộ;Họ và tên;Loại;Chức vụ;Từ ngày\nI;;${office};;;\n1;${line}\n`
    expect(parseRoster(await csv(text))).toMatchObject({
      refused: [],
      leftOut: 1,
      rows: [{ department: office }],
    })
  })
})

describe('is never guessed', () => {
  it.each([
    ['a name alone', [null, null, 'Nguyễn Văn An']],
    ['a name with a number', [3, null, 'Nguyễn Văn An']],
    ['a kind of staff', ['II', null, 'Lao động hợp đồng']],
    ['a post alone', ['I', null, null, null, 'Trưởng phòng']],
  ])('from %s, which is refused in one sentence', async (_, cells) => {
    const { rows, refused } = await read([person(1, 'A1'), cells, person(2, 'A2')])
    expect(refused).toMatchObject([{ row: 3, why: expect.stringContaining('chỉ có một ô chữ') }])
    expect(rows.map(({ department }) => department)).toEqual([undefined, undefined])
  })
  it('where people are numbered like that', async () => {
    const { refused } = await read([person('I', 'A1'), row('II', null, 'Nguyễn Văn An'), person('III', 'A2')])
    expect(refused).toMatchObject([{ row: 3, value: 'Nguyễn Văn An' }])
  })
  it('where the row says anything else', async () => {
    const { refused } = await read([row('I', null, office, null, 'Trưởng phòng'), person(1, 'A1')])
    expect(refused.map(({ column }) => column)).toEqual(['Mã cán bộ', 'Loại', 'Từ ngày'])
  })
})
