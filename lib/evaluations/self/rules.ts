import { cellsOf, readRow } from '../cells/rules'
import { countKeys, leadershipKeys } from '../cells/schema'
import type { GradeResult } from '../grading/rules'
import type { Scheme } from '../schemes/schema'
import { leads, missingCells, resultOf } from '../sheets/rules'
import type { PersonMonth, SheetState } from '../sheets/schema'
import { type SelfFault, type SelfInput, selfInput } from './schema'

/**
 * Her form by its fields: cells are named `o.` and their key, so that no criterion can be taken for another field. Null:
 * it is not that form.
 */
export function readSelfForm(typed: Record<string, string>): SelfInput | null {
  const cells = Object.entries(typed).flatMap(([name, value]) =>
    name.startsWith('o.') ? [[name.slice(2), value.slice(0, 200)]] : [],
  )
  return selfInput.safeParse({ ...typed, cells: Object.fromEntries(cells) }).data ?? null
}

type Who = Pick<PersonMonth, 'positionTitle' | 'category'>

/** The cells she fills, in the order of the form, all empty. Terms of leadership are asked of those who lead. */
export function selfCells(scheme: Scheme, who: Who, leader: boolean): Record<string, string> {
  const cells = Object.entries(cellsOf(scheme, blank(who)))
  return Object.fromEntries(cells.filter(([key]) => leader || !leadershipKeys.some((term) => term === key)))
}

export type ReadSelf = {
  faults: SelfFault[]
  /** Null while a cell is empty or cannot be read. */
  result: GradeResult | null
  /** As the grid writes them: `4,5`. */
  cells: Record<string, string>
}

/** Reads what stands in the form by the rules of the assessor's own grid; what is empty and must not be is a fault. */
export function readSelf(scheme: Scheme, who: Who, typed: Record<string, string>): ReadSelf {
  const person = blank(who)
  const { change, faults } = readRow(scheme, person, { person: person.personId, cells: typed })
  const scores = Object.entries(change?.scores ?? {}).flatMap(([key, points]) =>
    points === null ? [] : [[key, points] as const],
  )
  const filled: PersonMonth = {
    ...person,
    points: Object.fromEntries(scores),
    tasks: change?.tasks?.map((task) => ({ ...task, title: null })) ?? [],
    notGraded: change?.noTask ? 'no_task' : null,
  }
  const wrong = new Set(faults.map(({ key }) => key))
  // Tasks are read as a whole: one wrong count is said once, and 0 tasks are an answer.
  const counted = change?.noTask || countKeys.some((key) => wrong.has(key))
  const empty = missingCells(scheme, { ...filled, notGraded: null })
    .filter((key) => !wrong.has(key) && !(key === countKeys[0] && counted))
    .map((key) => ({ key, why: 'Chưa ghi.' }))
  const all = [...faults.map(({ key, why }) => ({ key, why })), ...empty]
  return {
    faults: all,
    result: all.length > 0 ? null : resultOf(scheme, filled),
    cells: all.length > 0 ? typed : { ...typed, ...cellsOf(scheme, filled) },
  }
}

/**
 * While her word can still be weighed: until the assessor sends the month on, and of whom the head scores herself until
 * she is decided. Late is late, not lost.
 */
export function takesSelf(
  state: SheetState,
  { notGraded, byHead, decided }: Pick<PersonMonth, 'notGraded' | 'byHead' | 'decided'>,
): boolean {
  if (!gradedHere({ notGraded })) return false
  return state === 'open' || state === 'returned' || (byHead && !decided)
}

/** Whether her own word belongs to the month at all. */
export function gradedHere({ notGraded }: Pick<PersonMonth, 'notGraded'>): boolean {
  return notGraded === null || notGraded === 'no_task'
}

/** Whether she is asked for the terms of leadership. */
export function leadsHere(scheme: Scheme, positionTitle: string, terms: Record<string, string>): boolean {
  return leads(scheme, { positionTitle, points: terms })
}

function blank({ positionTitle, category }: Who): PersonMonth {
  return {
    evaluationId: '',
    personId: '',
    code: '',
    fullName: '',
    positionTitle,
    department: null,
    category,
    notGraded: null,
    byHead: false,
    decided: false,
    knockOut: null,
    remark: null,
    assessorId: null,
    assessorDelegationId: null,
    points: {},
    tasks: [],
    deductions: [],
  }
}
