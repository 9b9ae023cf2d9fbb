import 'server-only'
import type { SheetColumn, SheetModel } from '@/components/evaluations/grid/model'
import type { GridColumn } from '@/components/ui/grid-table'
import { countKeys, leadershipKeys } from '@/lib/evaluations/cells/schema'
import type { Scheme } from '@/lib/evaluations/schemes/schema'
import { texts } from '@/lib/texts'

/** What is typed of a person under a scheme, the letter first, the reason last. */
export function columnsOf(scheme: Scheme): SheetColumn[] {
  const t = texts('vi', 'evaluations')
  const note = (maximum: string) => t('upTo', { maximum: maximum.replace('.', ',') })
  const long = scheme.criteria.length > 5
  const criteria = scheme.criteria.map(({ id, label, maximum }) => ({
    key: id,
    label: long ? `${id} ${label.vi}` : label.vi,
    short: long ? id : undefined,
    note: note(maximum),
  }))
  const letter = { key: 'grade', label: t('grade') }
  const remark = { key: 'remark', label: t('reasonLabel') }
  if (scheme.method === 'points') return [letter, ...criteria, remark]
  const terms = scheme.taskResult.leadershipTerms.map((term) => term.replace('.', ',')).join(' / ')
  const { measures } = scheme.taskResult
  return [
    letter,
    ...criteria,
    ...countKeys.map((key) => ({ key, label: t(key), note: t('taskNote') })),
    ...leadershipKeys.map((key) => ({
      key,
      label: measures[key].label.vi,
      short: measures[key].letter,
      note: t('leadNote', { terms }),
    })),
    remark,
  ]
}

/** The header: what is worked out first, then what is typed, then what belongs to it. */
export function headerOf({ columns }: SheetModel): GridColumn[] {
  const t = texts('vi', 'evaluations')
  const [letter, ...typed] = columns
  return [
    { key: ':total', label: t('total'), kind: 'total' },
    { key: letter?.key ?? 'grade', label: letter?.label, kind: 'grade' },
    { key: ':last', label: t('lastGrade'), kind: 'grade' },
    { key: ':self', label: t('selfScore'), kind: 'grade' },
    ...typed.map(({ key, label, short, note }) => ({
      key,
      label: short ?? label,
      title: short ? label : undefined,
      note,
      kind: key === 'remark' ? ('input-words' as const) : ('input' as const),
    })),
    { key: ':lines', label: t('lines'), kind: 'text' },
    { key: ':state', label: t('rowState'), kind: 'text' },
  ]
}
