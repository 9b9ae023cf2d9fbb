import { foldText } from '@/lib/fold'
import { asWritten, grouped, mendCode, readRow, type RowReader } from '@/lib/sheets/row'
import type { Mended, Parsed, Plan, ReadResult, Refused } from '@/lib/sheets/schema'
import { findTable } from '@/lib/sheets/table'
import { existsOn } from '../../rules'
import { successionKind, type SuccessionKind } from '../../schema'
import { shown } from '../rules'
import type { ExistingUnit } from '../schema'
import {
  parsedSuccession,
  successionColumns,
  type ExistingSuccession,
  type ParsedSuccession,
  type SuccessionKey,
  type SuccessionWrite,
} from './schema'

const kinds: Readonly<Record<string, SuccessionKind>> = {
  'toan bo': 'whole',
  'sap nhap toan bo': 'whole',
  'nhap toan bo': 'whole',
  'mot phan': 'part',
  'sap nhap mot phan': 'part',
  'nhap mot phan': 'part',
  'mot phan dien tich': 'part_area',
  'mot phan dien tich va toan bo dan so': 'part_area_all_people',
  'mot phan dien tich, toan bo dan so': 'part_area_all_people',
  'giu nguyen': 'unchanged',
  'khong thay doi': 'unchanged',
  'khong sap nhap': 'unchanged',
  'doi ten': 'renamed',
}

export function parseSuccessions(read: ReadResult): Parsed<ParsedSuccession> {
  const table = findTable(read, successionColumns)
  const rows = new Map<string, ParsedSuccession>()
  const refused: Refused[] = [...table.refused]
  for (const data of table.rows) {
    const row = readRow(data)
    const values = {
      oldCode: row.needText('old_code'),
      oldName: row.needText('old_name'),
      oldDistrictCode: row.text('old_district_code'),
      newCode: row.needText('new_code'),
      newName: row.needText('new_name'),
      kind: kindOf(row),
      effectiveOn: row.need('effective_on', row.day('effective_on')),
    }
    const parsed = parsedSuccession.safeParse(values)
    if (!parsed.success && row.refused.length === 0)
      row.refuse('old_code', 'Mã đơn vị chỉ gồm chữ số (hoặc chữ không dấu).')
    const key = [values.oldCode, values.newCode, values.effectiveOn].join('|')
    const twin = rows.get(key)
    if (twin) row.refuse('old_code', `Cặp mã cũ, mã mới này đã có ở dòng ${twin.at.row}; hãy bỏ một dòng.`)
    if (parsed.success && row.refused.length === 0) rows.set(key, { ...parsed.data, at: row.at })
    refused.push(...row.refused)
  }
  return {
    rows: [...rows.values()],
    refused,
    leftOut: table.leftOut,
    mended: [],
    notes: table.notes,
    labels: table.labels,
  }
}

function kindOf(row: RowReader<SuccessionKey>): SuccessionKind | null {
  const written = row.needText('kind')
  if (written === '') return null
  const folded = foldText(written)
  const literal = successionKind.safeParse(folded.replace(/[\s-]+/g, '_'))
  const kind = literal.success ? literal.data : kinds[folded]
  if (kind) return kind
  row.refuse(
    'kind',
    'Hình thức không có trong danh mục; ghi toàn bộ, một phần, một phần diện tích, giữ nguyên hoặc đổi tên.',
  )
  return null
}

/**
 * The former unit is the one of that code the day before; the successor the one of that code on the day. Codes decide:
 * where a name says otherwise the row is taken by its code, and a note asks for a look. The national table itself has
 * such a row (00553 as Đặng Xá, who is 00556), so a refusal would keep a whole city out.
 */
