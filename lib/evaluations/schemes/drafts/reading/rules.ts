import { isDecimal } from '@/lib/decimal'
import { dayTyped } from '@/lib/month'
import { foldText } from '@/lib/fold'
import { disciplineDecision } from '../../cases/schema'
import {
  type Band,
  type Criterion,
  type KnockOut,
  type Scheme,
  schemeSchema,
  type TaskResult,
} from '../../schema'
import { categoriesIn, deadlines, letters, lettersIn, measures, rowsOf } from '../form/rules'
import type { SchemeFault, Typed } from '../schema'
import { type Reader, readerOf, share, type Words, wordsLike } from './fields/rules'
import { pointFaults } from './points/rules'

export type Read = { scheme: Scheme } | { faults: SchemeFault[] }

const bandCodes = { A: 'excellent', B: 'good', C: 'completed', D: 'not_completed' } as const

/**
 * The scheme that was typed, or everything that is wrong with it, each place with a sentence that says how to mend it.
 * English words stay those of the scheme it was made from where the Vietnamese ones do.
 */
export function readTyped(typed: Typed, base: Scheme): Read {
  const reader = readerOf(typed)
  const words = wordsLike(base)
  const { text, number, month, oneOf, fault } = reader
  const code = text('code', 'Đặt mã cho phương án, ví dụ HN-2027.')
  if (code && !/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/.test(code))
    fault('code', 'Mã chỉ gồm chữ không dấu, chữ số và gạch nối, từ 2 đến 40 ký tự, ví dụ HN-2027.')
  const day = dayTyped(typed.date ?? '')
  if (!day) fault('date', 'Ghi ngày ban hành dạng ngày/tháng/năm, ví dụ 21/12/2025.')
  const staff = categoriesIn(typed)
  if (staff.length === 0) fault('cat.elected_official', 'Chọn ít nhất một loại cán bộ.')
  const held = lettersIn(typed)
  const counted = letters.filter((letter) => typed[`quota.base.${letter}`])
  if (counted.length === 0) fault('quota.base.A', 'Chọn ít nhất một loại để tính tỷ lệ trên số người ấy.')
  const none = counted.find((letter) => !held.includes(letter))
  if (none) fault(`quota.base.${none}`, `Phương án không có loại ${none}: bỏ chọn loại này.`)
  const groups = rowsOf(typed, 'g').map((row) => ({
    id: typed[`g.${row}.id`] || `g${row + 1}`,
    label: words(text(`g.${row}.label`, 'Ghi tên nhóm tiêu chí.')),
  }))
  if (groups.length === 0) fault('g.0.label', 'Ghi ít nhất một nhóm tiêu chí.')
  const common = {
    code,
    legalBasis: {
      number: text('number', 'Ghi số văn bản làm căn cứ, ví dụ 335/2025/NĐ-CP.'),
      date: day ?? '',
      title: words(text('title', 'Ghi tên văn bản làm căn cứ.')),
    },
    staffCategories: staff,
    validFrom: month('from') ?? '',
    validTo: (typed.to ?? '').trim() === '' ? null : month('to'),
    groups,
    criteria: rowsOf(typed, 'c').map((row) => criterionOf(row, typed, reader, words)),
    bands: held.map((letter): Band => ({
      letter,
      from: number(`b.${letter}.from`, '999'),
      code: base.bands.find((band) => band.letter === letter)?.code ?? bandCodes[letter],
      name: words(text(`b.${letter}.name`, `Ghi tên của loại ${letter}.`)),
    })),
    quota: {
      letter: oneOf('quota.letter', held),
      percent: number('quota.percent'),
      outstandingPercent: number('quota.outstanding'),
      base: counted,
    },
    deadlines: Object.fromEntries(
      deadlines.map((step) => [step, deadlineOf(typed[`due.${step}`])]),
    ) as Scheme['deadlines'],
    rounding: base.rounding,
    knockOuts: [
      {
        id: disciplineDecision,
        letter: oneOf('knock.letter', held),
        label: words(text('knock.label', caseWanted)),
      },
      ...rowsOf(typed, 'k').map((row) => caseOf(row, typed, reader, words)),
    ],
    // Forms of before this was asked say nothing of it: nothing more is shown then.
    inside: typed.inside === 'names' ? ('names' as const) : ('counts' as const),
    midMonth: { basis: 'days_in_post' as const, notGradedBelow: share(reader.percent('mid.percent')) },
  }
  if (common.criteria.length === 0) fault('c.0.id', 'Ghi ít nhất một tiêu chí.')
  const scheme: Scheme =
    typed.method === 'points-and-tasks'
      ? { method: 'points-and-tasks', ...common, taskResult: taskResultOf(typed, reader, words) }
      : { method: 'points', ...common }
  const faults = [...reader.faults, ...pointFaults(scheme, reader.faults)]
  if (faults.length > 0) return { faults }
  const parsed = schemeSchema.safeParse(scheme)
  if (parsed.success) return { scheme: parsed.data }
  return { faults: parsed.error.issues.map(({ message }) => ({ field: 'code', why: message })) }
}

