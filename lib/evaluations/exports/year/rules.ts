import { decimal, divide, round, sum, toFixed } from '@/lib/decimal'
import type { BookAbout, BookColumn, BookSheet } from '@/lib/sheets/book'
import { letters } from '../../schemes/schema'
import { named, who } from '../rules'
import type { PersonYear } from '../schema'

/** Two sheets of a year: totals and letters by month, with the mean of the months that were graded. */
export function yearSheets(year: string, people: readonly PersonYear[]): BookSheet[] {
  const months = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)
  const label = (month: string) => `T${Number(month.slice(5))}`
  const totals = people.map((person) => months.map((month) => person.months.get(month)?.total ?? null))
  const grades = people.map((person) => months.map((month) => person.months.get(month)?.grade ?? null))
  return [
    {
      name: `Điểm năm ${year}`,
      columns: [
        ...who,
        ...months.map((month): BookColumn => ({ label: label(month), width: 8, kind: 'number' })),
        ...[{ label: 'Số tháng có điểm', width: 11, kind: 'number' as const }],
        { label: 'Điểm trung bình', width: 12, kind: 'number' },
      ],
      rows: people.map((person, at) => {
        const known = (totals[at] ?? []).filter((total) => total !== null)
        return [...named(person), ...(totals[at] ?? []), known.length, mean(known)]
      }),
      fixed: 2,
    },
    {
      name: `Xếp loại năm ${year}`,
      columns: [
        ...who,
        ...months.map((month): BookColumn => ({ label: label(month), width: 7 })),
        ...letters.map((letter): BookColumn => ({ label: `Số tháng ${letter}`, width: 9, kind: 'number' })),
      ],
      rows: people.map((person, at) => [
        ...[...named(person), ...(grades[at] ?? [])],
        ...letters.map((letter) => (grades[at] ?? []).filter((each) => each === letter).length),
      ]),
      fixed: 2,
    },
  ]
}

function mean(totals: readonly string[]): string | null {
  return totals.length === 0
    ? null
    : toFixed(round(divide(sum(totals.map(decimal)), decimal(String(totals.length))), 2), 2)
}

export function yearAbout(year: string, unit: string): BookAbout {
  return {
    title: `Đánh giá năm ${year} theo tháng, ${unit}`,
    lines: [
      [
        'Nguồn',
        'Quyết định xếp loại mới nhất của từng tháng đã duyệt; ô trống là tháng chưa duyệt hoặc không xếp loại.',
      ],
      [
        'Điểm trung bình',
        'Trung bình cộng các tháng có điểm, làm tròn hai chữ số. Đây chưa phải xếp loại năm.',
      ],
      ['Chỉ để đọc', 'Tệp này không nạp lại.'],
      ['Trong cơ quan', 'Điểm và loại của từng người chỉ dùng trong cơ quan, không công bố ra ngoài.'],
    ],
  }
}
