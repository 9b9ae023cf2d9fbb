import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { keptIn } from '@/app/kept'
import { StaffPage } from '@/app/staff-page'
import { Paragraphs } from '@/components/feedback/suggestion-list'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findInboxItem } from '@/lib/feedback/moderation/queries'
import type { InboxItem } from '@/lib/feedback/moderation/schema'
import { suggestionId } from '@/lib/feedback/suggestions/schema'
import { formatDay, formatInstant } from '@/lib/format'
import { fileHref, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { LineState } from '../line-state'
import { ModerationForms } from './moderation-forms'
import { ReplyForm } from './reply-form'
import { RouteForm } from './route-form'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ locale: string; unit: string; suggestion: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const errors = ['to', 'not-now', 'reason'] as const
const outcomes = ['shown', 'hidden', 'blanked', 'routed', 'replied', 'copied', 'verified'] as const

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = texts('vi', 'book')
  return { title: (await searchParams).loi ? `${t('errorTitle')}: ${t('itemTitle')}` : t('itemTitle') }
}

export default async function BookPage({ params, searchParams }: Props) {
  const { locale, unit, suggestion } = await params
  const id = suggestionId.safeParse(suggestion)
  if (locale !== 'vi' || !id.success) notFound()
  const actor = await requireActor()
  const item = await findInboxItem(actor, id.data, new Date())
  if (!item || item.unit.slug !== unit) notFound()
  const t = texts('vi', 'book')
  const asked = await searchParams
  const error = errors.find((known) => known === asked.loi)
  const outcome = outcomes.find((known) => known === asked.xong)
  const wrong = (...which: (typeof errors)[number][]) =>
    error && which.includes(error) ? t(`errors.${error}`) : undefined
  return (
    <StaffPage
      actor={actor}
      route="bookPage"
      params={{ unit, suggestion: item.id }}
      crumbs={[{ href: staffHref('book', { unit }), label: t('title') }]}
    >
      {error && (
        <ErrorSummary
          title={t('errorTitle')}
          errors={[
            {
              id: error === 'not-now' ? 'answer-reply' : error,
              text: t(`errors.${error}`),
            },
          ]}
        />
      )}
      {outcome && <Notice kind="settled" title={t(`outcomes.${outcome}`)} announced />}
      <PageTitle
        kicker={t('receivedIn', { unit: item.unit.name, day: formatDay(item.receivedOn, 'vi') })}
        title={t(`kinds.${item.kind}`)}
        lede={<LineState line={item} />}
      />
      {item.hint && item.state === 'received' && (
        <Notice kind="caution" title={t(`hints.${item.hint}`)}>
          <p>{t('hintsWhy')}</p>
        </Notice>
      )}
      <Texts item={item} />
      {item.state !== 'routed' && <ReplyForm item={item} />}
      {item.state !== 'routed' && <ModerationForms item={item} error={wrong('reason')} />}
      {item.state === 'received' && (
        <RouteForm item={item} error={wrong('to')} kept={await keptIn(actor.accountId, 'route')} />
      )}
      <Acts item={item} />
    </StaffPage>
  )
}

function Texts({ item }: { item: InboxItem }) {
  const t = texts('vi', 'book')
  const covered = item.found.map((kind) => t(`found.${kind}`)).join(', ')
  return (
    <>
      <Section title={t('original')}>
        <p>{t('originalWhy')}</p>
        <div className="n-voice-reply">
          <Paragraphs text={item.text} />
        </div>
        {item.channel === 'book' && (
          <p>
            {t('fromBook', { page: item.bookPage ?? t('noPage') })}{' '}
            {item.photoId && <a href={fileHref(item.photoId)}>{t('photo')}</a>}
          </p>
        )}
      </Section>
      <Section title={t('asPublic')}>
        <p>{covered ? t('covered', { what: covered }) : t('coveredNone')}</p>
        <div className="n-voice-reply">
          <Paragraphs text={item.publicText} />
        </div>
      </Section>
    </>
  )
}

function Acts({ item }: { item: InboxItem }) {
  const t = texts('vi', 'book')
  if (item.acts.length === 0) return null
  return (
    <Section title={t('acts')}>
      <SummaryList
        items={item.acts.map((act, at) => ({
          key: String(at),
          label: t(`actNames.${act.act as 'shown'}`),
          value: [
            t('actBy', { who: act.who, at: formatInstant(act.at, 'vi') }),
            act.act === 'hidden' && act.reason ? t(`hideReasons.${act.reason as 'personal'}`) : null,
            act.act === 'routed' && act.reason ? t(`routes.${act.reason as 'complaint'}`) : null,
            act.text,
          ]
            .filter(Boolean)
            .join('. '),
        }))}
      />
    </Section>
  )
}
