import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { parseCsv, writeCsv } from '@/lib/sheets/csv'
import { readTable } from '@/lib/sheets/read'
import { csv, utf16, utf8, windows1258, xlsx, xlsxBytes } from '../../support/sheets/files'

const table = 'Mã;Họ và tên\r\nCB01;Đỗ Thị Xuân\r\nCB02;Nguyễn Văn Hoà\r\n'
const texts = async (bytes: Uint8Array) => {
  const read = await readTable(bytes, 'x.csv')
  if (!read.ok) throw new Error(read.refused[0]?.why)
  return read.sheets[0]?.rows.map((row) => row.map((cell) => cell.text))
}
const why = async (bytes: Uint8Array) => {
  const read = await readTable(bytes, 'x')
  return read.ok ? 'read' : read.refused[0]?.why
}
const expected = [
  ['Mã', 'Họ và tên'],
  ['CB01', 'Đỗ Thị Xuân'],
  ['CB02', 'Nguyễn Văn Hoà'],
]

describe('encodings', () => {
  it.each([
    ['UTF-8', utf8(table)],
    ['UTF-8 with BOM', utf8('\ufeff' + table)],
    ['UTF-8, decomposed', utf8(table.normalize('NFD'))],
    ['UTF-16 little endian', utf16(table)],
    ['UTF-16 big endian', utf16(table, true)],
    ['Windows-1258', windows1258(table)],
  ])('reads %s', async (_name, bytes) => expect(await texts(bytes)).toEqual(expected))

  it.each([
    ['Windows-1252', Buffer.from('Mã;Tên\nCB01;Müller Ägypten', 'latin1')],
    ['TCVN3', new Uint8Array([0x4d, 0xb7, 0x3b, 0x54, 0xaa, 0x6e, 0x0a, 0xa7, 0xe7])],
    ['UTF-16 without BOM', utf16(table).slice(2)],
    ['broken UTF-8 with BOM', new Uint8Array([0xef, 0xbb, 0xbf, 0x41, 0xff, 0x42])],
  ])('refuses %s in a sentence', async (_name, bytes) =>
    expect(await why(new Uint8Array(bytes))).toMatch(/lưu lại tệp/),
  )
})

describe('CSV', () => {
  it('guesses the separator from the rows that agree', () => {
    const rows = (text: string) => (parseCsv(text) as { rows: string[][] }).rows
    expect(rows('a;b;c\n1,5;2,5;3\n1,5;2,5;3')[1]).toEqual(['1,5', '2,5', '3'])
    expect(rows('BÁO CÁO, THÁNG 10\na;b\n1,5;2')[1]).toEqual(['a', 'b'])
    expect(rows('a\tb\n1\t2')[0]).toEqual(['a', 'b'])
    expect(rows('sep=;\na;b')[1]).toEqual(['a', 'b'])
    expect(rows('a,b\n"x;y;z","1;2;3"')[1]).toEqual(['x;y;z', '1;2;3'])
  })
  it('reads quotes, line breaks in cells, and a last separator', () => {
    expect(parseCsv('a,"b ""x"", y\nz"\r\n1,\n')).toEqual({
      ok: true,
      rows: [
        ['a', 'b "x", y\nz'],
        ['1', ''],
      ],
    })
    expect(parseCsv('a,"b\n')).toMatchObject({ ok: false, row: 1 })
  })
  it('writes what it reads back', async () => {
    const rows = [
      ['Mã', 'Tên'],
      ['00598', '=SUM(A1)'],
      ['-1', 'a "b", c'],
      ["'x", 'Đỗ'],
    ]
    expect(await texts(utf8(writeCsv(rows)))).toEqual(rows)
  })
  it('keeps formulas apart', async () => {
    const read = await csv('a,b\n="00598",x')
    expect(read.ok && read.sheets[0]?.rows[1]?.[0]?.kind).toBe('formula')
  })
})

describe('other files', () => {
  it('refuses what is no table, each in a sentence', async () => {
    expect(await why(new Uint8Array())).toMatch(/rỗng/)
    expect(await why(utf8('\ufeff \r\n;;\r\n'))).toMatch(/rỗng/)
    expect(await why(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toMatch(/\.xls đời cũ/)
    expect(await why(utf8('%PDF-1.7'))).toMatch(/PDF/)
    expect(await why(utf8('<html><table></table></html>'))).toMatch(/HTML/)
    expect(await why(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toMatch(/hỏng/)
    expect(await why(zip([['a.txt', Buffer.from('x'), 1]]))).toMatch(/XLSX/)
  })
})

describe('XLSX', () => {
  it('reads texts, numbers, dates, formulas and merged cells', async () => {
    const read = await xlsx(
      [
        ['Ngày', 'Số', 'Mã', null],
        [new Date(Date.UTC(2025, 6, 1)), 99.85, '00598', 0.1 + 0.2],
        [45839, null, null, null],
      ],
      {
        merges: [{ startRow: 1, startCol: 2, endRow: 2, endCol: 2 }],
        cells: new Map([['2,1', { formula: 'B2*2', value: 3 }]]),
      },
    )
    if (!read.ok) throw new Error(read.refused[0]?.why)
    expect(read.sheets[0]?.rows.slice(1)).toEqual([
      [
        { kind: 'date', text: '2025-07-01' },
        { kind: 'number', text: '99.85' },
        { kind: 'text', text: '00598' },
        { kind: 'number', text: '0.3' },
      ],
      [
        { kind: 'number', text: '45839' },
        { kind: 'formula', text: '=B2*2' },
        { kind: 'text', text: '00598' },
        { kind: 'empty', text: '' },
      ],
    ])
  })
  it('names hidden sheets and reads hidden rows', async () => {
    const bytes = await xlsxBytes([
      { name: 'Chính', rows: [['a'], ['b']], rowDefs: new Map([[1, { hidden: true }]]) },
      { name: 'Nháp', rows: [['x']], hidden: true },
    ])
    const read = await readTable(bytes, 'x.xlsx')
    expect(read).toMatchObject({ ok: true, hiddenSheets: ['Nháp'] })
    expect(read.ok && read.sheets.map((sheet) => sheet.rows.length)).toEqual([2])
  })
  it('refuses bombs before any reader opens them', async () => {
    const big = Buffer.alloc(40 * 1024 * 1024)
    expect(await why(zip([['xl/workbook.xml', big, big.length]]))).toMatch(/30 MB/)
    // A directory that lies: 40 MB that call themselves one kilobyte.
    expect(await why(zip([['xl/workbook.xml', big, 1024]]))).toMatch(/hỏng/)
    const many = Array.from({ length: 201 }, (_, n): Entry => [`f${n}`, Buffer.from('x'), 1])
    expect(await why(zip(many))).toMatch(/201/)
    expect(await why(zip([['a', Buffer.from('x'), 0xffffffff]]))).toMatch(/zip64/)
  })
  it('refuses a sheet whose last cell is a million rows down', async () => {
    const rows = Array.from({ length: 50_001 }, () => ['x'])
    expect(await why(await xlsxBytes([{ name: 'Dài', rows }]))).toMatch(/50\.000/)
  })
  it('reads a sheet of cells that never close at once', async () => {
    const content = Buffer.from('<c '.repeat(300_000))
    const from = performance.now()
    await why(zip([['xl/worksheets/sheet1.xml', content, content.length]]))
    expect(performance.now() - from).toBeLessThan(2000)
  })
})

type Entry = [name: string, content: Buffer, declared: number]

function zip(entries: Entry[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content, declared] of entries) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(declared, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(offset, 42)
    locals.push(local, Buffer.from(name), packed)
    directory.push(central, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]))
}
