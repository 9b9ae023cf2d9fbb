import { deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { parseDossiers } from '@/lib/record/dossiers/rules'
import { readTable } from '@/lib/sheets/read'
import { readNumber } from '@/lib/sheets/values'
import { parseRoster } from '@/lib/staff/imports/rules'
import { csv, utf8 } from '../../support/sheets/files'

// Files as offices have them: each was read wrongly once, or would have been.

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))))
const head = 'Ma can bo;Ho va ten;Loai;Chuc vu;Tu ngay\nA1;'
const tail = ';Cong chuc;CV;01/07/2025\n'
const roster = async (file: Uint8Array) => parseRoster(await readTable(file, 'ds.csv'))

describe('a name whose accents are of another encoding', () => {
  it.each([
    ['TCVN3: Đông', bytes(head, [0xa7, 0xab], 'ng', tail)],
    ['VNI: Nguyễn', bytes(head, 'Nguye', [0xe3], 'n', tail)],
    ['VNI: Trần', bytes(head, 'Tra', [0xe0], 'n', tail)],
    ['UTF-8 read as Latin and saved again', utf8(Buffer.from(`${head}Đỗ Nguyễn${tail}`).toString('latin1'))],
    ['letters already lost', utf8(`${head}Nguy\ufffdn${tail}`)],
  ])('is refused, not taken in wrongly: %s', async (_name, file) => {
    const { rows, refused } = await roster(file)
    expect(rows).toEqual([])
    expect(refused[0]?.why).toMatch(/lưu lại tệp/)
  })
  it('keeps what only looks like it', async () => {
    const text = `Ma can bo;Ho va ten;Loai;Chuc vu;Tu ngay;Bo phan\nA1;Tạ Quảng Á${tail.trim()};XÃ\u00a0«Hoá» 5 m²\n`
    expect((await roster(utf8(text))).refused).toEqual([])
  })
})

it('refuses a name split over two columns under one title', async () => {
  const read = await csv(
    'Mã cán bộ,Họ và tên,,Loại,Chức vụ,Từ ngày\nA1,Đỗ Thị,Xuân,Công chức,CV,01/07/2025\n',
  )
  expect(parseRoster(read)).toMatchObject({ rows: [], refused: [{ column: 'Họ và tên', row: 1 }] })
})

it('reads a title of two rows that a spreadsheet saved as CSV, with sums beside their parts', async () => {
  const read = await csv(
    [
      'BÁO CÁO TIẾP NHẬN VÀ TRẢ KẾT QUẢ;;;;;;;;;;;',
      'STT;Mã đơn vị;Tháng;Số hồ sơ tiếp nhận;;;Số lượng hồ sơ đã giải quyết;;;;Số lượng hồ sơ đang giải quyết;',
      ';;;Tổng số;Trực tuyến;Trực tiếp;Tổng số;Trước hạn;Đúng hạn;Quá hạn;Trong hạn;Quá hạn',
      '1;00598;10/2026;1432;1165;267;1382;900;480;2;49;1',
    ].join('\n'),
  )
  const { rows, refused, leftOut } = parseDossiers(read, { isUnit: () => true })
  expect(refused).toEqual([])
  expect(rows).toMatchObject([
    {
      unitCode: '00598',
      ...{ received: 1432, online: 1165, early: 900, onTime: 480, late: 2 },
      ...{ pendingInTime: 49, pendingOverdue: 1 },
    },
  ])
  // The title, and the upper row of the header.
  expect(leftOut).toBe(2)
})

it('reads a title of two rows: what is pending overdue is not what was overdue', async () => {
  const rows = [
    ['STT', 'Mã đơn vị', 'Tháng', 'Hồ sơ', null, 'Đã giải quyết', null, null, 'Đang giải quyết', null],
    [
      ...[null, null, null],
      'Tồn đầu kỳ',
      'Tiếp nhận',
      'Trước hạn',
      'Đúng hạn',
      'Quá hạn',
      'Trong hạn',
      'Quá hạn',
    ],
    [1, '00598', '10/2026', 40, 1392, 900, 480, 2, 49, 1],
  ]
  const merges = [0, 1, 2].map((at) => ({ startRow: 0, startCol: at, endRow: 1, endCol: at }))
  const wide = [3, 5, 8].map((at) => ({
    startRow: 0,
    startCol: at,
    endRow: 0,
    endCol: at + (at === 5 ? 2 : 1),
  }))
  const file = await writeXlsx({ sheets: [{ name: 'BC', rows, merges: [...merges, ...wide] }] })
  const parsed = parseDossiers(await readTable(file, 'bc.xlsx'), { isUnit: () => true })
  expect(parsed).toMatchObject({
    refused: [],
    leftOut: 1,
    rows: [{ late: 2, pendingInTime: 49, pendingOverdue: 1 }],
  })
})

