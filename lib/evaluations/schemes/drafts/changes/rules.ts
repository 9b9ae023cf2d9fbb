import { lettersOf } from '../../rules'
import type { KnockOut, Scheme } from '../../schema'
import { comma, typedOf } from '../form/rules'

export type Change = { what: string; before: string; after: string }

const names: Record<string, string> = {
  number: 'Số văn bản',
  date: 'Ngày ban hành',
  title: 'Tên văn bản',
  method: 'Cách chấm',
  'quota.letter': 'Loại bị khống chế',
  'quota.percent': 'Tỷ lệ khống chế (%)',
  'quota.outstanding': 'Tỷ lệ của đơn vị xuất sắc (%)',
  'knock.label': 'Trường hợp xếp loại ngay',
  'knock.letter': 'Loại của trường hợp ấy',
  'mid.percent': 'Có mặt ít nhất (% số ngày)',
  'due.selfScore': 'Hạn tự đánh giá',
  'due.assessor': 'Hạn chấm điểm',
  'due.approval': 'Hạn phê duyệt',
  'task.label': 'Tên phần nhiệm vụ',
  'task.max': 'Điểm tối đa của nhiệm vụ',
  'task.fault': 'Mỗi lần làm lại hoặc chậm bớt (%)',
  'task.terms': 'Mức của nội dung lãnh đạo',
}

const inside: Record<Scheme['inside'], string> = {
  counts: 'số người của từng loại',
  names: 'họ tên và loại của từng người',
}

/** What a scheme does otherwise than the one it was made from, in the words of its form. */
export function changesOf(base: Scheme, next: Scheme): Change[] {
  const [old, now] = [typedOf(base), typedOf(next)]
  const plain = Object.entries(names).flatMap(([field, what]) => change(what, old[field], now[field]))
  const bands = lettersOf([base, next]).flatMap((letter) => [
    ...change(`Loại ${letter} từ điểm`, old[`b.${letter}.from`], now[`b.${letter}.from`]),
    ...change(`Tên loại ${letter}`, old[`b.${letter}.name`], now[`b.${letter}.name`]),
  ])
  const listed = change('Loại tính tỷ lệ', base.quota.base.join(', '), next.quota.base.join(', '))
  const shown = change('Công khai trong cơ quan', inside[base.inside], inside[next.inside])
  return [...criteriaChanges(base, next), ...bands, ...listed, ...plain, ...caseChanges(base, next), ...shown]
}

function criteriaChanges(base: Scheme, next: Scheme): Change[] {
  const said = (scheme: Scheme, id: string) => {
    const criterion = scheme.criteria.find((each) => each.id === id)
    if (!criterion) return undefined
    const group = scheme.groups.find((each) => each.id === criterion.group)?.label.vi
    return `${criterion.label.vi}, nhiều nhất ${comma(criterion.maximum)} điểm${criterion.bonus ? ', điểm thưởng' : ''} (${group})`
  }
  const ids = new Set([...base.criteria, ...next.criteria].map(({ id }) => id))
  return [...ids].flatMap((id) => change(`Tiêu chí ${id}`, said(base, id), said(next, id)))
}

function caseChanges(base: Scheme, next: Scheme): Change[] {
  const [, ...old] = base.knockOuts
  const [, ...now] = next.knockOuts
  const said = (cases: KnockOut[], id: string) => {
    const found = cases.find((each) => each.id === id)
    return found && `${found.label.vi}: xếp loại ${found.letter}`
  }
  const ids = new Set([...old, ...now].map(({ id }) => id))
  return [...ids].flatMap((id) => change(`Trường hợp xếp loại ngay ${id}`, said(old, id), said(now, id)))
}

function change(what: string, before = '', after = ''): Change[] {
  return before === after ? [] : [{ what, before, after }]
}
