import { foldText } from '@/lib/fold'
import { readRow, type RowReader } from '@/lib/sheets/row'
import type { ReadResult, Refused } from '@/lib/sheets/schema'
import { findTable } from '@/lib/sheets/table'
import { departmentNotes, namesDepartment, whoOrWhat } from './departments/rules'
import {
  parsedPost,
  rosterColumns,
  staffCategory,
  type ParsedPost,
  type ParsedRoster,
  type RosterKey,
  type StaffCategory,
} from './schema'

const categories: Readonly<Record<string, StaffCategory>> = {
  'can bo': 'elected_official',
  cb: 'elected_official',
  'cong chuc': 'civil_servant',
  cc: 'civil_servant',
  'vien chuc': 'public_employee',
  vc: 'public_employee',
  'lao dong hop dong': 'contract_worker',
  'hop dong lao dong': 'contract_worker',
  'nguoi lao dong': 'contract_worker',
  'hop dong': 'contract_worker',
  hdld: 'contract_worker',
  ldhd: 'contract_worker',
  hd: 'contract_worker',
  official: 'elected_official',
  employee: 'public_employee',
  contract: 'contract_worker',
  contractor: 'contract_worker',
}

export function parseRoster(read: ReadResult): ParsedRoster {
  const table = findTable(read, rosterColumns, namesDepartment)
  const rows: ParsedPost[] = []
  const byCode = new Map<string, ParsedPost[]>()
  const refused: Refused[] = [...table.refused]
  for (const data of table.rows) {
    const row = readRow(data)
    if (data.alone) {
      row.refuse(data.alone, whoOrWhat)
      refused.push(...row.refused)
      continue
    }
    const post = postOf(row)
    if (post) refuseAmong(byCode.get(post.staffCode) ?? [], post, row)
    if (post && row.refused.length === 0) {
      rows.push(post)
      byCode.set(post.staffCode, [...(byCode.get(post.staffCode) ?? []), post])
    }
    refused.push(...row.refused)
  }
  const named = new Set(table.rows.map((row) => row.cell('staff_code').text))
  const { leftOut, labels } = table
  const notes = [...table.notes, ...departmentNotes(table.groups)]
  return { rows, refused, leftOut, mended: [], notes, labels, named }
}

function postOf(row: RowReader<RosterKey>): ParsedPost | null {
  const optional = <T>(key: RosterKey, read: () => T | null) => (row.has(key) ? read() : undefined)
  const values = {
    staffCode: row.needText('staff_code'),
    fullName: row.needText('full_name'),
    birthDate: optional('birth_date', () => row.day('birth_date')),
    category: categoryOf(row),
    positionTitle: row.needText('position_title'),
    department: departmentOf(row),
    fromDay: row.need('from_day', row.day('from_day')),
    toDay: optional('to_day', () => row.day('to_day')),
    email: optional('email', () => row.text('email')?.toLowerCase() ?? null),
  }
  const { birthDate, fromDay, toDay } = values
  if (/^\d+$/.test(values.fullName)) row.refuse('full_name', 'Phải là họ và tên, đang là số.')
  if (fromDay && toDay && toDay < fromDay)
    row.refuse('to_day', 'Đến ngày ở trước Từ ngày; hãy sửa một trong hai.')
  if (fromDay && birthDate && birthDate >= fromDay)
    row.refuse('birth_date', 'Ngày sinh không ở trước Từ ngày; hãy kiểm tra lại.')
  const parsed = parsedPost.safeParse(values)
  if (parsed.success) return row.refused.length === 0 ? { ...parsed.data, at: row.at } : null
  const paths = new Set(parsed.error.issues.map((issue) => issue.path[0]))
  if (paths.has('email'))
    row.refuse('email', 'Không phải địa chỉ thư điện tử; viết ví dụ ten@hanoi.gov.vn hoặc để trống.')
  if (row.refused.length === 0) row.refuse('full_name', 'Một ô trong dòng này dài quá mức; hãy rút ngắn.')
  return null
}

function departmentOf(row: RowReader<RosterKey>): string | null | undefined {
  const written = row.has('department') ? row.text('department') : undefined
  return written ?? row.group ?? written
}

function categoryOf(row: RowReader<RosterKey>): StaffCategory | null {
  const written = row.needText('category')
  if (written === '') return null
  const folded = foldText(written)
    .replace(/[.\s_-]+/g, ' ')
    .trim()
  const literal = staffCategory.safeParse(folded.replaceAll(' ', '_'))
  const category = literal.success ? literal.data : categories[folded]
  if (category) return category
  row.refuse('category', 'Loại phải là cán bộ, công chức, viên chức hoặc lao động hợp đồng.')
  return null
}

// One person may hold one post after another, never two at once.
function refuseAmong(own: readonly ParsedPost[], post: ParsedPost, row: RowReader<RosterKey>) {
  const namesake = own.find((other) => other.fullName !== post.fullName)
  if (namesake) {
    const why = `Mã ${post.staffCode} ở dòng ${namesake.at.row} là của ${namesake.fullName}; mỗi người một mã.`
    row.refuse('staff_code', why)
    return
  }
  const twin = own.find((other) => overlapping(other, post))
  if (twin) {
    row.refuse(
      'staff_code',
      `Mã ${post.staffCode} đã có ở dòng ${twin.at.row} trong cùng thời gian; hãy bỏ một dòng hoặc sửa ngày.`,
    )
  }
}

type Span = { readonly fromDay: string; readonly toDay?: string | null | undefined }

/** Both days count; an open end never ends. */
export function overlapping(a: Span, b: Span): boolean {
  return a.fromDay <= (b.toDay ?? '9999-12-31') && b.fromDay <= (a.toDay ?? '9999-12-31')
}
