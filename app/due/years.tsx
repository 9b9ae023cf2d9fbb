import 'server-only'
import { Tag } from '@/components/ui/tag'
import type { Actor } from '@/lib/auth/schema'
import { listDueYears } from '@/lib/evaluations/years/due/queries'
import { formatDay } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { Due } from './index'

const t = texts('vi', 'years')

/** While a year is being rated: her own word on it, and what she proposes or decides in a unit. */
export async function dueYears(actor: Actor, now: Date): Promise<Due> {
  const due = await listDueYears(actor, now)
  if (!due) return { mine: [], others: [] }
  const year = String(due.year)
  const day = formatDay(due.until, 'vi')
  const mark = (
    <Tag shape={due.late ? 'triangle' : 'half'} tone={due.late ? 'attend' : 'caution'}>
      {due.late ? t('dueLate', { day }) : t('dueTag')}
    </Tag>
  )
  const steps = due.units.map(({ slug, name, step, left }) => ({
    href: staffHref('unitYear', { unit: slug, year }),
    key: `${slug} ${step}`,
    label: t(step === 'proposal' ? 'duePropose' : 'dueDecide', { year, unit: name }),
    note: t('dueNote', { count: left, day }),
    mark,
  }))
  const own = due.self ? [{ href: staffHref('myYear', { year }), label: t('dueSelf', { year }), mark }] : []
  return { mine: [...own, ...steps], others: [] }
}
