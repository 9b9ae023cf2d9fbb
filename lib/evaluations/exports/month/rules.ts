import type { BookAbout, BookColumn, BookSheet } from '@/lib/sheets/book'
import { decisionOf } from '../../approvals/rules'
import { gridCounts } from '../../cells/rules'
import { cellColumns, cellsWritten } from '../../scores-import/cells/rules'
import { criterionName, kindNames, lineLabels } from '../../scores-import/lines/rules'
import type { ImportedCell } from '../../scores-import/schema'
import type { Scheme } from '../../schemes/schema'
import type { PersonMonth, SheetPerson } from '../../sheets/schema'
import { basisLine, bySchemes, named, schemeLines, who } from '../rules'
import type { DecidedMonth } from '../schema'

/**
 * The whole month as it stands, a sheet for each scheme and one of the lines of evidence, in the very columns of the
 * import; `open` for whoever may bring it back in.
 */
export function monthSheets(
  schemes: readonly Scheme[],
  people: readonly SheetPerson[],
  decided: ReadonlyMap<string, DecidedMonth>,
  open: boolean,
): BookSheet[] {
  const sheets = bySchemes('Tổng hợp tháng', schemes, people, (scheme, own) =>
    monthSheet(scheme, own, decided, open),
  )
  const lines = linesSheet(people, open)
  return open || lines.rows.length > 0 ? [...sheets, lines] : sheets
}

function monthSheet(
  scheme: Scheme,
  people: readonly PersonMonth[],
  decided: ReadonlyMap<string, DecidedMonth>,
  open: boolean,
): BookSheet {
  const wide = scheme.criteria.length > 5
  const criteria = scheme.criteria.map(({ id, label, maximum }): BookColumn => {
    return { label: wide ? id : label.vi, width: wide ? 8 : 16, kind: 'number', maximum, open }
  })
  return {
    name: 'Tổng hợp tháng',
    columns: [
      { label: 'STT', width: 6, kind: 'number' },
      ...[...who, { label: 'Bộ phận', width: 26 }, ...criteria],
      ...cellColumns(scheme).map((cell) => cellColumn(cell, open)),
      ...[
        { label: 'Tổng điểm', width: 11, kind: 'number' as const },
        { label: 'Xếp loại', width: 10 },
      ],
      { label: 'Ghi chú', width: 40 },
    ],
    rows: people.map((person, at) => {
      const decision = decided.get(person.personId) ?? decisionOf(scheme, person)
      return [
        ...[at + 1, ...named(person), person.department],
        ...scheme.criteria.map(({ id }) => person.points[id] ?? null),
        ...cellsWritten(scheme, person).map((text) => text || null),
        ...[decision?.total ?? null, decision?.grade ?? null],
        noteOf(person, decision),
      ]
    }),
    fixed: 3,
  }
}

function cellColumn({ label, kind }: ImportedCell, open: boolean): BookColumn {
  if (kind === 'count') return { label, width: 9, kind: 'number', maximum: '9999', open }
  if (kind === 'term') return { label, width: 12, kind: 'number', maximum: '1', open }
  return kind === 'yes' ? { label, width: 11, choices: ['Có', 'Không'], open } : { label, width: 40, open }
}

function noteOf(person: PersonMonth, decision: { notGraded: string | null } | null): string | null {
  if (!decision)
    return person.notGraded === 'level_above' ? 'Do cấp trên trực tiếp đánh giá.' : 'Còn thiếu điểm.'
  return decision.notGraded ?? (gridCounts(person) ? null : 'Việc được ghi từng việc ở trang của người này.')
}

function linesSheet(people: readonly SheetPerson[], open: boolean): BookSheet {
  const widths = [13, 7, 40, 10, 50, 28, 40]
  const [code, ...others] = lineLabels.map((label, at): BookColumn => {
    const points = label === 'Điểm trừ'
    const kind = label === 'Dòng' || points ? 'number' : 'text'
    const choices = label === 'Loại minh chứng' ? { choices: Object.values(kindNames) } : {}
    // A new line has no number yet: the portal gives it one.
    const written = open && label !== 'Dòng'
    return {
      label,
      width: widths[at]!,
      kind,
      ...choices,
      ...(points ? { maximum: '100' } : {}),
      open: written,
    }
  })
  return {
    name: 'Minh chứng',
    columns: [code!, { label: 'Họ và tên', width: 28 }, ...others],
    rows: people.flatMap(({ code: staffCode, fullName, scheme, deductions }) =>
      deductions.map(({ criterion, points, reason, kind, evidence }, at) => [
        ...[staffCode, fullName, at + 1, criterionName(scheme, criterion), points, reason],
        ...[kind && kindNames[kind], evidence],
      ]),
    ),
    spare: open ? 50 : 0,
    fixed: 2,
  }
}

type About = { unit: string; month: string; state: string; open: boolean; scores: boolean }

export function monthAbout(
  schemes: readonly Scheme[],
  { unit, month, state, open, scores }: About,
): BookAbout {
  return {
    title: `Tổng hợp đánh giá ${month}, ${unit}`,
    lines: [
      ['Trạng thái', state],
      ...schemeLines(schemes, (scheme) => [
        basisLine(scheme),
        ...scheme.criteria.map(({ id, label, maximum }): [string, string] => [
          id,
          `${label.vi}, tối đa ${maximum.replace('.', ',')} điểm.`,
        ]),
      ]),
      ...backIn(open, scores),
      ['Trong cơ quan', 'Điểm và loại của từng người chỉ dùng trong cơ quan, không công bố ra ngoài.'],
    ],
  }
}

function backIn(open: boolean, scores: boolean): [string, string][] {
  if (!open)
    return [
      [
        'Nạp lại',
        'Tháng này không còn nhận điểm nên tệp chỉ để đọc; khi bảng được trả lại hoặc mở lại thì tải tệp mới để sửa.',
      ],
    ]
  if (!scores) return [['Nạp lại', 'Chỉ người theo dõi, đánh giá của đơn vị sửa và nạp lại được tệp này.']]
  return [
    [
      'Nạp lại',
      'Sửa các ô để mở rồi nạp tệp này ở chỗ nạp điểm của tháng. Ô để trống thì điều đang có giữ nguyên; nạp lại tệp chưa sửa không làm thay đổi gì.',
    ],
    ['Tổng điểm, xếp loại', 'Cổng tính lại từ các ô khác; sửa hai cột này không có tác dụng.'],
    [
      'Trang “Minh chứng”',
      'Mỗi dòng một minh chứng. Thêm dòng thì để trống cột “Dòng”; dòng bỏ khỏi tệp thì trên cổng vẫn còn, muốn xóa thì xóa ở trang của người ấy.',
    ],
  ]
}
