import { knockOutOf } from '@/lib/evaluations/schemes/rules'
import type { KnockOut, Scheme } from '@/lib/evaluations/schemes/schema'
import { texts } from '@/lib/texts'

/** What sets a letter at once, in the words of her own scheme. */
export function knockOutWords({ label, letter }: KnockOut): string {
  return texts('vi', 'evaluations')('knockOut', { label: label.vi, letter })
}

/** What a field holds, as it is told of outside the field. */
export function valueWords(scheme: Scheme, name: string, value: string): string {
  const t = texts('vi', 'evaluations')
  if (/\.(?:completed|objectiveCause)$/.test(name)) return t(value ? 'keptTicked' : 'keptUnticked')
  if (name !== 'knockOut') return value || t('clashEmpty')
  if (scheme.knockOuts.length === 1) return t(value ? 'keptTicked' : 'keptUnticked')
  const ticked = knockOutOf(scheme, value)
  return ticked ? knockOutWords(ticked) : t('noKnockOut')
}

/** A field in words, for a question about it. */
export function wordFor(scheme: Scheme, name: string): string {
  const t = texts('vi', 'evaluations')
  if (name === 'remark') return t('reasonLabel')
  if (name === 'knockOut')
    return scheme.knockOuts.length > 1 ? t('knockOuts') : knockOutWords(scheme.knockOuts[0]!)
  const [, list, at, key = ''] = /^(tasks|deductions)\.(\d+)\.(\w+)$/.exec(name) ?? []
  const line = t(list === 'tasks' ? 'taskN' : 'lineN', { n: Number(at) + 1 })
  return `${line}, ${t(`fieldWord.${key as 'title'}`)}`
}
