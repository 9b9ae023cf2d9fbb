import { foldText } from '@/lib/fold'
import { formatMonthShort } from '@/lib/format'
import { addMonths, type Month } from '@/lib/month'
import { wholeUnit } from '../../facts/rules'
import { type Before, carriedBy, difference, doubts, signed } from '../checks/rules'
import { dossierColumns, type DossierKey, type FieldFigures, storedCounts, type Sum } from '../schema'

/** As far back as a doubt looks. */
export const monthsBack = 6

/** What was carried over against what was open at the end of the month before, of the same field or the whole unit. */
export function carriedOff(row: FieldFigures, before: readonly FieldFigures[]): Sum[] {
  const off = offBefore(row, before)
  if (off === 0) return []
  const open = (row.carriedOver ?? 0) - off
  const why = `Tồn đầu kỳ là ${row.carriedOver}, nhưng cuối tháng trước còn ${open} hồ sơ đang giải quyết: lệch ${signed(off)}.`
  return [{ name: 'carried', off, why }]
}

function offBefore(row: FieldFigures, before: readonly FieldFigures[]): number {
  const sameField = ({ field }: FieldFigures) => foldText(field) === foldText(row.field)
  const last = row.field === '' ? wholeUnit(before) : before.find(sameField)
  return last ? carriedBy(row, last) : 0
}

type RowsOf = (month: Month) => readonly FieldFigures[]

/**
 * What the next month carried over, when it is in already, against what this one would now leave open. A row that
 * `changes` too is asked for itself; a difference that was there before is not asked again.
 */
export function nextOff(
  month: Month,
  now: RowsOf,
  before: RowsOf,
  changes: (row: FieldFigures) => boolean = () => false,
): Sum[] {
  const next = addMonths(month, 1)
  return now(next).flatMap((row): Sum[] => {
    const off = offBefore(row, now(month))
    if (off === 0 || changes(row) || off === offBefore(row, before(month))) return []
    const name = `${formatMonthShort(next, 'vi')}${row.field === '' ? '' : ` (${row.field})`}`
    const why = `Tháng ${name} đã nhập tồn đầu kỳ là ${row.carriedOver}, nhưng tháng này còn ${(row.carriedOver ?? 0) - off} hồ sơ đang giải quyết: lệch ${signed(off)}.`
    return [{ name: 'next', field: row.field, off, why }]
  })
}

/** Each number of the whole unit against the sum of its fields, where all of them are known. */
export function fieldsOff(rows: readonly FieldFigures[]): Sum[] {
  const whole = rows.find(({ field }) => field === '')
  const fields = rows.filter(({ field }) => field !== '')
  if (!whole || fields.length === 0) return []
  return storedCounts.flatMap((count): Sum[] => {
    const stated = whole[count]
    const off = difference(
      [stated],
      fields.map((row) => row[count]),
    )
    if (off === 0) return []
    const why = `${labelOf(count)} của cả đơn vị là ${stated}, của ${fields.length} lĩnh vực cộng lại là ${(stated ?? 0) - off}: lệch ${signed(off)}.`
    return [{ name: 'fields', count, off, why }]
  })
}

/** What of a month asks for a second look beside the months before; `rowsOf` gives a month's rows. */
export function monthDoubts(month: Month, rowsOf: RowsOf): string[] {
  const whole = wholeUnit(rowsOf(month))
  const before = Array.from({ length: monthsBack }, (_, at) => wholeUnit(rowsOf(addMonths(month, -1 - at))))
  return whole
    ? doubts(
        whole,
        before.filter((each): each is NonNullable<typeof each> & Before => each !== null),
      )
    : []
}

export function labelOf(column: DossierKey = 'field'): string {
  return dossierColumns.find(({ key }) => key === column)?.label ?? column
}
