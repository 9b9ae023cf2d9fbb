import { readRow, type RowChange } from '../cells/rules'
import type { Draft } from '../drafts/schema'
import { withLetter } from '../letters/rules'
import { letterKey, waitingBase } from '../letters/schema'
import { untouched } from '../merging/rules'
import type { Letter, Scheme } from '../schemes/schema'
import { isAway, judgedElsewhere, missingCells, missingWords, sumOf } from '../sheets/rules'
import type { CellFault, PersonMonth, SaveRow, SheetPerson } from '../sheets/schema'
import { shutFaults, type WhyShut } from './shut/rules'

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

type Given = { person: SheetPerson; row: SaveRow }

/**
 * Reads each row of these people against what stands. Rows of somebody whom she may not score (`whyShut`) are left as they are: `shut`
 * says why of each, unless nothing was written there.
 */
export function readRows<Shut extends { reason: WhyShut }>(
  rows: readonly SaveRow[],
  people: ReadonlyMap<string, SheetPerson>,
  whyShut: (person: SheetPerson) => Shut | null,
): { read: ReadPerson[]; shut: { why: Shut; person: SheetPerson; row: SaveRow; faults: CellFault[] }[] } {
  const asked = rows.map((row) => {
    const person = people.get(row.person)!
    return { person, row, why: untouched(row) ? null : whyShut(person) }
  })
  return {
    read: asked.filter(({ why }) => why === null).map(readPerson),
    shut: asked.flatMap(({ person, row, why }) =>
      why ? [{ why, person, row, faults: shutFaults(person, row, why.reason) }] : [],
    ),
  }
}

function readPerson({ person, row }: Given): ReadPerson {
  const { row: given, why, wish } = withLetter(person.scheme, person, row)
  const { change, faults, base } = readRow(person.scheme, person, given)
  return {
    person,
    row,
    change,
    base,
    wish,
    faults: why ? [...faults, letterFault(person, row, why)] : faults,
  }
}

export function writingOf({ person, change }: ReadPerson) {
  const tasks = change?.tasks?.map((task) => ({ ...task, title: null }))
  return { evaluationId: person.evaluationId, ...change, tasks }
}

/** Every cell that came: a draft of it is forgotten unless it is kept again. */
export function fieldsOf({
  person,
  row,
}: Pick<ReadPerson, 'person' | 'row'>): Pick<Draft, 'evaluationId' | 'field'>[] {
  return Object.keys(row.cells).map((field) => ({ evaluationId: person.evaluationId, field }))
}

type Kept = Pick<ReadPerson, 'person' | 'row' | 'faults' | 'wish'>

/** What could not be taken waits for whoever typed it, with what she started from. */
export function draftsOf({ person: { evaluationId }, row, faults, wish }: Kept): Draft[] {
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

/** Everything that keeps a person's month from being sent, in the order of the sheet; `chosen`: the letter she waits for. */
export function missingOf(scheme: Scheme, person: PersonMonth, chosen?: Letter): CellFault[] {
  // Of who takes no points any more a letter that was chosen before can be followed by nobody.
  const wish = judgedElsewhere(person) || isAway(person) ? undefined : chosen
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
