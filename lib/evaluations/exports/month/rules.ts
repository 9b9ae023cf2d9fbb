import type { BookColumn, BookSheet } from '@/lib/sheets/book'
import { type Decision, decisionOf } from '../../approvals/rules'
import { gridCounts } from '../../cells/rules'
import { cellColumns, cellsWritten } from '../../scores-import/cells/rules'
import type { ImportedCell } from '../../scores-import/schema'
import type { Scheme } from '../../schemes/schema'
import { judgedElsewhere } from '../../sheets/rules'
import type { PersonMonth, SheetPerson } from '../../sheets/schema'
import { bySchemes, named, who } from '../rules'
import { linesSheet, shutIn, tasksSheet } from './lists/rules'

type Month = {
  people: readonly SheetPerson[]
  decided: ReadonlyMap<string, Decision>
  /** What an attached file is called. */
  nameOf: (file: string) => string
  /** For whoever may bring it back in. */
  open: boolean
  /** Whom she scores: the rows of others are shut. */
  scores: (person: SheetPerson) => boolean
}

/**
 * The whole month as it stands, a sheet for each scheme, one of the tasks that are written one by one and one of the
 * lines of evidence, in the very columns of the import.
 */
export function monthSheets(
  schemes: readonly Scheme[],
  { people, decided, nameOf, open, scores }: Month,
): BookSheet[] {
  const sheets = bySchemes('Tổng hợp tháng', schemes, people, (scheme, own) =>
    monthSheet(scheme, own, decided, open, shutIn(own, scores)),
  )
  const tasks = schemes.some(({ method }) => method !== 'points') ? [tasksSheet(people, open, scores)] : []
  const others = [...tasks, linesSheet(people, nameOf, open, scores)]
  return [...sheets, ...others.filter(({ rows }) => open || rows.length > 0)]
}

function monthSheet(
  scheme: Scheme,
  people: readonly PersonMonth[],
  decided: ReadonlyMap<string, Decision>,
  open: boolean,
  locked: ReadonlySet<number>,
): BookSheet {
  const wide = scheme.criteria.length > 5
  const criteria = scheme.criteria.map(({ id, label, maximum }): BookColumn => {
    return { label: wide ? id : label.vi, width: wide ? 8 : 16, kind: 'number', maximum, open }
  })
  return {
    name: 'Tổng hợp tháng',
    columns: [
      { label: 'STT', width: 6, kind: 'number' },
      ...[...who, { label: 'Bộ phận', width: 26 }, ...criteria],
      ...cellColumns(scheme).map((cell) => cellColumn(cell, open)),
      ...[
        { label: 'Tổng điểm', width: 11, kind: 'number' as const },
        { label: 'Xếp loại', width: 10 },
      ],
      { label: 'Ghi chú', width: 40 },
    ],
    rows: people.map((person, at) => {
      const decision = decided.get(person.evaluationId) ?? decisionOf(scheme, person)
      return [
        ...[at + 1, ...named(person), person.department],
        ...scheme.criteria.map(({ id }) => person.points[id] ?? null),
        ...cellsWritten(scheme, person).map((text) => text || null),
        ...[decision?.total ?? null, decision?.grade ?? null],
        noteOf(person, decision),
      ]
    }),
    locked,
    fixed: 3,
  }
}

function cellColumn({ label, kind, cases }: ImportedCell, open: boolean): BookColumn {
  if (kind === 'count') return { label, width: 9, kind: 'number', maximum: '9999', open }
  if (kind === 'term') return { label, width: 12, kind: 'number', maximum: '1', open }
  if (!cases) return { label, width: 40, open }
  const several = cases.length > 1
  const named = several ? cases.map((each) => each.label) : ['Có']
  return { label, width: several ? 40 : 11, choices: [...named, 'Không'], open }
}

function noteOf(person: PersonMonth, decision: { notGraded: string | null } | null): string | null {
  if (!decision)
    return person.notGraded === 'level_above'
      ? 'Do cấp trên trực tiếp đánh giá.'
      : judgedElsewhere(person)
        ? 'Do đơn vị của người này đánh giá.'
        : 'Còn thiếu điểm.'
  return decision.notGraded ?? (gridCounts(person) ? null : 'Việc được ghi từng việc ở trang “Nhiệm vụ”.')
}
