import type { BookSheet } from '@/lib/sheets/book'
import type { CodeCoverage } from '../schema'

const how = { herself: 'Tự xác nhận', 'roll-call': 'Điểm danh' } as const

/** Everybody in post, whoever is open first. */
export function coverageSheet({ slug, version, articles, people }: CodeCoverage): BookSheet {
  const sorted = [...people].sort((one, other) => Number(one.done !== null) - Number(other.done !== null))
  return {
    name: `${slug} ${version}`,
    columns: [
      { label: 'Họ và tên', width: 28 },
      { label: 'Chức vụ, chức danh', width: 28 },
      { label: 'Đã xác nhận', width: 14 },
      { label: 'Hình thức', width: 16 },
      { label: 'Ngày', width: 13, kind: 'day' },
      { label: `Số điều đã đọc (trên ${articles})`, width: 16, kind: 'number' },
      { label: 'Có tài khoản', width: 14 },
      { label: 'Số lần đã nhắc', width: 12, kind: 'number' },
    ],
    rows: sorted.map(({ name, title, done, read, account, reminded }) => [
      ...[name, title, done ? 'Rồi' : 'Chưa', done ? how[done.how] : null, done?.on ?? null],
      ...[read, account ? 'Có' : 'Không', reminded],
    ]),
    fixed: 1,
  }
}
