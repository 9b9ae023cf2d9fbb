import { type Cells, missingIn, type Preview, previewOf } from '@/lib/evaluations/preview/rules'
import { criteriaLackingLine, lacksReason } from '@/lib/evaluations/reasons/rules'
import { quotasOf } from '@/lib/evaluations/quotas/rules'
import type { Letter } from '@/lib/evaluations/schemes/schema'
import { filled, type SheetModel, type SheetRow } from './model'

/** How one row stands: its total and letter, and what it still lacks. */
export type Standing = {
  total: string
  /** Null also while the letter that was chosen waits: nothing else is counted in its place. */
  grade: Letter | null
  wish: Letter | null
  /** What points and counts come to as they are. */
  sum: Letter | null
  missing: string[]
  reason: boolean
  lines: string[]
}

export const nothing: Standing = {
  total: '',
  grade: null,
  wish: null,
  sum: null,
  missing: [],
  reason: false,
  lines: [],
}

/** `known`: its total and letter, where they were worked out from the same cells before. */
export function standingOf(
  { scheme, columns }: SheetModel,
  row: SheetRow,
  cells: Cells,
  known?: Preview,
): Standing {
  if (row.words) return { ...nothing, grade: row.graded ?? null }
  const live = { leads: !!row.leads, tasks: row.tasks ?? null, knockOut: row.knockOut ?? null }
  const { total, grade: sum } = known ?? previewOf(scheme, { ...live, deductions: row.deductions }, cells)
  const wish = row.wish && row.wish !== sum ? row.wish : null
  // Beside what is not taken a sum would be of nothing that stands anywhere.
  const untaken = columns.some(({ key }, at) => at > 0 && key !== 'remark' && row.wrong?.[at] !== undefined)
  const grade = wish || untaken ? null : sum
  const said = { grade, points: cells, remark: cells.remark ?? '', lines: row.deductions, ...live }
  return {
    total: untaken ? '' : (total?.replace('.', ',') ?? ''),
    ...{ grade, wish, sum },
    missing: missingIn(scheme, { ...live, deductions: row.deductions }, cells),
    reason: lacksReason(said),
    lines: criteriaLackingLine(scheme, said),
  }
}

/** The state of a row in words. */
export function stateOf({ words, columns, scheme }: SheetModel, row: SheetRow, standing: Standing): string {
  if (row.words) return ''
  const { missing, reason, lines, wish, sum } = standing
  const wrong = Object.keys(row.wrong ?? {}).length
  if (wrong > 0) return filled(words.wrongCells, { n: wrong })
  if (wish && !sum && missing.every((key) => key === 'assigned'))
    return filled(words.wishCounts, { letter: wish })
  if (wish && sum) {
    const at = (letter: Letter) => scheme.bands.findIndex((band) => band.letter === letter)
    const key = at(sum) < at(wish) ? 'wishLower' : 'wishHigher'
    return filled(words[key], { letter: wish, now: sum })
  }
  if (missing.length > 0) return filled(words.missingCells, { n: missing.length })
  if (reason) return words.missingReason
  if (lines.length === 0) return words.full
  const names = lines.map((key) => columns.find((column) => column.key === key)?.short ?? key)
  return filled(words.missingLine, { names: names.join(', ') })
}

/** A row with how it stands, as the bar counts it. */
export type Counted = { row: SheetRow; standing: Standing }

/**
 * What the bar says of the whole sheet: how many are graded, of whom the head scores by themselves, the quota as a sum, of the unit and of each group of similar
 * posts where there are several, and who lacks a reason. `rows` by part.
 */
export function summaryOf(parts: readonly SheetModel[], rows: readonly (readonly Counted[])[]) {
  const all = rows.flat()
  const counted = (of: Counted[], ready: (standing: Standing) => unknown) => ({
    ready: of.filter(({ standing }) => ready(standing)).length,
    graded: of.length,
  })
  // Of whom the head scores nobody asks again before she decides: ready is with reason and evidence.
  const whole = ({ grade, reason, lines }: Standing) => grade && !reason && lines.length === 0
  const scored = all.filter(({ row }) => !row.words)
  const [sent, direct] = [scored.filter(({ row }) => !row.byHead), scored.filter(({ row }) => row.byHead)]
  const { words } = parts[0]!
  const quotas = parts.map((part, at) => quotasIn(part, rows[at] ?? []))
  // Each scheme's quota is taken of those it grades.
  const named = (sum: string, at: number) => (parts.length > 1 ? `${parts[at]!.scheme.code}: ${sum}` : sum)
  // What another is to mend is no business of who types.
  const lacking = all.filter(
    ({ row, standing: { reason, lines } }) => !row.locked && (reason || lines.length > 0),
  ).length
  return {
    progress: [
      filled(
        words.progress,
        counted(sent, ({ grade }) => grade),
      ),
      ...(direct.length > 0 ? [filled(words.direct, counted(direct, whole))] : []),
    ].join('; '),
    quota: quotas.map(({ unit }, at) => named(unit, at)).join('. '),
    groups: quotas.flatMap(({ groups }, at) => (groups ? [named(groups, at)] : [])).join('. '),
    reasons: lacking > 0 ? filled(words.reasons, { n: lacking }) : '',
  }
}

function quotasIn({ scheme, words, best, outstanding }: SheetModel, rows: readonly Counted[]) {
  const people = rows.map(({ row: { posts }, standing: { grade } }) => ({ posts, grade }))
  const [unit = '', ...groups] = quotasOf(scheme, people, outstanding).map(({ group, name, quota }) => {
    const whole = group === 'unit'
    const key = quota.over ? (whole ? 'quotaOver' : 'groupOver') : whole ? 'quota' : 'group'
    return filled(words[key], {
      name: whole ? best.name : name,
      count: quota.count,
      base: quota.base,
      percent: quota.percent.replace('.', ','),
      ceiling: quota.ceiling,
      outstanding: outstanding ? words.outstanding : '',
    })
  })
  return { unit, groups: groups.join(' · ') }
}
