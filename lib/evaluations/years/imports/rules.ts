import { type Column, findHeader } from '@/lib/sheets/header'
import { readRow } from '@/lib/sheets/row'
import type { Plan, PlanLine, ReadResult, Refused } from '@/lib/sheets/schema'
import { findTable } from '@/lib/sheets/table'
import { codeColumn, tooLong } from '../../scores-import/rules'
import { ratingFault } from '../rules'
import { letters, type YearMay, type YearPerson, type YearRowsInput } from '../schema'

type Key = 'staff_code' | 'grade' | 'note'
export type Proposals = YearRowsInput['rows']

export const proposalColumns: readonly Column<Key>[] = [
  codeColumn,
  { key: 'grade', label: 'Đề xuất xếp loại', names: ['Đề xuất', 'Proposed grade'], required: true },
  { key: 'note', label: 'Lý do đề xuất', names: ['Lý do', 'Reason'], required: false },
]

/**
 * What a file proposes for the year, by the rules of the year's page. Empty cells leave what was proposed; a proposal
 * that stands as written is the same, also where a month was decided anew since.
 */
export function planProposals(
  read: ReadResult,
  people: readonly YearPerson[],
  may: YearMay,
): Plan<Proposals> {
  const table = findTable(proposing(read), proposalColumns)
  const refused: Refused[] = [...table.refused]
  const counts = { new: 0, changed: 0, same: 0 }
  const [writes, lines, named]: [Proposals, PlanLine[], Set<string>] = [[], [], new Set()]
  for (const data of table.rows) {
    const row = readRow(data)
    const code = row.needText('staff_code')
    const written = row.text('grade')?.toUpperCase() ?? null
    const letter = letters.find((each) => each === written) ?? null
    const words = row.text('note')
    const found = people.filter((each) => each.code === code)
    const [person] = found
    if (written !== null && !letter) row.refuse('grade', 'Ghi A, B, C hoặc D, hoặc để trống.')
    if (words && words.length > 2000) row.refuse('note', tooLong)
    if (code !== '' && named.has(code)) row.refuse('staff_code', 'Mã này đã có ở dòng trên; hãy bỏ một dòng.')
    else if (code !== '' && found.length !== 1) row.refuse('staff_code', notOne(found.length))
    named.add(code)
    const last = person?.proposal ?? null
    const grade = letter ?? last?.grade ?? null
    const note = words ?? last?.note ?? ''
    const says = (letter ?? last?.grade ?? null) !== (last?.grade ?? null) || note !== (last?.note ?? '')
    if (person && says && row.refused.length === 0) {
      const fault = faultOf(person, grade, note, may)
      if (fault) row.refuse(fault.field === 'note' ? 'note' : 'grade', fault.why)
      else if (grade) {
        counts[last ? 'changed' : 'new'] += 1
        writes.push({ person: person.person, grade, note })
        const how = [`${last?.grade ? `${last.grade} → ` : ''}${grade}`, note].filter(Boolean).join(', ')
        lines.push({ change: last ? 'changed' : 'new', what: `${code} ${person.name}`, how })
      }
    } else if (row.refused.length === 0) counts.same += 1
    refused.push(...row.refused)
  }
  const { leftOut, notes } = table
  const unread = named.size === 0 && refused.length > 0
  const missing = unread
    ? []
    : people.filter(({ code, above, byHead }) => !above && !byHead && !named.has(code))
  return {
    ...{ ...counts, leftOut, missing: missing.map(({ code }) => code), refused, mended: [], notes, lines },
    writes: refused.length > 0 ? [] : writes,
  }
}

// The exported year has its points and letters on sheets of their own.
function proposing(read: ReadResult): ReadResult {
  if (!read.ok) return read
  const sheets = read.sheets.filter(({ rows }) => findHeader(rows, proposalColumns)?.missing.length === 0)
  return sheets.length > 0 ? { ...read, sheets } : read
}

function notOne(count: number): string {
  return count === 0
    ? 'Không có ai mang mã này trong danh sách xếp loại năm của đơn vị; hãy kiểm tra mã.'
    : 'Có hai người mang mã này; hãy ghi đề xuất ở trang xếp loại năm.'
}

function faultOf(person: YearPerson, grade: YearPerson['result']['grade'], note: string, may: YearMay) {
  const { above, result } = person
  if (above)
    return { field: 'grade', why: 'Người này do cấp trên trực tiếp xếp loại; hãy để trống.' } as const
  if (result.grade === null) return { field: 'grade', why: `${result.why} Hãy để trống.` } as const
  if (grade === null) return { field: 'grade', why: 'Có lý do thì ghi cả loại đề xuất.' } as const
  return ratingFault(may, 'proposal', person, grade, note)
}
