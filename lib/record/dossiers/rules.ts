import { foldText } from '@/lib/fold'
import { mendCode, readRow, type RowReader } from '@/lib/sheets/row'
import type { Mended, Parsed, Plan, ReadResult, Refused } from '@/lib/sheets/schema'
import { findTable } from '@/lib/sheets/table'
import {
  dossierColumns,
  dossierCounts,
  type Difference,
  type DossierFigures,
  type DossierKey,
  type DossierOptions,
  type DossierWrite,
  type ExistingDossiers,
  type ParsedDossiers,
} from './schema'

const wholeUnit = ['', 'toan bo', 'tat ca', 'tat ca cac linh vuc', 'all']

/** Null where both sums agree, or where a missing figure leaves nothing to compare. */
export function reconcile(figures: DossierFigures): Difference | null {
  const { carriedOver, received, early, onTime, late, pendingInTime, pendingOverdue } = figures
  const results = difference([carriedOver, received], [early, onTime, late, pendingInTime, pendingOverdue])
  const channels = difference([received], [figures.online, figures.counter, figures.post])
  return results === 0 && channels === 0 ? null : { results, channels }
}

function difference(left: readonly (number | null)[], right: readonly (number | null)[]): number {
  if ([...left, ...right].includes(null)) return 0
  const sum = (terms: readonly (number | null)[]) =>
    terms.reduce<number>((total, term) => total + (term ?? 0), 0)
  return sum(left) - sum(right)
}

export function parseDossiers(read: ReadResult, options: DossierOptions): Parsed<ParsedDossiers> {
  const given = { unitCode: options.unitCode !== undefined, month: options.month !== undefined }
  const columns = dossierColumns.map((column) =>
    (column.key === 'unitCode' && given.unitCode) || (column.key === 'month' && given.month)
      ? { ...column, required: false }
      : column,
  )
  const table = findTable(read, columns)
  const rows = new Map<string, ParsedDossiers>()
  const refused: Refused[] = [...table.refused]
  const mended: Mended[] = []
  for (const data of table.rows) {
    const row = readRow(data)
    const month = monthOf(row, options.month)
    const unitCode = unitOf(row, month, options, mended)
    const field = row.text('field') ?? ''
    const figures = figuresOf(row)
    refuseImpossible(row, figures)
    if (row.refused.length === 0 && !options.acceptDifference) refuseDifference(row, figures)
    const key = [unitCode, month, foldText(field)].join('|')
    const twin = rows.get(key)
    if (twin && row.refused.length === 0) {
      row.refuse('unitCode', `Đơn vị, tháng và lĩnh vực này đã có ở dòng ${twin.at.row}; hãy bỏ một dòng.`)
    }
    if (row.refused.length === 0 && unitCode && month) {
      const whole = wholeUnit.includes(foldText(field))
      rows.set(key, { unitCode, month, field: whole ? '' : field, ...figures, at: row.at })
    }
    refused.push(...row.refused)
  }
  return {
    rows: [...rows.values()],
    refused,
    mended,
    leftOut: table.leftOut,
    notes: table.notes,
    labels: table.labels,
  }
}

function monthOf(row: RowReader<DossierKey>, given: string | undefined): string | null {
  if (!row.has('month')) return given ?? null
  const month = row.need('month', row.month('month'))
  if (month && given && month !== given) {
    row.refuse(
      'month',
      `Khác với tháng đã chọn (${given.split('-').reverse().join('/')}); hãy bỏ dòng này hoặc chọn lại tháng.`,
    )
  }
  return month
}

function unitOf(
  row: RowReader<DossierKey>,
  month: string | null,
  options: DossierOptions,
  mended: Mended[],
): string | null {
  if (!row.has('unitCode')) {
    if (options.unitCode !== undefined && month !== null && !options.isUnit(options.unitCode, month)) {
      row.refuseRow('Mã đơn vị', options.unitCode, noUnit(month))
    }
    return options.unitCode ?? null
  }
  const written = row.needText('unitCode')
  if (written === '' || month === null) return null
  const code = mendCode(written, (tried) => options.isUnit(tried, month))
  if (code === null) {
    row.refuse('unitCode', noUnit(month))
    return null
  }
  if (options.unitCode !== undefined && code !== options.unitCode) {
    row.refuse(
      'unitCode',
      `Khác với đơn vị đã chọn (${options.unitCode}); hãy bỏ dòng này hoặc chọn lại đơn vị.`,
    )
  }
  if (code !== written) mended.push({ ...row.at, column: row.label('unitCode'), from: written, to: code })
  return code
}

function noUnit(month: string): string {
  return `Tháng ${month.split('-').reverse().join('/')} không có đơn vị nào mang mã này; hãy kiểm tra mã.`
}

function figuresOf(row: RowReader<DossierKey>): DossierFigures {
  const counts = dossierCounts.map((count) => [count, row.count(count)] as const)
  return Object.fromEntries(counts) as DossierFigures
}

function refuseImpossible(row: RowReader<DossierKey>, { received, filedFromHome }: DossierFigures) {
  if (received !== null && filedFromHome !== null && filedFromHome > received) {
    row.refuse(
      'filedFromHome',
      `Nộp tại nhà (${filedFromHome}) nhiều hơn tiếp nhận (${received}); hãy kiểm tra lại.`,
    )
  }
}

function refuseDifference(row: RowReader<DossierKey>, figures: DossierFigures) {
  const off = reconcile(figures)
  if (off && off.results !== 0) {
    const why =
      'Tồn đầu kỳ + Tiếp nhận không bằng Trước hạn + Đúng hạn + Quá hạn + Đang giải quyết (trong hạn và quá hạn)'
    row.refuseRow('Kết quả giải quyết', String(off.results), `${why}: lệch ${signed(off.results)}.`)
  }
  if (off && off.channels !== 0) {
    const why = 'Tiếp nhận không bằng Trực tuyến + Trực tiếp + Bưu chính'
    row.refuseRow('Kênh tiếp nhận', String(off.channels), `${why}: lệch ${signed(off.channels)}.`)
  }
}

function signed(n: number): string {
  return n > 0 ? `+${n}` : `−${-n}`
}

/** Figures are known by unit, month and field. What the file does not mention stays, and is not `missing`. */
export function planDossiers(
  parsed: Parsed<ParsedDossiers>,
  existing: readonly ExistingDossiers[],
): Plan<readonly DossierWrite[]> {
  const keyOf = (row: ExistingDossiers) => [row.unitCode, row.month, foldText(row.field)].join('|')
  const before = new Map(existing.map((row) => [keyOf(row), row]))
  const writes: DossierWrite[] = []
  const counts = { new: 0, changed: 0, same: 0 }
  for (const { at: _at, ...row } of parsed.rows) {
    const known = before.get(keyOf(row))
    const same = known !== undefined && dossierCounts.every((count) => known[count] === row[count])
    counts[same ? 'same' : known ? 'changed' : 'new'] += 1
    if (!same) writes.push(known ? { ...row, field: known.field } : row)
  }
  const { leftOut, mended, notes, refused } = parsed
  return { ...counts, leftOut, missing: [], refused, mended, notes, writes: refused.length > 0 ? [] : writes }
}
