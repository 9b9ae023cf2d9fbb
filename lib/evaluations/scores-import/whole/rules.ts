import type { ReadResult } from '@/lib/sheets/schema'
import { defaultFor } from '../../grading/defaults/rules'
import type { Scheme } from '../../schemes/schema'
import type { SheetPerson } from '../../sheets/schema'
import { importedColumns, readCells } from '../cells/rules'
import { partedLines, withLines } from '../lines/rules'
import { parseScores } from '../rules'
import { parseSeveral } from '../several/rules'
import type { OfSheet, ParsedScoresFile, Standing } from '../schema'
import { partedTasks, readTasks, withTasks } from '../tasks/rules'

type Month = {
  people: readonly SheetPerson[]
  /** What an attached file is called. */
  nameOf: (file: string) => string
  standingOf: (code: string) => Standing
}

/** Everything that a file says of a month: points with what stands beside them, tasks one by one, lines of evidence. */
export function parseMonth(
  read: ReadResult,
  schemes: readonly Scheme[],
  { people, nameOf, standingOf }: Month,
): ParsedScoresFile {
  const byCode = new Map(people.toReversed().map((each) => [each.code, each]))
  const personOf = (code: string) => byCode.get(code)
  const schemeOf = (code: string) => personOf(code)?.scheme ?? (schemes.length === 1 ? schemes[0] : null)
  const { tasks, others } = partedTasks(read)
  const { points, lines } = partedLines(others)
  const list = readTasks(tasks, standingOf, personOf)
  const of: OfSheet = {
    defaultsOf: (letter, code) => {
      const scheme = schemeOf(code)
      return (scheme && defaultFor(scheme, letter, null)?.points) ?? null
    },
    columnsFor: (code) => {
      const scheme = schemeOf(code)
      return scheme ? importedColumns(scheme) : null
    },
    pointsOf: (code) => personOf(code)?.points ?? {},
    readCells: (code, cells, labels) => {
      const person = personOf(code)
      if (!person) return { write: null, faults: [], told: [] }
      return readCells(person, cells, labels, list.listed.get(code) ?? null)
    },
  }
  const file =
    schemes.length === 1
      ? parseScores(points, importedColumns(schemes[0]!), standingOf, { ...of, columnsFor: null })
      : parseSeveral(points, schemes.map(importedColumns), standingOf, of)
  return withLines(withTasks(file, list), lines, standingOf, personOf, nameOf)
}
