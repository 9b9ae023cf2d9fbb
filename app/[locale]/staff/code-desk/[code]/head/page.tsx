import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Button, LinkButton } from '@/components/ui/button'
import { Field, Textarea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { PageTitle, Section } from '@/components/ui/text'
import { ownerSeal, requireActor } from '@/lib/auth/session/queries'
import { findParked } from '@/lib/codes/drafts/queries'
import { type DraftHead, draftHead } from '@/lib/codes/drafts/schema'
import { findReview } from '@/lib/codes/review/queries'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { saveHeadAction } from '../../actions'
import { type Asked, Told } from '../../told'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ locale: string; code: string }>; searchParams: Promise<Asked> }

export const metadata: Metadata = { title: texts('vi', 'codeDesk')('headTitle') }

const names = [
  ...(['title', 'titleEn', 'number', 'issuedOn', 'issuedBy', 'issuedByEn'] as const),
  ...(['note', 'noteEn', 'sources'] as const),
]

export default async function DraftHeadPage({ params, searchParams }: Props) {
  const { locale, code } = await params
  if (locale !== 'vi') notFound()
  const now = new Date()
  const actor = await requireActor()
  const review = await findReview(actor, code, now)
  if (!review) notFound()
  const { draft, flaws } = review
  const parked = draftHead.safeParse(await findParked(actor.accountId, code, 'head')).data
  const head: DraftHead = parked ?? draft.content.head
  const asked = await searchParams
  const t = texts('vi', 'codeDesk')
  const field = (name: (typeof names)[number]) => ({
    id: name,
    name,
    label: t(`headField.${name}`),
    lang: name.endsWith('En') ? 'en' : undefined,
    defaultValue: head[name],
    error: flaws.find((flaw) => !parked && flaw.part.kind === 'head' && flaw.field === name)?.why,
  })
  return (
    <StaffPage
      actor={actor}
      route="draftHead"
      params={{ code }}
      crumbs={[
        { href: staffHref('codeDesk'), label: t('title') },
        { href: staffHref('codeDraft', { code }), label: t('draft') },
      ]}
    >
      <Told asked={asked} />
      {parked && !asked.loi && <Notice kind="caution" title={t('parked')} />}
      <PageTitle title={t('headTitle')} lede={t('articleLede')} />
      <form action={saveHeadAction} className="n-stack">
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="revision" value={draft.revision} />
        <input type="hidden" name="owner" value={ownerSeal(actor, now)} />
        <Textarea {...field('title')} rows={2} />
        <Textarea {...field('titleEn')} rows={2} />
        <Field {...field('number')} width="20" />
        <Field {...field('issuedOn')} hint={t('issuedOnHint')} width="10" />
        <Field {...field('issuedBy')} />
        <Field {...field('issuedByEn')} />
        <Textarea {...field('note')} rows={4} />
        <Textarea {...field('noteEn')} rows={4} />
        <Textarea {...field('sources')} hint={t('sourcesHint')} rows={3} />
        <div className="n-buttons">
          <Button>{t('saveHead')}</Button>
          <LinkButton kind="quiet" href={staffHref('codeDraft', { code })}>
            {t('back')}
          </LinkButton>
        </div>
      </form>
      {parked && (
        <Section title={t('theirs', { who: draft.savedBy })}>
          <SummaryList
            items={names.map((name) => ({
              key: name,
              label: t(`headField.${name}`),
              value: draft.content.head[name],
            }))}
          />
        </Section>
      )}
    </StaffPage>
  )
}
