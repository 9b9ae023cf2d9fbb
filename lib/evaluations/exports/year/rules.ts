import type { BookAbout, BookColumn, BookSheet } from '@/lib/sheets/book'
import { lettersOf } from '../../schemes/rules'
import { letters } from '../../schemes/schema'
import { proposalColumns } from '../../years/imports/rules'
import { monthsOfYear } from '../../years/rules'
import type { YearPerson } from '../../years/schema'
import { who } from '../rules'

type Person = Pick<
  YearPerson,
  'code' | 'name' | 'title' | 'above' | 'byHead' | 'result' | 'proposal' | 'decisions' | 'scheme'
>

/**
 * Three sheets of a year: points and letters by month, as Mẫu 02 counts them, with the mean that it comes to; and what is
 * proposed, in the columns of its import, `open` for whoever may propose now.
 */
export function yearSheets(year: string, people: readonly Person[], open: boolean): BookSheet[] {
  const months = monthsOfYear(Number(year)).map((month) => `T${Number(month.slice(5))}`)
  return [
    {
      name: `Điểm năm ${year}`,
      columns: [
        ...who,
        ...months.map((label): BookColumn => ({ label, width: 8, kind: 'number' })),
        ...[
          { label: 'Số tháng có điểm', width: 11, kind: 'number' as const },
          { label: 'Số tháng được xếp loại', width: 11, kind: 'number' as const },
        ],
        ...[
          { label: 'Điểm trung bình', width: 12, kind: 'number' as const },
          { label: 'Loại theo điểm', width: 10 },
        ],
      ],
      rows: people.map((person) => {
        const { months: each, worked, mean, grade } = person.result
        const points = each.map((month) => month.points)
        const given = points.filter((total) => total !== null)
        return [...named(person), ...points, given.length, worked, mean, grade]
      }),
      fixed: 2,
    },
    {
      name: `Xếp loại năm ${year}`,
      columns: [
        ...who,
        ...months.map((label): BookColumn => ({ label, width: 7 })),
        ...letters.map((letter): BookColumn => ({ label: `Số lần ${letter}`, width: 9, kind: 'number' })),
      ],
      rows: people.map((person) => {
        const given = person.result.months.map((month) => month.letters)
        const all = given.flat()
        return [
          ...[...named(person), ...given.map((own) => own.join(', ') || null)],
          ...letters.map((letter) => all.filter((each) => each === letter).length),
        ]
      }),
      fixed: 2,
    },
    proposalsSheet(year, people, open),
  ]
}

function proposalsSheet(year: string, people: readonly Person[], open: boolean): BookSheet {
  const [, grade, note] = proposalColumns.map(({ label }) => label)
  return {
    name: `Đề xuất năm ${year}`,
    columns: [
      ...who,
      ...[
        { label: 'Điểm trung bình', width: 12, kind: 'number' as const },
        { label: 'Loại theo điểm', width: 10 },
      ],
      ...[
        { label: grade!, width: 12, choices: lettersOf(people.map(({ scheme }) => scheme)), open },
        { label: note!, width: 44, open },
      ],
      ...[
        { label: 'Quyết định', width: 12 },
        { label: 'Ghi chú', width: 44 },
      ],
    ],
    rows: people.map((person) => {
      const { above, byHead, result, proposal, decisions } = person
      const why =
        result.grade === null ? result.why : byHead ? 'Do người có thẩm quyền đề xuất và quyết định.' : null
      return [
        ...[...named(person), result.mean, result.grade, proposal?.grade ?? null, proposal?.note || null],
        ...[decisions[0]?.grade ?? null, above ? 'Do cấp trên trực tiếp xếp loại.' : why],
      ]
    }),
    fixed: 2,
  }
}

const named = ({ code, name, title }: Person) => [...[code, name, title]]

export function yearAbout(year: string, unit: string, open: boolean): BookAbout {
  return {
    title: `Đánh giá năm ${year} theo tháng, ${unit}`,
    lines: [
      [
        'Ai ở trong tệp',
        'Những người mà đơn vị xếp loại năm, kể cả các tháng ở đơn vị trước đó: cùng số liệu với Mẫu 02.',
      ],
      [
        'Nguồn',
        'Quyết định xếp loại mới nhất của từng tháng đã duyệt; ô trống là tháng chưa duyệt hoặc không xếp loại.',
      ],
      [
        'Tháng ở hai đơn vị',
        'Điểm là trung bình của hai đơn vị và tính một tháng; trang xếp loại ghi cả hai loại, mỗi loại tính một lần.',
      ],
      [
        'Điểm trung bình',
        'Trung bình cộng các tháng có điểm, làm tròn hai chữ số. Đây chưa phải xếp loại năm.',
      ],
      [
        'Nạp lại',
        open
          ? `Ghi loại đề xuất và lý do ở trang “Đề xuất năm ${year}” rồi nạp tệp này ở trang bảng tính của đơn vị. Ô để trống thì giữ nguyên; nạp lại tệp chưa sửa không làm thay đổi gì.`
          : 'Tệp này để đọc: chỉ người theo dõi, đánh giá nạp đề xuất xếp loại, từ ngày 01/12 của năm.',
      ],
      ['Trong cơ quan', 'Điểm và loại của từng người chỉ dùng trong cơ quan, không công bố ra ngoài.'],
    ],
  }
}
