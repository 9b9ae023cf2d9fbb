import { type CellValue, type MergeRange, writeXlsx } from 'hucre/xlsx'

// Workbooks as offices keep them: titles above the table, merged cells, a header of two rows, STT, a row of column
// numbers, totals, whoever signs below; accents taken apart, decimal commas, dots for thousands.

type Grid = CellValue[][]
const across = (row: number, from: number, to: number): MergeRange => ({
  ...{ startRow: row, startCol: from, endRow: row, endCol: to },
})
const down = (column: number, from: number, to: number): MergeRange => ({
  ...{ startRow: from, startCol: column, endRow: to, endCol: column },
})

async function kept(
  title: string,
  header: [Grid[0], Grid[0]],
  lines: Grid,
  total: Grid[0],
  merges: MergeRange[],
) {
  const width = header[0].length
  const rows: Grid = [
    ['ỦY BAN NHÂN DÂN PHƯỜNG THƯỢNG CÁT'],
    [title],
    [],
    ...header,
    header[0].map((_, at) => `(${at + 1})`),
    ...lines,
    total,
    [],
    [null, null, 'NGƯỜI LẬP BIỂU'],
    [null, null, 'Nguyễn Văn A'],
  ]
  const wide = [across(0, 0, width - 1), across(1, 0, width - 1), across(6 + lines.length, 0, 2)]
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Năm trước', rows, merges: [...wide, ...merges] }] }))
}

/**
 * The points of some people, for each the same ones; of a single one it is the first criterion's, the second has four and
 * the others two and a quarter.
 */
export function pointsBook(
  people: readonly { code: string; name: string }[],
  criteria: readonly string[],
  points: string | readonly CellValue[],
): Promise<Buffer> {
  const given = typeof points === 'string' ? [points, 4, ...criteria.map(() => '2,25')] : points
  const fixed = ['STT', 'Mã cán bộ', 'Họ và tên', 'Bộ phận']
  const lines = people.map(({ code, name }, at) => [
    ...[at + 1, code, name.normalize('NFD'), at === 0 ? 'Phòng Văn hóa - Xã hội' : null],
    ...criteria.map((_, nth) => given[nth] ?? null),
  ])
  return kept(
    'BẢNG TỔNG HỢP ĐIỂM ĐÁNH GIÁ CÁN BỘ, CÔNG CHỨC',
    [
      [...fixed, 'Tiêu chí chung', ...criteria.slice(1).map(() => null)],
      [...fixed.map(() => null), ...criteria],
    ],
    lines,
    ['Tổng cộng', null, null, null, ...criteria.map(() => null)],
    [
      ...[0, 1, 2, 3].map((column) => down(column, 3, 4)),
      across(3, 4, 3 + criteria.length),
      down(3, 6, 5 + lines.length),
    ],
  )
}

/** A ward's dossiers of the months of a year, with their sum at the end. */
export function dossiersBook(code: string, months: readonly string[]): Promise<Buffer> {
  const header = [
    'STT',
    'Mã đơn vị',
    'Tháng',
    'Hồ sơ',
    null,
    'Đã giải quyết',
    null,
    null,
    'Đang giải quyết',
    null,
  ]
  const parts = ['Tồn đầu kỳ', 'Tiếp nhận', 'Trước hạn', 'Đúng hạn', 'Quá hạn', 'Trong hạn', 'Quá hạn']
  const lines = months.map((month, at) => [
    ...[at + 1, at === 0 ? code : null, month, 40, '1.392', 900, 480, 12, 39, 1],
  ])
  return kept(
    'BÁO CÁO TÌNH HÌNH GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH',
    [header, [null, null, null, ...parts]],
    lines,
    ['CỘNG', null, null, 40, 1392 * months.length, 900 * months.length, null, null, null, null],
    [
      ...[0, 1, 2].map((column) => down(column, 3, 4)),
      ...[across(3, 3, 4), across(3, 5, 7), across(3, 8, 9)],
      down(1, 6, 5 + lines.length),
    ],
  )
}
