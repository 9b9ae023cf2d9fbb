import type { RowChange } from '../cells/rules'
import type { Draft } from '../drafts/schema'
import { letterKey } from '../letters/rules'
import type { Scheme } from '../schemes/schema'
import { missingCells, missingWords } from '../sheets/rules'
import type { CellFault, PersonMonth, SaveRow } from '../sheets/schema'

/** One person's row as it came and what became of it. */
export type ReadPerson = {
  person: PersonMonth
  row: SaveRow
  change: RowChange | null
  faults: CellFault[]
  base: Record<string, string>
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
export function draftsOf({ person, row, faults }: ReadPerson): Draft[] {
  return faults.map(({ key, typed }) => ({
    evaluationId: person.evaluationId,
    field: key,
    typed,
    base: row.base?.[key] ?? null,
  }))
}

export function letterFault(person: PersonMonth, row: SaveRow, why: string): CellFault {
  const typed = row.cells[letterKey] ?? ''
  return { person: person.personId, name: person.fullName, key: letterKey, typed, why }
}

/** Everything that keeps a person's month from being sent, in the order of the sheet. */
export function missingOf(scheme: Scheme, person: PersonMonth): CellFault[] {
  const words = missingWords(scheme, person)
  const cells = missingCells(scheme, person).map((key) => ({ key, why: 'Chưa có điểm.' }))
  return [...cells, ...words].map((each) => ({
    person: person.personId,
    name: person.fullName,
    typed: '',
    ...each,
  }))
}
