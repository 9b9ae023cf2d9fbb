import 'server-only'
import { Tag } from '@/components/ui/tag'
import type { Actor } from '@/lib/auth/schema'
import { listSchemes } from '@/lib/evaluations/schemes/drafts/queries'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { Due } from './index'

/** Schemes that wait for their second administrator, or that one sent back to her. */
export async function dueSchemes(actor: Actor, now: Date): Promise<Due> {
  const t = texts('vi', 'schemes')
  const administers = actor.grants.some(({ role }) => role === 'administrator')
  const drafts = administers ? ((await listSchemes(actor, now))?.drafts ?? []) : []
  const waiting = drafts.filter(({ state }) => state === 'proposed')
  return {
    mine: [
      ...waiting
        .filter(({ mine }) => !mine)
        .map(({ id, code, author }) => ({
          href: staffHref('schemeDraft', { draft: id }),
          label: t('due.approve', { code, author }),
          mark: (
            <Tag shape="half" tone="caution">
              {t('state.proposed')}
            </Tag>
          ),
        })),
      ...drafts
        .filter(({ mine, returned }) => mine && returned)
        .map(({ id, code }) => ({
          href: staffHref('schemeDraft', { draft: id }),
          label: t('due.mend', { code }),
          mark: (
            <Tag shape="square" tone="caution">
              {t('due.returned')}
            </Tag>
          ),
        })),
    ],
    others: waiting
      .filter(({ mine }) => mine)
      .map(({ id, code }) => ({ key: `scheme ${id}`, turn: t('due.others', { code }) })),
  }
}
