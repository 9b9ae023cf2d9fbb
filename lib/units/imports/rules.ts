import { foldText } from '@/lib/fold'
import { readRow, type RowReader } from '@/lib/sheets/row'
import type { Mended, Parsed, ReadResult, Refused } from '@/lib/sheets/schema'
import { findTable } from '@/lib/sheets/table'
import { findHeader } from '@/lib/sheets/header'
import { isUnitType, overlaps } from '../rules'
import type { UnitType } from '../schema'
import { detailColumns } from './details/schema'
import { parsedUnit, unitCode, unitColumns, type ParsedUnit, type UnitKey } from './schema'

const types: Readonly<Record<string, UnitType>> = {
  tinh: 'province',
  'thanh pho truc thuoc trung uong': 'province',
  'thanh pho thuoc trung uong': 'province',
  'cap tinh': 'province',
  quan: 'urban_district',
  huyen: 'rural_district',
  'thi xa': 'town_district',
  'thanh pho thuoc tinh': 'city_district',
  'thanh pho thuoc thanh pho': 'city_district',
  city: 'city_district',
  phuong: 'ward',
  xa: 'commune',
  'thi tran': 'town',
  township: 'town',
  'dac khu': 'special_zone',
}

/** Units and their details come by the same command: the header says which. */
export function isDetailsFile(read: ReadResult): boolean {
  if (!read.ok) return false
  return read.sheets.some((sheet) => {
    const header = findHeader(sheet.rows, detailColumns)
    return (
      header !== null &&
      header.places.has('code') &&
      (header.places.has('population') || header.places.has('area_km2'))
    )
  })
}

/** Units as the file has them; what they mean for those already there, `planUnits` says. */
export function parseUnits(read: ReadResult): Parsed<ParsedUnit> {
  const table = findTable(read, unitColumns)
  const rows: ParsedUnit[] = []
  const byCode = new Map<string, ParsedUnit[]>()
  const refused: Refused[] = [...table.refused]
  const mended: Mended[] = []
  for (const data of table.rows) {
    const row = readRow(data)
    const unit = unitOf(row, mended)
    if (row.refused.length === 0 && unit) {
      if (unit.validFrom !== null && unit.validTo !== null && unit.validTo < unit.validFrom) {
        row.refuse(
          'valid_to',
          `Ngày hết hiệu lực ${shown(unit.validTo)} trước ngày hiệu lực ${shown(unit.validFrom)}.`,
        )
      }
      const twin = byCode.get(unit.code)?.find((other) => overlaps(other, unit))
      if (twin)
        row.refuse(
          'code',
          `Mã ${unit.code} đã có ở dòng ${twin.at.row} trong cùng thời gian hiệu lực; hãy bỏ một dòng.`,
        )
    }
    if (row.refused.length === 0 && unit) {
      rows.push(unit)
      byCode.set(unit.code, [...(byCode.get(unit.code) ?? []), unit])
    }
    refused.push(...row.refused)
  }
  return { rows, refused, mended, leftOut: table.leftOut, notes: table.notes, labels: table.labels }
}

function unitOf(row: RowReader<UnitKey>, mended: Mended[]): ParsedUnit | null {
  const code = row.needText('code')
  const name = row.needText('name')
  const parentCode = row.text('parent_code')
  const type = typeOf(row, parentCode)
  const nameEn = row.has('name_en') ? row.text('name_en') : undefined
  const validFrom = row.day('valid_from')
  const validTo = row.day('valid_to')
  if (name.length > 200) row.refuse('name', 'Tên dài quá 200 ký tự.')
  if (code !== '' && !unitCode.safeParse(code).success) row.refuse('code', badCode)
  if (parentCode !== null && !unitCode.safeParse(parentCode).success) row.refuse('parent_code', badCode)
  if (!type || row.refused.length > 0) return null
  if (type !== 'province' && parentCode === null) {
    row.refuse('parent_code', 'Thiếu mã đơn vị cấp trên; chỉ tỉnh, thành phố trực thuộc trung ương để trống.')
    return null
  }
  const whole = lengthened(code, lengthOf(type))
  if (whole !== code) mended.push({ ...row.at, column: row.label('code'), from: code, to: whole })
  const parsed = parsedUnit.safeParse({ code: whole, name, nameEn, type, parentCode, validFrom, validTo })
  return parsed.success ? { ...parsed.data, at: row.at } : null
}

function typeOf(row: RowReader<UnitKey>, parentCode: string | null): UnitType | null {
  const written = row.needText('type')
  if (written === '') return null
  const folded = foldText(written)
  const literal = folded.replace(/[\s-]+/g, '_')
  if (isUnitType(literal)) return literal
  if (folded === 'thanh pho') return parentCode === null ? 'province' : 'city_district'
  const type = types[folded.replace(/\s+/g, ' ')]
  if (type) return type
  row.refuse(
    'type',
    'Loại đơn vị không có trong danh mục; ghi Tỉnh, Thành phố, Quận, Huyện, Thị xã, Phường, Xã, Thị trấn hoặc Đặc khu.',
  )
  return null
}

// The national table: two digits for provinces, three for districts, five below. An office program takes the zeros.
function lengthOf(type: UnitType): number {
  if (type === 'province') return 2
  return type.endsWith('_district') ? 3 : 5
}

function lengthened(code: string, length: number): string {
  return /^\d+$/.test(code) ? code.padStart(length, '0') : code
}

const badCode = 'Mã đơn vị chỉ gồm chữ số (hoặc chữ không dấu), không có khoảng trắng.'

/** An ISO day as officials write it. */
export function shown(day: string): string {
  return day.split('-').reverse().join('/')
}
