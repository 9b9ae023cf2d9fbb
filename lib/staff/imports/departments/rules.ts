import { foldText } from '@/lib/fold'
import type { LoneText } from '@/lib/sheets/layout'
import type { At } from '@/lib/sheets/schema'
import type { RosterKey } from '../schema'

// What a part of an office is called first; none of them begins a person's name.
const organs =
  /^(?:văn phòng|phòng |ban (?!hành)|bộ phận|tổ (?!trưởng|phó)|trung tâm|điểm phục vụ|đảng ủy|đảng uỷ|đảng bộ|hđnd|ubnd|ubmttq|hội đồng|ủy ban|uỷ ban|mặt trận|khối |lãnh đạo|thường trực|trạm )/iu

// Lists are divided by kind of staff, too, and that is no department.
const kinds = /^(?:can bo|cong chuc|vien chuc|lao dong(?! *[-–])|hop dong|nguoi lao dong|bien che|cbcc)/

const places: ReadonlySet<RosterKey | null> = new Set([null, 'staff_code', 'full_name', 'department'])

/** Whether a row with nothing but one text is the name of a department: never where it may be somebody's name. */
export function namesDepartment({ key, mark, text }: LoneText<RosterKey>): boolean {
  if (!places.has(key) || kinds.test(foldText(text))) return false
  return mark || key === 'department' || organs.test(text)
}

export const whoOrWhat =
  'Dòng này chỉ có một ô chữ. Nếu là tên bộ phận của các dòng dưới, ghi số La Mã (I, II …) vào cột STT của nó hoặc điền cột Bộ phận; nếu là một người, điền đủ mã, họ tên, loại, chức vụ, từ ngày.'

/** What the preview says of rows that were read as departments. */
export function departmentNotes(groups: readonly (At & { text: string })[]): string[] {
  const sheets = [...new Set(groups.map(({ sheet }) => sheet))]
  return sheets.map((sheet) => {
    const own = groups.filter((each) => each.sheet === sheet)
    const told = own.slice(0, 12).map(({ row, text }) => `${row} (${text})`)
    const place = sheet === '' ? 'Dòng' : `Trang tính "${sheet}": dòng`
    return `${place} ${told.join(', ')}${own.length > told.length ? ' …' : ''} được hiểu là bộ phận của các dòng tiếp theo, nơi không có cột Bộ phận hoặc ô ấy để trống.`
  })
}