it.each(['Tổng: 2', 'Cộng: 02 người', 'TỔNG CỘNG', 'Tổng số (người): 2'])(
  'leaves out “%s”',
  async (total) => {
    const line = 'A1,Đỗ Xuân,Công chức,CV,01/07/2025'
    const read = await csv(`STT,Mã cán bộ,Họ và tên,Loại,Chức vụ,Từ ngày\n1,${line}\n,,${total},,,\n`)
    expect(parseRoster(read)).toMatchObject({ refused: [], leftOut: 1, rows: [{ staffCode: 'A1' }] })
  },
)

it('knows that no thousands begin with a zero', () => {
  const number = (text: string) => readNumber({ kind: 'text', text })
  expect(number('0.125')).toEqual({ ok: true, value: '0.125' })
  expect(number('0,125')).toEqual({ ok: true, value: '0.125' })
  expect(number('1,432,567')).toMatchObject({ ok: false, why: expect.stringContaining('1432567') })
})

describe('what stands beyond the rows and columns that are read', () => {
  const far = (cell: string) => book(`<row r="1"><c r="A1"><v>1</v></c></row>${cell}`)
  it('refuses the file', async () => {
    const refused = async (cell: string) => {
      const read = await readTable(far(cell), 'x.xlsx')
      return read.ok ? 'read' : read.refused[0]?.why
    }
    expect(await refused('<row r="1048576"><c r="A1048576"><v>9</v></c></row>')).toMatch(/dòng 1048576/)
    expect(await refused('<row r="2"><c r="XFD2" s="1"><v>9</v></c></row>')).toMatch(/ô XFD2/)
    expect(await refused('<row r="1048576"><c r="A1048576" s="1"/></row>')).toBe('read')
  })
  it('sees formulas in every form that files write', async () => {
    const formulas = ['<f>1+1</f>', '<f t="shared" si="0"/>', '<f t="array" ref="A1">SUM(B1)</f>']
    const cells = formulas.map((each, at) => `<c r="${'ABC'[at]}2">${each}<v>2</v></c>`)
    const read = await readTable(far(`<row r="2">${cells.join('')}</row>`), 'x.xlsx')
    expect(read.ok && read.sheets[0]?.rows[1]?.map(({ kind }) => kind)).toEqual(Array(3).fill('formula'))
  })
})

const open = 'http://schemas.openxmlformats.org'
const relationships = (type: string, target: string) =>
  `<Relationships xmlns="${open}/package/2006/relationships"><Relationship Id="rId1" Type="${open}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`

function book(data: string): Uint8Array {
  return zip([
    ['[Content_Types].xml', `<Types xmlns="${open}/package/2006/content-types"/>`],
    ['_rels/.rels', relationships('officeDocument', 'xl/workbook.xml')],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${open}/spreadsheetml/2006/main" xmlns:r="${open}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationships('worksheet', 'worksheets/sheet1.xml')],
    [
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${open}/spreadsheetml/2006/main"><sheetData>${data}</sheetData></worksheet>`,
    ],
  ])
}

function zip(parts: [string, string][]): Uint8Array {
  let offset = 0
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []]
  for (const [name, text] of parts) {
    const packed = deflateRawSync(text)
    const [local, central] = [Buffer.alloc(30), Buffer.alloc(46)]
    local.writeUInt32LE(0x04034b50, 0)
    central.writeUInt32LE(0x02014b50, 0)
    for (const [header, at] of [
      [local, 8],
      [central, 10],
    ] as const) {
      header.writeUInt16LE(8, at)
      header.writeUInt32LE(packed.length, at + 10)
      header.writeUInt32LE(Buffer.byteLength(text), at + 14)
      header.writeUInt16LE(name.length, at + 18)
    }
    central.writeUInt32LE(offset, 42)
    locals.push(local, Buffer.from(name), packed)
    directory.push(central, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]))
}
