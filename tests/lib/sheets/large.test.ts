import { writeXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { readApart } from '../../support/sheets/apart'
import { utf8 } from '../../support/sheets/files'

// Five thousand rows are read or refused within 3 s and 300 MB: by a process of its own, whose peak is measured;
// seconds are those of an idle machine, so that a busy one refuses nothing that is fast.

const people = 5000
const header = ['STT', 'Mã cán bộ', 'Họ và tên', 'Loại', 'Chức vụ', 'Bộ phận', 'Từ ngày']
const line = (at: number) => [
  ...[at + 1, `NV${String(at).padStart(5, '0')}`, `Nguyễn Thị Phương Thảo ${at}`, 'Công chức', 'Chuyên viên'],
  ...[`Phòng Kinh tế, Hạ tầng và Đô thị ${at % 40}`, '01/07/2025'],
]
const list = [header, ...Array.from({ length: people }, (_, at) => line(at))]
const book = (rows: (string | number)[][]) => writeXlsx({ sheets: [{ name: 'Danh sách', rows }] })
const wide = (columns: number, text: (row: number, column: number) => string | number) =>
  list.map((row, at) => [...row, ...Array.from({ length: columns }, (_, column) => text(at, column))])

it.each<[string, () => Promise<Uint8Array>, { rows: number; refused: number }]>([
  ['a workbook of five thousand', () => book(list), { rows: people, refused: 0 }],
  [
    'the same as CSV',
    async () => utf8(list.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n')),
    { rows: people, refused: 0 },
  ],
  [
    'with a name missing in every line',
    () => book(list.map((row, at) => (at === 0 ? row : row.with(2, '')))),
    { rows: 0, refused: people },
  ],
  [
    'with thirty columns more, full of numbers',
    () => book(wide(30, (row, column) => (row === 0 ? `Cột ${column}` : row + column / 4))),
    { rows: people, refused: 0 },
  ],
])(
  '%s',
  async (_what, file, { rows, refused }) => {
    const took = await readApart(await file())
    expect(took).toMatchObject({ rows, refused })
    expect(took.grown, 'megabytes').toBeLessThan(300)
    expect(took.ms / took.slowness, 'milliseconds').toBeLessThan(3000)
  },
  60_000,
)

const full = (columns: number) => wide(columns - header.length, (row, column) => `${row} và ${column}`)

it.each<[string, () => Promise<Uint8Array>, string | null]>([
  ['as many cells of text as a file may have', () => book(full(39)), null],
  ['twice as many', () => book(full(100)), 'hơn 200.000 ô'],
  [
    'the same as CSV',
    async () =>
      utf8(
        full(100)
          .map((row) => row.join(';'))
          .join('\n'),
      ),
    'hơn 200.000 ô',
  ],
  [
    'thirty megabytes of separators',
    async () => utf8(`${header.join(';')}\n${';'.repeat(29e6)}`),
    'hơn 200.000 ô',
  ],
])(
  '%s',
  async (_what, file, why) => {
    const took = await readApart(await file())
    if (why) expect(took.why).toContain(why)
    else expect(took).toMatchObject({ rows: people, refused: 0 })
    expect(took.grown, 'megabytes').toBeLessThan(300)
    expect(took.ms / took.slowness, 'milliseconds').toBeLessThan(3000)
  },
  60_000,
)
