import type { BookAbout, BookColumn, BookSheet } from '@/lib/sheets/book'
import { letterColumn } from '../scores-import/schema'
import { basisText } from '../schemes/basis/rules'
import { lettersOf } from '../schemes/rules'
import type { Scheme } from '../schemes/schema'
import type { PersonMonth, SheetPerson } from '../sheets/schema'

/** The columns that say who a row is about, and what stands in them. */
export const who: BookColumn[] = [
  { label: 'Mã cán bộ', width: 13 },
  { label: 'Họ và tên', width: 28 },
  { label: 'Chức vụ', width: 26 },
]
export const named = ({ code, fullName, positionTitle }: PersonMonth) => [...[code, fullName, positionTitle]]

/**
 * The points of whom she may score, in the very columns of their import, a sheet for each scheme; `open` while they
 * may be entered.
 */
export function scoresSheets(
  schemes: readonly Scheme[],
  people: readonly SheetPerson[],
  open: boolean,
): BookSheet[] {
  return bySchemes('Điểm', schemes, people, (scheme, own) => scoresSheet(scheme, own, open))
}

/** One scheme for all needs no name. The names of an office program's sheets have 31 letters at most. */
export function bySchemes(
  name: string,
  schemes: readonly Scheme[],
  people: readonly SheetPerson[],
  sheetOf: (scheme: Scheme, own: SheetPerson[]) => BookSheet,
): BookSheet[] {
  const long = schemes.some(({ code }) => `${name} ${code}`.length > 31)
  return schemes.map((scheme, at) => ({
    ...sheetOf(
      scheme,
      people.filter((each) => each.scheme.code === scheme.code),
    ),
    name: schemes.length === 1 ? name : `${name} ${long ? at + 1 : scheme.code}`,
  }))
}

function scoresSheet(scheme: Scheme, people: readonly PersonMonth[], open: boolean): BookSheet {
  const criteria = scheme.criteria.map(({ id, label, maximum }): BookColumn => {
    const wide = scheme.criteria.length > 5
    return {
      label: wide ? `${id} ${label.vi}` : label.vi,
      width: wide ? 17 : 20,
      kind: 'number',
      maximum,
      open,
    }
  })
  return {
    name: 'Điểm',
    columns: [
      ...who,
      { label: letterColumn.label, width: 11, choices: lettersOf([scheme]), open },
      ...criteria,
    ],
    rows: people.map((person) => [
      ...[...named(person), null],
      ...scheme.criteria.map(({ id }) => person.points[id] ?? null),
    ]),
    fixed: 2,
  }
}

type Lines = BookAbout['lines'][number][]

/** Which sheet is whose; of one scheme there is nothing to tell. */
export function schemeLines(schemes: readonly Scheme[], own: (scheme: Scheme) => Lines): Lines {
  if (schemes.length === 1) return own(schemes[0]!)
  return schemes.flatMap((scheme): Lines => [
    [
      `Phương án ${scheme.code}`,
      'Những người được chấm theo phương án này đứng ở một trang riêng, với các cột sau.',
    ],
    ...own(scheme),
  ])
}

export const basisLine = ({ legalBasis }: Scheme): [string, string] => ['Căn cứ', `${basisText(legalBasis)}.`]

export function scoresAbout(schemes: readonly Scheme[], unit: string, month: string): BookAbout {
  const most = (scheme: Scheme) =>
    scheme.criteria.map(({ id, label, maximum }): [string, string] => [
      scheme.criteria.length > 5 ? `${id} ${label.vi}` : label.vi,
      `Từ 0 đến ${maximum.replace('.', ',')} điểm.`,
    ])
  const later = (scheme: Scheme): Lines =>
    scheme.method === 'points-and-tasks'
      ? [
          [
            'Kết quả nhiệm vụ',
            'Số việc được giao, chưa xong, bị trả lại, trễ hạn: nhập ở bảng đánh giá, hoặc bằng tệp tổng hợp của tháng.',
          ],
        ]
      : []
  return {
    title: `Điểm ${month}, ${unit}`,
    lines: [
      [
        'Dùng để làm gì',
        `Ghi điểm vào ${schemes.length > 1 ? 'các trang “Điểm …”' : 'trang “Điểm”'} rồi nạp lại tệp này. Ô để trống thì điểm đang có giữ nguyên; nạp lại lần nữa không làm thay đổi gì.`,
      ],
      [
        letterColumn.label,
        'Không bắt buộc. Chọn A, B, C hoặc D thì những tiêu chí chưa có điểm của người đó nhận điểm mặc định của mức ấy; điểm đã ghi được giữ.',
      ],
      ...schemeLines(schemes, (scheme) => [...most(scheme), ...later(scheme), basisLine(scheme)]),
      [
        'Ai ở trong tệp',
        'Những người mà người tải tệp được chấm ở bảng tháng này. Không ai tự chấm cho mình.',
      ],
      ['Trang tính bị khóa', 'Chỉ các ô điểm mở để ghi; không có mật khẩu.'],
    ],
  }
}
