import { foldText } from '@/lib/fold'
import { mendCode, readRow, type RowReader } from '@/lib/sheets/row'
import type { Mended, Parsed, ReadResult, Refused } from '@/lib/sheets/schema'
import { findTable } from '@/lib/sheets/table'
import { impossible } from './checks/rules'
import {
  dossierColumns,
  storedCounts,
  type DossierKey,
  type DossierOptions,
  type ParsedDossiers,
  type StatedTotals,
  type StoredFigures,
} from './schema'

const wholeUnit = ['', 'toan bo', 'tat ca', 'tat ca cac linh vuc', 'all']

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
    for (const { key, why } of impossible(figures)) row.refuse(key, why)
    const key = [unitCode, month, foldText(field)].join('|')
    const twin = rows.get(key)
    if (twin && row.refused.length === 0) {
      row.refuse('unitCode', `Đơn vị, tháng và lĩnh vực này đã có ở dòng ${twin.at.row}; hãy bỏ một dòng.`)
    }
    if (row.refused.length === 0 && unitCode && month) {
      const whole = wholeUnit.includes(foldText(field))
      rows.set(key, {
        unitCode,
        month,
        field: whole ? '' : field,
        ...figures,
        totals: totalsOf(row),
        at: row.at,
      })
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

function figuresOf(row: RowReader<DossierKey>): StoredFigures {
  const counts = storedCounts.map((count) => [count, row.count(count)] as const)
  return Object.fromEntries(counts) as StoredFigures
}

function totalsOf(row: RowReader<DossierKey>): StatedTotals {
  return { resolved: row.count('resolved'), pending: row.count('pending') }
}
