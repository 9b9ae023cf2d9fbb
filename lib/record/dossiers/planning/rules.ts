import { foldText } from '@/lib/fold'
import { addMonths } from '@/lib/month'
import { asWritten } from '@/lib/sheets/row'
import type { Doubt, Parsed, Plan, PlanLine } from '@/lib/sheets/schema'
import { sameFigures, sumsOff } from '../checks/rules'
import { carriedOff, fieldsOff, labelOf, monthDoubts, nextOff } from '../months/rules'
import {
  dossierNotions,
  type DossierWrite,
  type ExistingDossiers,
  type FieldFigures,
  type ParsedDossiers,
  storedCounts,
  type StoredFigures,
  type Sum,
} from '../schema'

type PlanOptions = {
  /** Somebody takes sums that do not agree. */
  acceptDifference?: boolean
  /** The unit that has the code in that month. */
  unitOf?: (code: string, month: string) => string
}

type Told = {
  row: Omit<ParsedDossiers, 'at' | 'totals'>
  known: FieldFigures | undefined
  same: boolean
} & Pick<ParsedDossiers, 'at' | 'totals'>

/**
 * Figures are known by unit, month and field. What the file does not mention stays, and is not `missing`. A sum that
 * does not agree, within a row, with the month before or after or with the unit's fields, is refused with its
 * difference, unless somebody takes it so, or it was taken so before. `existing` reaches back as far as doubts do, and
 * one month on.
 */
export function planDossiers(
  parsed: Parsed<ParsedDossiers>,
  existing: readonly ExistingDossiers[],
  { acceptDifference = false, unitOf = (code) => code }: PlanOptions = {},
): Plan<readonly DossierWrite[]> {
  const [months, before] = [byMonth(), byMonth()]
  for (const { unitId, month, ...row } of existing)
    for (const each of [months, before]) each.put(unitId, month, row)
  const told = parsed.rows.map(({ at, totals, ...row }): Told => {
    const known = months.find(unitOf(row.unitCode, row.month), row.month, row.field)
    // A file without the columns of a notion says nothing about it.
    const write = known ? { ...row, ...keptNotions(row, known), field: known.field } : row
    return { at, totals, known, row: write, same: known !== undefined && sameFigures(known, write) }
  })
  for (const { row } of told) months.put(unitOf(row.unitCode, row.month), row.month, row)
  const leads = leadsOf(told, unitOf)
  const changed = new Set<FieldFigures>(told.flatMap(({ row, same }) => (same ? [] : [row])))

  const refused = [...parsed.refused]
  const writes: DossierWrite[] = []
  const lines: PlanLine[] = []
  const doubts: Doubt[] = []
  const counts = { new: 0, changed: 0, same: 0 }
  for (const each of told) {
    const { at, totals, row, known, same } = each
    const unit = unitOf(row.unitCode, row.month)
    const leading = leads.has(each)
    const rowsOf = (of: Months) => (month: string) => of.rows(unit, month)
    const off = same
      ? []
      : [
          ...sumsOff(row, totals),
          ...carriedOff(row, months.rows(unit, addMonths(row.month, -1))),
          ...(leading ? fieldsOff(months.rows(unit, row.month)) : []),
          ...(leading ? nextOff(row.month, rowsOf(months), rowsOf(before), (next) => changed.has(next)) : []),
        ]
    const what = `Tháng ${row.month.split('-').reverse().join('/')}`
    if (leading) for (const why of monthDoubts(row.month, rowsOf(months))) doubts.push({ ...at, what, why })
    if (off.length > 0 && !acceptDifference) {
      for (const sum of off)
        refused.push({ ...at, column: columnOf(sum, parsed.labels), value: String(sum.off), why: sum.why })
      continue
    }
    counts[same ? 'same' : known ? 'changed' : 'new'] += 1
    if (same) continue
    writes.push({ ...row, off })
    lines.push({
      change: known ? 'changed' : 'new',
      what: `${what}${row.field === '' ? '' : `, ${row.field}`}`,
      how: [...differences(row, known), ...off.map(({ why }) => why.replace(/\.$/, ''))].join('; '),
    })
  }
  const { leftOut, mended, notes } = parsed
  const said = asWritten(parsed, { refused, mended })
  return {
    ...counts,
    leftOut,
    missing: [],
    ...said,
    notes,
    lines,
    doubts,
    writes: refused.length > 0 ? [] : writes,
  }
}

type Months = ReturnType<typeof byMonth>

/** Rows by unit, month and field. */
function byMonth() {
  const months = new Map<string, Map<string, FieldFigures>>()
  const of = (unit: string, month: string) => months.get(`${unit} ${month}`)
  return {
    put: (unit: string, month: string, row: FieldFigures) =>
      months.set(`${unit} ${month}`, (of(unit, month) ?? new Map()).set(foldText(row.field), row)),
    find: (unit: string, month: string, field: string) => of(unit, month)?.get(foldText(field)),
    rows: (unit: string, month: string) => [...(of(unit, month)?.values() ?? [])],
  }
}

/** Of each month that would change, the row that speaks for the whole of it: the unit's own, else the first. */
function leadsOf(told: readonly Told[], unitOf: NonNullable<PlanOptions['unitOf']>): Set<Told> {
  const leads = new Map<string, Told>()
  for (const each of told) {
    const key = `${unitOf(each.row.unitCode, each.row.month)} ${each.row.month}`
    if (!each.same && (each.row.field === '' || !leads.has(key))) leads.set(key, each)
  }
  return new Set(leads.values())
}

/** The file's own column for it, or what the sum is about. */
function columnOf({ name, count }: Sum, labels: Parsed<unknown>['labels']): string {
  if (name === 'results') return 'Kết quả giải quyết'
  if (name === 'channels') return 'Kênh tiếp nhận'
  const key =
    name === 'carried' ? 'carriedOver' : name === 'fields' ? count : name === 'next' ? 'pending' : name
  return labels.get(key ?? '') ?? labelOf(key)
}

function differences(after: StoredFigures, before: StoredFigures | undefined): string[] {
  const told = (count: number | null) => (count === null ? 'để trống' : String(count))
  return storedCounts
    .filter((count) => (before ? after[count] !== before[count] : after[count] !== null))
    .map((count) => `${labelOf(count)}: ${before ? `${told(before[count])} → ` : ''}${told(after[count])}`)
}

function keptNotions(row: StoredFigures, known: StoredFigures): Partial<StoredFigures> {
  const silent = dossierNotions.every((notion) => row[notion] === null)
  return silent ? Object.fromEntries(dossierNotions.map((notion) => [notion, known[notion]])) : {}
}
