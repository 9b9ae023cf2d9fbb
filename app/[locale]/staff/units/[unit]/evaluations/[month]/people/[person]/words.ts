import type { Scheme } from '@/lib/evaluations/schemes/schema'
import { texts } from '@/lib/texts'

/** What makes a month lose its letter, in the words of her own scheme. */
export function knockOut({ knockOuts: [first] }: Scheme): string {
  const { label, letter } = first!
  return texts('vi', 'evaluations')('knockOut', { label: label.vi, letter })
}

/** A field in words, for a question about it. */
export function wordFor(scheme: Scheme, name: string): string {
  const t = texts('vi', 'evaluations')
  if (name === 'remark') return t('reasonLabel')
  if (name === 'disciplineDecision') return knockOut(scheme)
  const [, list, at, key = ''] = /^(tasks|deductions)\.(\d+)\.(\w+)$/.exec(name) ?? []
  const line = t(list === 'tasks' ? 'taskN' : 'lineN', { n: Number(at) + 1 })
  return `${line}, ${t(`fieldWord.${key as 'title'}`)}`
}