const caseWanted = 'Ghi trường hợp, ví dụ: Có quyết định kỷ luật trong tháng.'

function caseOf(row: number, typed: Typed, { text, oneOf, fault }: Reader, words: Words): KnockOut {
  const field = (part: string) => `k.${row}.${part}`
  const label = text(field('label'), caseWanted)
  const before = ['knock.label', ...rowsOf(typed, 'k').flatMap((at) => (at < row ? [`k.${at}.label`] : []))]
  // A workbook names a case by its words, with or without accents.
  if (label && before.some((other) => foldText(typed[other] ?? '') === foldText(label)))
    fault(field('label'), 'Trường hợp này đã có ở dòng trên: sửa lời, hoặc xóa một dòng.')
  return {
    id: typed[field('id')] || `k${row + 2}`,
    letter: oneOf(field('letter'), lettersIn(typed)),
    label: words(label),
  }
}

function criterionOf(row: number, typed: Typed, { text, number, fault }: Reader, words: Words): Criterion {
  const field = (part: string) => `c.${row}.${part}`
  const id = text(field('id'), 'Ghi mã tiêu chí, ví dụ I.1; mã đứng ở đầu cột của bảng chấm.')
  if (id && (!/^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*$/.test(id) || id in {}))
    fault(
      field('id'),
      `Mã “${id}” không dùng được: bắt đầu bằng chữ không dấu, rồi chữ, số, dấu chấm, ví dụ I.1.`,
    )
  const first = rowsOf(typed, 'c').find((other) => typed[`c.${other}.id`]?.trim() === id)
  if (id && first !== undefined && first < row)
    fault(field('id'), `Mã ${id} đã có ở dòng trên: đặt mã khác cho một trong hai.`)
  const cases = rowsOf(typed, 'k').map((at) => typed[`k.${at}.id`])
  if (id === disciplineDecision || cases.includes(id || undefined))
    fault(field('id'), `Mã ${id} là của một trường hợp xếp loại ngay: đặt mã khác.`)
  const group = typed[field('group')] ?? ''
  if (!rowsOf(typed, 'g').some((at) => typed[`g.${at}.id`] === group))
    fault(field('group'), `Chọn nhóm cho tiêu chí ${id}.`)
  return {
    id,
    group,
    label: words(text(field('label'), `Ghi tên tiêu chí ${id}.`)),
    maximum: number(field('max')),
    bonus: Boolean(typed[field('bonus')]),
  }
}

function taskResultOf(typed: Typed, { text, number, percent, fault }: Reader, words: Words): TaskResult {
  const terms = (typed['task.terms'] ?? '')
    .split(/[;\s]+/)
    .map((term) => term.replace(',', '.'))
    .filter(Boolean)
  if (terms.length === 0 || terms.some((term) => !isDecimal(term) || Number(term) > 1))
    fault(
      'task.terms',
      'Ghi các mức của nội dung lãnh đạo, từ 0 đến 1, cách nhau bằng dấu chấm phẩy: 1; 0,5.',
    )
  return {
    label: words(text('task.label', 'Ghi tên phần điểm của nhiệm vụ.')),
    maximum: number('task.max'),
    faultShare: share(percent('task.fault')),
    leadershipTerms: terms,
    measures: Object.fromEntries(
      measures.map((id) => [
        id,
        {
          letter: text(`m.${id}.letter`, 'Ghi chữ đứng thay cho nội dung này trong công thức, ví dụ a.'),
          label: words(text(`m.${id}.label`, 'Ghi tên nội dung đo.')),
        },
      ]),
    ) as TaskResult['measures'],
  }
}

function deadlineOf(typed: string | undefined): number | 'last_working_day' {
  const day = Number(typed)
  return Number.isInteger(day) && day >= 1 && day <= 31 ? day : 'last_working_day'
}
