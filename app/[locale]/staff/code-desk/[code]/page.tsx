import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Button, LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findReview } from '@/lib/codes/review/queries'
import { formatInstant } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { submitAction, withdrawAction } from '../actions'
import { type Asked, Told } from '../told'
import { DraftChapters } from './draft-chapters'
import { DraftDocument } from './draft-document'
import { DraftFlaws } from './draft-flaws'
import { DraftLeftovers } from './draft-leftovers'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ locale: string; code: string }>; searchParams: Promise<Asked> }

export const metadata: Metadata = { title: texts('vi', 'codeDesk')('title') }

export default async function CodeDraft({ params, searchParams }: Props) {
  const { locale, code } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const review = await findReview(actor, code, new Date())
  if (!review) notFound()
  const { draft, flaws } = review
  const asked = await searchParams
  const t = texts('vi', 'codeDesk')
  const writing = draft.state === 'draft'
  return (
    <StaffPage
      actor={actor}
      route="codeDraft"
      params={{ code }}
      crumbs={[{ href: staffHref('codeDesk'), label: t('title') }]}
    >
      <Told asked={asked} />
      <PageTitle
        kicker={t('saved', {
          revision: String(draft.revision),
          who: draft.savedBy,
          at: formatInstant(new Date(draft.savedAt), 'vi'),
        })}
        title={t('draftOf', { title: draft.title })}
        lede={t('draftLede', { state: draft.state, flaws: flaws.length })}
      />
      {draft.returnReason !== null && writing && (
        <Notice kind="caution" title={t('returned')}>
          <p>{draft.returnReason}</p>
        </Notice>
      )}
      <div className="n-buttons">
        <LinkButton kind="second" href={staffHref('draftReview', { code })}>
          {t('review')}
        </LinkButton>
      </div>
      {writing && <DraftFlaws code={code} flaws={flaws} />}
      {writing && <DraftLeftovers draft={draft} />}
      <DraftChapters draft={draft} writing={writing} />
      {writing && <DraftDocument draft={draft} asked={asked} />}
      {writing && (
        <Section title={t('submit')}>
          <p>{t('submitHint')}</p>
          <form action={submitAction}>
            <input type="hidden" name="code" value={code} />
            <Button>{t('submit')}</Button>
          </form>
          <p>{t('withdrawWhy')}</p>
          <form action={withdrawAction}>
            <input type="hidden" name="code" value={code} />
            <Button kind="quiet">{t('withdraw')}</Button>
          </form>
        </Section>
      )}
    </StaffPage>
  )
}
