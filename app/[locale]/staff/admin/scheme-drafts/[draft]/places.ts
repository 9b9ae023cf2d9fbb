import { texts } from '@/lib/texts'

const t = texts('vi', 'schemes')

const alone: Record<string, string> = {
  'quota.letter': t('form.qLetter'),
  'quota.percent': t('form.qPercent'),
  'quota.outstanding': t('form.qOutstanding'),
  'task.label': t('form.taskLabel'),
  'task.max': t('form.taskMax'),
  'task.fault': t('form.taskFault'),
  'task.terms': t('form.taskTerms'),
  'knock.label': t('form.ofRow', { what: t('form.kLabel'), n: 1 }),
  'knock.letter': t('form.ofRow', { what: t('form.kLetter'), n: 1 }),
  'mid.percent': t('form.mid'),
  'due.selfScore': t('form.due.selfScore'),
  'due.assessor': t('form.due.assessor'),
  'due.approval': t('form.due.approval'),
}
const columns: Record<string, string> = {
  id: t('form.cId'),
  label: t('form.cLabel'),
  max: t('form.cMax'),
  group: t('form.cGroup'),
}
const basics = ['code', 'number', 'date', 'title', 'from', 'to', 'method', 'inside'] as const

/** What a field of a scheme's form is called there, for who reads of its fault far away from it. */
export function placeOf(field: string): string {
  const [part = '', row = '', column = ''] = field.split('.')
  const basic = basics.find((name) => name === field)
  if (basic) return t(`form.${basic}`)
  const n = Number(row) + 1
  if (part === 'g') return t('form.group', { n })
  if (part === 'c') return t('form.ofRow', { what: columns[column] ?? t('form.criteria'), n })
  if (part === 'k')
    return t('form.ofRow', { what: column === 'letter' ? t('form.kLetter') : t('form.kLabel'), n: n + 1 })
  if (part === 'b')
    return `${t('grade', { letter: row })}, ${t(column === 'from' ? 'form.bFrom' : 'form.bName')}`
  if (part === 'cat') return t('form.categories')
  if (part === 'm') return t('form.measuresCaption')
  return alone[field] ?? t('form.qBase')
}
