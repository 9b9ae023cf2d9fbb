import { categoriesOf } from '@/lib/evaluations/schemes/rules'
import type { Scheme } from '@/lib/evaluations/schemes/schema'
import { texts } from '@/lib/texts'

/** Which scheme a table of a month is by, and for whom; nothing where the month has one scheme for all. */
export function schemeFor(schemes: readonly Scheme[], code: string): string[] {
  if (schemes.length < 2) return []
  const t = texts('vi', 'schemes')
  const categories = categoriesOf(schemes, code).map((each) => t(`form.cat.${each}`))
  return [t('forWhom', { code, categories: categories.join(', ').toLowerCase() })]
}
