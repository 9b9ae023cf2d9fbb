import type { Crumb } from '@/components/ui/breadcrumb'
import type { Actor } from '@/lib/auth/schema'
import type { ImportKind } from '@/lib/imports/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** Where a file was sent from. An administrator who brings in the first roster has no roster page of her own. */
export function backTo(
  actor: Actor,
  { kind, unit, month }: { kind: ImportKind; unit: string; month: string | null },
): Crumb {
  const clerk = actor.grants.some((grant) => grant.role === 'personnel' && grant.unitSlug === unit)
  if (kind === 'roster' && !clerk)
    return { href: staffHref('adminUnit', { unit }), label: texts('vi', 'staff')('admin') }
  const href = {
    roster: staffHref('roster', { unit }),
    dossiers: staffHref('dossiers', { unit }),
    scores: staffHref('sheet', { unit, month: month ?? '' }),
    year: staffHref('unitYear', { unit, year: month?.slice(0, 4) ?? '' }),
  }[kind]
  return { href, label: texts('vi', 'imports')(`back.${kind}`) }
}
