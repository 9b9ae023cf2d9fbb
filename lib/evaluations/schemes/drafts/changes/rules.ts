import { texts } from '@/lib/texts'
import { lettersOf } from '../../rules'
import type { Scheme } from '../../schema'
import { categories, comma, deadlines, measures, typedOf } from '../form/rules'

export type Change = { what: string; before: string; after: string }

const names: Record<string, string> = {
  number: 'Số văn bản',
  date: 'Ngày ban hành',
  title: 'Tên văn bản',
  'quota.letter': 'Loại bị khống chế',
  'quota.percent': 'Tỷ lệ khống chế (%)',
  'quota.outstanding': 'Tỷ lệ của đơn vị xuất sắc (%)',
  'mid.percent': 'Có mặt ít nhất (% số ngày)',
  'task.label': 'Tên phần nhiệm vụ',
  'task.max': 'Điểm tối đa của nhiệm vụ',
  'task.fault': 'Mỗi lần làm lại hoặc chậm bớt (%)',
  'task.terms': 'Mức của nội dung lãnh đạo',
}

const t = texts('vi', 'schemes')

/** What a scheme does otherwise than the one it was made from, in the words of its form. */
export function changesOf(base: Scheme, next: Scheme): Change[] {
  const [old, now] = [typedOf(base), typedOf(next)]
  const plain = Object.entries(names).flatMap(([field, what]) => change(what, old[field], now[field]))
  const bands = lettersOf([base, next]).flatMap((letter) => [
    ...change(`Loại ${letter} từ điểm`, old[`b.${letter}.from`], now[`b.${letter}.from`]),
    ...change(`Tên loại ${letter}`, old[`b.${letter}.name`], now[`b.${letter}.name`]),
  ])
  const listed = change('Loại tính tỷ lệ', base.quota.base.join(', '), next.quota.base.join(', '))
  return [
    ...chosenChanges(base, next),
    ...criteriaChanges(base, next),
    ...measureChanges(base, next),
    ...bands,
    ...listed,
    ...plain,
    ...caseChanges(base, next),
  ]
}

/** What is chosen from a list says the words of the list. */
function chosenChanges(base: Scheme, next: Scheme): Change[] {
  const said = (what: string, word: (scheme: Scheme) => string) => change(what, word(base), word(next))
  return [
    ...said(t('categories'), ({ staffCategories }) =>
      categories
        .flatMap((each) => (staffCategories.includes(each) ? [t(`form.cat.${each}`)] : []))
        .join(', '),
    ),
    ...said(t('method'), ({ method }) => t(`form.methods.${method}`)),
    ...deadlines.flatMap((step) =>
      said(t(`form.due.${step}`), (scheme) => {
        const day = scheme.deadlines[step]
        return day === 'last_working_day' ? t('form.lastDay') : t('form.day', { n: day })
      }),
    ),
    ...said(t('inside'), ({ inside }) => t(`form.insideRules.${inside}`)),
  ]
}

function measureChanges(base: Scheme, next: Scheme): Change[] {
  const said = (scheme: Scheme, id: (typeof measures)[number]) => {
    const measure = scheme.method === 'points-and-tasks' ? scheme.taskResult.measures[id] : undefined
    return measure && `${measure.letter}: ${measure.label.vi}`
  }
  return measures.flatMap((id) =>
    change(`${t('form.measuresCaption')}, ${t(`form.measures.${id}`)}`, said(base, id), said(next, id)),
  )
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

/** Each by the row that it has in the form, or had in the old one. */
function caseChanges(base: Scheme, next: Scheme): Change[] {
  const row = ({ knockOuts }: Scheme, id: string) => knockOuts.findIndex((each) => each.id === id) + 1
  const said = ({ knockOuts }: Scheme, id: string) => {
    const found = knockOuts.find((each) => each.id === id)
    return found && t('knockText', { label: found.label.vi, letter: found.letter })
  }
  const ids = new Set([...base.knockOuts, ...next.knockOuts].map(({ id }) => id))
  return [...ids].flatMap((id) => {
    const what = t('form.ofRow', { what: t('knockOut'), n: row(next, id) || row(base, id) })
    return change(what, said(base, id), said(next, id))
  })
}

function change(what: string, before = '', after = ''): Change[] {
  return before === after ? [] : [{ what, before, after }]
}
