import type { BookColumn, BookSheet } from '@/lib/sheets/book'
import { gridCounts } from '../../../cells/rules'
import { criterionName, kindNames, lineLabels } from '../../../scores-import/lines/rules'
import { taskCells, taskLabels } from '../../../scores-import/tasks/rules'
import type { SheetPerson } from '../../../sheets/schema'

/** The rows of whom she does not score, by place. */
export function shutIn(
  people: readonly SheetPerson[],
  scores: (person: SheetPerson) => boolean,
): ReadonlySet<number> {
  return new Set(people.flatMap((person, at) => (scores(person) ? [] : [at])))
}

/** The tasks of whom the sheet of points has no counts. */
export function tasksSheet(
  people: readonly SheetPerson[],
  open: boolean,
  scores: (person: SheetPerson) => boolean,
): BookSheet {
  const listed = people.filter((person) => !gridCounts(person))
  const [code, nth, title, units, completed, failed, late, cause] = taskLabels as string[]
  const box = (label: string, width: number): BookColumn => ({
    ...{ label, width, choices: ['Có', 'Không'], open },
  })
  const number = (label: string, maximum: string): BookColumn => ({
    ...{ label, width: 12, kind: 'number', maximum, open },
  })
  return {
    name: 'Nhiệm vụ',
    columns: [
      ...keys(code!, nth!, open),
      { label: title!, width: 50, open },
      ...[number(units!, '999'), box(completed!, 11), number(failed!, '999'), number(late!, '999')],
      box(cause!, 18),
    ],
    rows: listed.flatMap((person) =>
      person.tasks.map((task, at) => [person.code, person.fullName, at + 1, ...taskCells(task)]),
    ),
    locked: shutIn(
      listed.flatMap((person) => person.tasks.map(() => person)),
      scores,
    ),
    spare: open ? 50 : 0,
    fixed: 2,
  }
}

/** Whose row it is and which; a new one has no number yet: the portal gives it one. */
function keys(code: string, nth: string, open: boolean): BookColumn[] {
  return [
    { label: code, width: 13, open },
    { label: 'Họ và tên', width: 28 },
    { label: nth, width: 7, kind: 'number' },
  ]
}

/** The lines of evidence. `nameOf`: what an attached file is called. */
export function linesSheet(
  people: readonly SheetPerson[],
  nameOf: (file: string) => string,
  open: boolean,
  scores: (person: SheetPerson) => boolean,
): BookSheet {
  const [code, nth, criterion, points, reason, kind, evidence, file] = lineLabels as string[]
  return {
    name: 'Minh chứng',
    columns: [
      ...keys(code!, nth!, open),
      { label: criterion!, width: 40, open },
      { label: points!, width: 10, kind: 'number', maximum: '100', open },
      { label: reason!, width: 50, open },
      { label: kind!, width: 28, choices: Object.values(kindNames), open },
      { label: evidence!, width: 40, open },
      { label: file!, width: 30 },
    ],
    rows: people.flatMap(({ code: staffCode, fullName, scheme, deductions }) =>
      deductions.map(({ criterion: id, points: taken, file: attached, ...line }, at) => [
        ...[staffCode, fullName, at + 1, criterionName(scheme, id), taken, line.reason],
        ...[line.kind && kindNames[line.kind], line.evidence, attached && nameOf(attached)],
      ]),
    ),
    locked: shutIn(
      people.flatMap((person) => person.deductions.map(() => person)),
      scores,
    ),
    spare: open ? 50 : 0,
    fixed: 2,
  }
}
