import 'server-only'
import { Tag } from '@/components/ui/tag'
import type { Actor } from '@/lib/auth/schema'
import { formatDay } from '@/lib/format'
import { findInspections } from '@/lib/inspections/queries'
import { isOpen } from '@/lib/inspections/rules'
import type { InspectionDesk } from '@/lib/inspections/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { Due } from './index'

/** What the unit still has to put right, for who answers for it; what it reported done, for the inspector. */
export async function dueInspections(actor: Actor, now: Date): Promise<Due> {
  const concerned = actor.grants.filter(({ role }) =>
    ['inspector', 'rating_authority', 'personnel'].includes(role),
  )
  const slugs = [...new Set(concerned.map(({ unitSlug }) => unitSlug))]
  const desks = await Promise.all(slugs.map((slug) => findInspections(actor, slug, now)))
  return { mine: desks.flatMap((desk) => (desk ? lineOf(desk) : [])), others: [] }
}

function lineOf({ unit, inspects, reports, visits }: InspectionDesk): Due['mine'] {
  const t = texts('vi', 'inspections')
  const open = visits.flatMap(({ withdrawn, findings }) => (withdrawn ? [] : findings.filter(isOpen)))
  const hers = open.filter(({ standing }) => (standing === 'reported' ? inspects : reports))
  if (hers.length === 0) return []
  const late = hers.some(({ standing }) => standing === 'overdue')
  const next = hers.flatMap(({ due }) => due ?? []).sort()[0]
  return [
    {
      href: staffHref('inspections', { unit: unit.slug }),
      label: t('dueLine.label', { count: hers.length, unit: unit.name }),
      note: next && t('dueLine.note', { day: formatDay(next, 'vi') }),
      mark: (
        <Tag shape={late ? 'triangle' : 'half'} tone={late ? 'attend' : 'caution'}>
          {t(late ? 'standings.overdue' : 'dueLine.mark')}
        </Tag>
      ),
    },
  ]
}
