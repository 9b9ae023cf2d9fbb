import { foldText } from '@/lib/fold'
import type { Day } from '@/lib/month'
import { asWritten, grouped, mendCode, readRow } from '@/lib/sheets/row'
import type { Mended, Parsed, Plan, ReadResult, Refused } from '@/lib/sheets/schema'
import { findTable } from '@/lib/sheets/table'
import { existsOn, standingOn } from '../../rules'
import { detailColumns, type DetailsWrite, type ExistingDetails, type ParsedDetails } from './schema'

export function parseDetails(read: ReadResult): Parsed<ParsedDetails> {
  const table = findTable(read, detailColumns)
  const rows = new Map<string, ParsedDetails>()
  const refused: Refused[] = [...table.refused]
  for (const data of table.rows) {
    const row = readRow(data)
    const details = {
      code: row.needText('code'),
      name: row.needText('name'),
      population: row.count('population'),
      areaKm2: row.number('area_km2'),
      officeAddress: row.text('office_address'),
      longitude: row.degrees('longitude'),
      latitude: row.degrees('latitude'),
      at: row.at,
    }
    if (Number(details.longitude ?? 0) > 180) row.refuse('longitude', 'Kinh độ phải từ 0 đến 180.')
    if (Number(details.latitude ?? 0) > 90) row.refuse('latitude', 'Vĩ độ phải từ 0 đến 90.')
    const twin = rows.get(details.code)
    if (twin) row.refuse('code', `Mã này đã có ở dòng ${twin.at.row}; hãy bỏ một dòng.`)
    if (row.refused.length === 0) rows.set(details.code, details)
    refused.push(...row.refused)
  }
  const { leftOut, notes, labels } = table
  return { rows: [...rows.values()], refused, leftOut, mended: [], notes, labels }
}

/**
 * Details are of units that have not ended: where a code passes on, of the one named, else of today's. An empty cell is unknown and
 * leaves what is known.
 */
export function planDetails(
  parsed: Parsed<ParsedDetails>,
  existing: readonly ExistingDetails[],
  today: Day,
): Plan<readonly DetailsWrite[]> {
  const standing = existing.filter((unit) => standingOn(unit, today) !== 'former')
  const byCode = grouped(standing, ({ code }) => code)
  const refused: Refused[] = [...parsed.refused]
  const mended: Mended[] = []
  const writes: DetailsWrite[] = []
  const counts = { new: 0, changed: 0, same: 0 }
  for (const row of parsed.rows) {
    const code = mendCode(row.code, (tried) => byCode.has(tried))
    const unit = meant(byCode.get(code ?? '') ?? [], row.name, today)
    if (!unit || code === null) {
      refused.push({
        ...row.at,
        column: 'code',
        value: row.code,
        why: 'Không có đơn vị hiện nay nào mang mã này; hãy nhập đơn vị trước.',
      })
      continue
    }
    if (foldText(unit.name) !== foldText(row.name)) {
      refused.push({
        ...row.at,
        column: 'name',
        value: row.name,
        why: `Mã ${code} là của ${unit.name}; hãy sửa mã hoặc tên.`,
      })
      continue
    }
    if (code !== row.code) mended.push({ ...row.at, column: 'code', from: row.code, to: code })
    const write = merged(unit, row)
    if (sameDetails(unit, write)) counts.same += 1
    else {
      counts[knowsNothing(unit) ? 'new' : 'changed'] += 1
      writes.push(write)
    }
  }
  const { leftOut, notes } = parsed
  const said = asWritten(parsed, { refused, mended })
  return { ...counts, leftOut, missing: [], ...said, notes, writes: refused.length > 0 ? [] : writes }
}

function meant(units: readonly ExistingDetails[], name: string, today: Day): ExistingDetails | undefined {
  const named = units.find((unit) => foldText(unit.name) === foldText(name))
  return named ?? units.find((unit) => existsOn(unit, today)) ?? units[0]
}

function merged(unit: ExistingDetails, row: ParsedDetails): DetailsWrite {
  return {
    id: unit.id,
    population: row.population ?? unit.population,
    areaKm2: row.areaKm2 ?? unit.areaKm2,
    officeAddress: row.officeAddress ?? unit.officeAddress,
    longitude: row.longitude ?? unit.longitude,
    latitude: row.latitude ?? unit.latitude,
  }
}

// The database gives decimals back with other zeros than the file.
function sameDetails(a: ExistingDetails, b: DetailsWrite): boolean {
  const near = (x: string | null, y: string | null) =>
    x === null || y === null ? x === y : Number(x) === Number(y)
  return (
    a.population === b.population &&
    a.officeAddress === b.officeAddress &&
    near(a.areaKm2, b.areaKm2) &&
    near(a.longitude, b.longitude) &&
    near(a.latitude, b.latitude)
  )
}

function knowsNothing(unit: ExistingDetails): boolean {
  const { population, areaKm2, officeAddress, longitude, latitude } = unit
  return [population, areaKm2, officeAddress, longitude, latitude].every((value) => value === null)
}
