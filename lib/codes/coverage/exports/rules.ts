import type { BookSheet } from '@/lib/sheets/book'
import type { CodeCoverage, CoveredPerson } from '../schema'

const how = { herself: 'Tự xác nhận', 'roll-call': 'Điểm danh' } as const
const person = ['Họ và tên', 'Chức vụ, chức danh', 'Đã xác nhận', 'Hình thức', 'Ngày']

/** Everybody in post, whoever is open first. */
export function coverageSheet({ slug, version, articles, people }: CodeCoverage): BookSheet {
  const widths = [28, 28, 14, 16, 13]
  return {
    name: `${slug} ${version}`,
    columns: [
      ...person.map((label, at) => ({
        ...{ label, width: widths[at] ?? 14 },
        ...(label === 'Ngày' ? { kind: 'day' as const } : {}),
      })),
      { label: `Số điều đã đọc (trên ${articles})`, width: 16, kind: 'number' },
      { label: 'Có tài khoản', width: 14 },
      { label: 'Số lần đã nhắc', width: 12, kind: 'number' },
    ],
    rows: openFirst(people).map((one) => [...standing(one), one.read, ...reached(one)]),
    fixed: 1,
  }
}

/** The same of every Code, each line with the Code and the version it is about. */
export function coverageRows(codes: readonly CodeCoverage[]): (string | number | null)[][] {
  const about = ['Bộ quy tắc', 'Số văn bản', 'Phiên bản']
  return [
    [...about, ...person, 'Số điều đã đọc', 'Tổng số điều', 'Có tài khoản', 'Số lần đã nhắc'],
    ...codes.flatMap(({ title, number, version, articles, people }) =>
      openFirst(people).map((one) => [
        ...[title, number, version],
        ...[...standing(one), one.read, articles, ...reached(one)],
      ]),
    ),
  ]
}

function openFirst(people: readonly CoveredPerson[]): CoveredPerson[] {
  return [...people].sort((one, other) => Number(one.done !== null) - Number(other.done !== null))
}

function standing({ name, title, done }: CoveredPerson) {
  return [name, title, done ? 'Rồi' : 'Chưa', done ? how[done.how] : null, done?.on ?? null]
}

function reached({ account, reminded }: CoveredPerson) {
  return [account ? 'Có' : 'Không', reminded]
}
