import type { RowChange } from '../cells/rules'
import type { Draft } from '../drafts/schema'
import { letterKey, waitingBase } from '../letters/schema'
import type { Letter, Scheme } from '../schemes/schema'
import { missingCells, missingWords, sumOf } from '../sheets/rules'
import type { CellFault, PersonMonth, SaveRow, SheetPerson } from '../sheets/schema'

/** One person's row as it came and what became of it. */
export type ReadPerson = {
  person: PersonMonth
  row: SaveRow
  change: RowChange | null
  faults: CellFault[]
  base: Record<string, string>
  /** A letter that was chosen and that the row does not come to yet. */
  wish?: Letter
}

export function writingOf({ person, change }: ReadPerson) {
  const tasks = change?.tasks?.map((task) => ({ ...task, title: null }))
  return { evaluationId: person.evaluationId, ...change, tasks }
}

/** Every cell that came: a draft of it is forgotten unless it is kept again. */
export function fieldsOf({ person, row }: ReadPerson): Pick<Draft, 'evaluationId' | 'field'>[] {
  return Object.keys(row.cells).map((field) => ({ evaluationId: person.evaluationId, field }))
}

/** What could not be taken waits for whoever typed it, with what she started from. */
export function draftsOf({ person: { evaluationId }, row, faults, wish }: ReadPerson): Draft[] {
  const kept = faults.map(({ key, typed }) => ({
    ...{ evaluationId, field: key, typed },
    base: row.base?.[key] ?? null,
  }))
  return wish ? [...kept, { evaluationId, field: letterKey, typed: wish, base: waitingBase(wish) }] : kept
}

export function letterFault(person: PersonMonth, row: SaveRow, why: string): CellFault {
  const typed = row.cells[letterKey] ?? ''
  return { person: person.personId, name: person.fullName, key: letterKey, typed, why }
}

/** The same as it is told to who sends the month: of her own row that something is missing, and not what. */
export function missingTo(viewer: string, person: SheetPerson, wish?: Letter): CellFault[] {
  const lacks = missingOf(person.scheme, person, wish)
  if (person.personId !== viewer) return lacks
  return lacks
    .slice(0, 1)
    .map((first) => ({ ...first, key: letterKey, why: 'Phiếu của chính người đang xem chưa đủ để gửi.' }))
}

/** Points and counts are there, and her month cannot be sent all the same: for want of words, or of a letter that waits. */
export function lacksWords(person: SheetPerson, wish?: Letter): boolean {
  return missingCells(person.scheme, person).length === 0 && missingOf(person.scheme, person, wish).length > 0
}

/** Everything that keeps a person's month from being sent, in the order of the sheet; `wish`: the letter she waits for. */
export function missingOf(scheme: Scheme, person: PersonMonth, wish?: Letter): CellFault[] {
  const words = missingWords(scheme, person)
  const cells = missingCells(scheme, person).map((key) => ({ key, why: 'Chưa có điểm.' }))
  const grade = wish && cells.length === 0 ? (sumOf(scheme, person)?.grade ?? wish) : wish
  const other =
    wish && grade !== wish
      ? [
          {
            key: letterKey,
            why: `Đã chọn ${wish}, điểm và số việc đang ra ${grade}: sửa số việc, sửa điểm kèm minh chứng, hoặc bấm loại khác.`,
          },
        ]
      : []
  return [...other, ...cells, ...words].map((each) => ({
    person: person.personId,
    name: person.fullName,
    typed: '',
    ...each,
  }))
}
