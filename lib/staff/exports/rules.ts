import type { BookAbout, BookColumn, BookSheet } from '@/lib/sheets/book'
import { categoryNames, rosterColumns, type RosterKey } from '../imports/schema'
import type { RosterPost } from '../schema'

const dress: Record<RosterKey, Omit<BookColumn, 'label'>> = {
  staff_code: { width: 14 },
  full_name: { width: 28 },
  birth_date: { width: 13, kind: 'day' },
  category: { width: 20, choices: Object.values(categoryNames) },
  position_title: { width: 28 },
  department: { width: 30 },
  from_day: { width: 13, kind: 'day' },
  to_day: { width: 13, kind: 'day' },
  email: { width: 28 },
}

/** The roster in the very columns of its import, every cell but the header open, with room for who comes. */
export function rosterSheet(posts: readonly RosterPost[]): BookSheet {
  return {
    name: 'Danh sách cán bộ',
    columns: rosterColumns.map(({ key, label }) => ({ label, open: true, ...dress[key] })),
    rows: posts.map((post) => [
      ...[post.code, post.fullName, post.birthDate, categoryNames[post.category], post.positionTitle],
      ...[post.department, post.fromDay, post.toDay, post.email],
    ]),
    spare: 60,
    fixed: 2,
  }
}

export function rosterAbout(unit: string, day: string): BookAbout {
  return {
    title: `Danh sách cán bộ, ${unit}, ngày ${day}`,
    lines: [
      [
        'Dùng để làm gì',
        'Sửa trong trang “Danh sách cán bộ” rồi nạp lại tệp này ở trang Nhân sự. Không sửa gì mà nạp lại thì không có gì thay đổi.',
      ],
      ['Mã cán bộ', 'Mỗi người một mã, không đổi. Người mới: ghi vào dòng trống ở cuối với mã mới.'],
      ['Loại', `Chọn trong danh sách: ${Object.values(categoryNames).join(', ')}.`],
      ['Từ ngày, Đến ngày', 'Ngày/tháng/năm; cả hai ngày đều tính. Để trống Đến ngày khi còn giữ vị trí.'],
      ['Người nghỉ hoặc chuyển đi', 'Ghi Đến ngày, đừng xóa dòng: người không có trong tệp thì giữ nguyên.'],
      ['Trang tính bị khóa', 'Chỉ dòng tiêu đề bị khóa để khỏi sửa nhầm, không có mật khẩu.'],
      ['Dữ liệu cá nhân', 'Tệp có ngày sinh và địa chỉ thư; chỉ người làm nhân sự của đơn vị được giữ.'],
    ],
  }
}