export function planSuccessions(
  parsed: Parsed<ParsedSuccession>,
  units: readonly ExistingUnit[],
  existing: readonly ExistingSuccession[],
): Plan<readonly SuccessionWrite[]> {
  const refused: Refused[] = [...parsed.refused]
  const mended: Mended[] = []
  const notes = [...parsed.notes]
  const said = { refused, mended, notes }
  const writes: SuccessionWrite[] = []
  const counts = { new: 0, changed: 0, same: 0 }
  let stayed = 0
  const label = (key: SuccessionKey) => parsed.labels.get(key) ?? key
  const byCode = grouped(units, ({ code }) => code)
  const before = new Map(existing.map((one) => [`${one.formerId}|${one.successorId}`, one]))
  for (const row of parsed.rows) {
    const eve = dayBefore(row.effectiveOn)
    const find = (side: Side) =>
      unitAt(row, side, byCode, side.column === 'old_code' ? eve : row.effectiveOn, said)
    const former = find({
      column: 'old_code',
      code: row.oldCode,
      names: label('old_name'),
      name: row.oldName,
    })
    const successor = find({
      column: 'new_code',
      code: row.newCode,
      names: label('new_name'),
      name: row.newName,
    })
    const faults = former ? [...districtFault(row, former), ...itselfFault(row, former, successor)] : []
    refused.push(...faults)
    if (!former || !successor || faults.length > 0) continue
    if (former.id === successor.id) {
      notes.push(`${placeOf(row)} ${former.name} vẫn là đơn vị ấy nên không có gì để ghi.`)
      stayed += 1
      continue
    }
    const known = before.get(`${former.id}|${successor.id}`)
    const same = known?.kind === row.kind && known.effectiveOn === row.effectiveOn
    counts[same ? 'same' : known ? 'changed' : 'new'] += 1
    if (!same) {
      writes.push({
        formerId: former.id,
        successorId: successor.id,
        kind: row.kind,
        effectiveOn: row.effectiveOn,
      })
    }
  }
  const leftOut = parsed.leftOut + stayed
  const written = asWritten(parsed, { refused, mended })
  return { ...counts, leftOut, missing: [], ...written, notes, writes: refused.length > 0 ? [] : writes }
}

type Side = { column: 'old_code' | 'new_code'; code: string; names: string; name: string }

function unitAt(
  row: ParsedSuccession,
  side: Side,
  byCode: ReadonlyMap<string, readonly ExistingUnit[]>,
  day: string,
  said: { refused: Refused[]; mended: Mended[]; notes: string[] },
): ExistingUnit | null {
  const { refused, mended, notes } = said
  const on = (code: string) => byCode.get(code)?.find((unit) => existsOn(unit, day))
  const code = mendCode(side.code, (tried) => on(tried) !== undefined)
  const unit = on(code ?? '')
  if (!unit || code === null) {
    const why = `Ngày ${shown(day)} không có đơn vị nào mang mã này; hãy nhập đơn vị trước, hoặc sửa mã hay ngày.`
    refused.push({ ...row.at, column: side.column, value: side.code, why })
    return null
  }
  if (foldText(unit.name) !== foldText(side.name)) {
    notes.push(
      `${placeOf(row)} cột ${side.names}: ghi "${side.name}" nhưng mã ${code} ngày ${shown(day)} là của ${unit.name}; đã theo mã, hãy kiểm tra lại.`,
    )
  }
  if (code !== side.code) mended.push({ ...row.at, column: side.column, from: side.code, to: code })
  return unit
}

function districtFault(row: ParsedSuccession, former: ExistingUnit): Refused[] {
  const given = row.oldDistrictCode
  if (
    given === null ||
    former.parentCode === null ||
    given.padStart(3, '0') === former.parentCode.padStart(3, '0')
  )
    return []
  const why = `${former.name} thuộc đơn vị mã ${former.parentCode}; hãy sửa mã huyện cũ.`
  return [{ ...row.at, column: 'old_district_code', value: given, why }]
}

// Listed as unchanged it has nothing to record; any other word says that it ended.
function itselfFault(row: ParsedSuccession, former: ExistingUnit, successor: ExistingUnit | null): Refused[] {
  if (former.id !== successor?.id || row.kind === 'unchanged') return []
  const why = `${former.name} không kết thúc trước ngày ${shown(row.effectiveOn)}, nên không thể kế tục chính mình; hãy sửa mã mới, hoặc nhập ngày kết thúc của đơn vị cũ trước.`
  return [{ ...row.at, column: 'new_code', value: row.newCode, why }]
}

function placeOf({ at }: ParsedSuccession): string {
  return `${at.sheet === '' ? 'Dòng' : `Trang tính "${at.sheet}", dòng`} ${at.row},`
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
