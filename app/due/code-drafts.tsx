import 'server-only'
import { Tag } from '@/components/ui/tag'
import type { Actor } from '@/lib/auth/schema'
import { listDrafts } from '@/lib/codes/drafts/queries'
import { editsCodes } from '@/lib/codes/editors/policy'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { Due } from './index'

/** Drafts of the Codes that wait for their second person. */
export async function dueDrafts(actor: Actor, now: Date): Promise<Due> {
  const t = texts('vi', 'codeDesk')
  const lines = editsCodes(actor) ? ((await listDrafts(actor, now)) ?? []) : []
  const waiting = lines.filter(({ draft }) => draft?.state === 'review')
  return {
    mine: waiting
      .filter(({ draft }) => !draft?.mine)
      .map(({ slug, title }) => ({
        href: staffHref('draftReview', { code: slug }),
        label: t('due.review', { title }),
        mark: (
          <Tag shape="half" tone="caution">
            {t('due.reviewMark')}
          </Tag>
        ),
      })),
    others: waiting
      .filter(({ draft }) => draft?.mine)
      .map(({ slug, title }) => ({ key: `draft ${slug}`, turn: t('due.others', { title }) })),
  }
}
