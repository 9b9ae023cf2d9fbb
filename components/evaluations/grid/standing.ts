import { decimal } from '@/lib/decimal'
import { type Cells, missingIn, type Preview, previewOf } from '@/lib/evaluations/preview/rules'
import { criteriaLackingLine, lacksReason } from '@/lib/evaluations/reasons/rules'
import { quotaOf } from '@/lib/evaluations/schemes/rules'
import type { Letter } from '@/lib/evaluations/schemes/schema'
import { filled, type SheetModel, type SheetRow } from './model'

/** How one row stands: its total and letter, and what it still lacks. */
export type Standing = {
  total: string
  grade: Letter | null
  missing: string[]
  reason: boolean
  lines: string[]
}

/** `known`: its total and letter, where they were worked out from the same cells before. */
export function standingOf({ scheme }: SheetModel, row: SheetRow, cells: Cells, known?: Preview): Standing {
  const live = { leads: !!row.leads, tasks: row.tasks ?? null, disciplineDecision: !!row.disciplineDecision }
  const { total, grade } = known ?? previewOf(scheme, { ...live, deductions: row.deductions }, cells)
  const said = { grade, points: cells, remark: cells.remark ?? '', lines: row.deductions, ...live }
  return {
    total: total?.replace('.', ',') ?? '',
    grade,
    missing: missingIn(scheme, { ...live, deductions: row.deductions }, cells),
    reason: lacksReason(said),
    lines: criteriaLackingLine(scheme, said),
  }
}

/** The state of a row in words. */
export function stateOf({ words, columns }: SheetModel, row: SheetRow, standing: Standing): string {
  if (row.words || row.locked) return ''
  const { missing, reason, lines } = standing
  if (missing.length > 0) return filled(words.missingCells, { n: missing.length })
  if (reason) return words.missingReason
  if (lines.length === 0) return words.full
  const names = lines.map((key) => columns.find((column) => column.key === key)?.short ?? key)
  return filled(words.missingLine, { names: names.join(', ') })
}

/** What the bar says of the whole sheet: how many are graded, the quota as a sum, who lacks a reason. */
export function summaryOf(parts: readonly SheetModel[], standings: readonly (readonly Standing[])[]) {
  const all = standings.flat()
  const { words } = parts[0]!
  const quotas = parts.map((part, at) => quotaIn(part, standings[at] ?? []))
  const lacking = all.filter(({ reason, lines }) => reason || lines.length > 0).length
  return {
    progress: filled(words.progress, { ready: all.filter(({ grade }) => grade).length, graded: all.length }),
    quota: quotas
      .map(({ sum }, at) => (parts.length > 1 ? `${parts[at]!.scheme.code}: ${sum}` : sum))
      .join(' '),
    over: quotas.some(({ over }) => over),
    reasons: lacking > 0 ? filled(words.reasons, { n: lacking }) : '',
  }
}

// Each scheme's quota is taken of those it grades.
function quotaIn({ scheme, words, best }: SheetModel, standings: readonly Standing[]) {
  const quota = quotaOf(
    scheme,
    standings.map(({ grade }) => grade),
    false,
  )
  const sum = filled(quota.over ? words.quotaOver : words.quota, {
    name: best.name,
    count: quota.count,
    base: quota.base,
    percent: String(Number(decimal(quota.percent).n)),
    ceiling: quota.ceiling,
  })
  return { sum, over: quota.over }
}
