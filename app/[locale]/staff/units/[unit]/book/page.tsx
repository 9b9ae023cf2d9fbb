import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { LinkButton } from '@/components/ui/button'
import { LinkList } from '@/components/ui/link-list'
import { Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { type Discarded, findInbox } from '@/lib/feedback/moderation/queries'
import type { InboxLine } from '@/lib/feedback/moderation/schema'
import { formatDay, formatNumber } from '@/lib/format'
import { href, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { LineState } from './line-state'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'book')('title') }

type Props = { params: Promise<{ locale: string; unit: string }> }

export default async function Book({ params }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const inbox = await findInbox(actor, unit, new Date())
  if (!inbox) notFound()
  const t = texts('vi', 'book')
  const late = inbox.waiting.filter(({ left }) => left !== null && left < 0).length
  return (
    <StaffPage actor={actor} route="book" params={{ unit }}>
      <PageTitle
        kicker={inbox.unit.name}
        title={t('title')}
        lede={t('lede', { waiting: inbox.waiting.length, late })}
      />
      <p>
        <a href={href('vi', 'suggestions', { unit })}>{t('seePublic')}</a>
      </p>
      <LinkButton href={staffHref('bookEntry', { unit })} kind="second">
        {t('copy')}
      </LinkButton>
      <Section title={t('waiting')}>
        {inbox.waiting.length === 0 ? (
          <EmptyState title={t('waitingNone')}>
            <p>{t('waitingNoneWhy')}</p>
          </EmptyState>
        ) : (
          <LinkList items={inbox.waiting.map((line) => lineItem(unit, line))} />
        )}
      </Section>
      {inbox.done.length > 0 && (
        <Section title={t('done')}>
          <LinkList items={inbox.done.map((line) => lineItem(unit, line))} />
        </Section>
      )}
      <Section title={t('discarded')}>
        <p>{t('discardedLede')}</p>
        <DiscardedTable discarded={inbox.discarded} />
      </Section>
    </StaffPage>
  )
}

function lineItem(unit: string, line: InboxLine) {
  const t = texts('vi', 'book')
  const first = line.text.replace(/\s+/g, ' ')
  return {
    href: staffHref('bookPage', { unit, suggestion: line.id }),
    label: first.length > 90 ? `${first.slice(0, 90).replace(/\s\S*$/, '')} …` : first,
    note: t('lineNote', { kind: t(`kinds.${line.kind}`), day: formatDay(line.receivedOn, 'vi') }),
    mark: <LineState line={line} />,
  }
}

function DiscardedTable({ discarded }: { discarded: Discarded[] }) {
  const t = texts('vi', 'book')
  if (discarded.length === 0) return <EmptyState title={t('discardedNone')} />
  return (
    <Table
      id="discarded"
      caption={t('discardedCaption')}
      columns={[
        { key: 'day', label: t('day') },
        { key: 'form', label: t('form') },
        { key: 'why', label: t('why') },
        { key: 'count', label: t('count'), numeric: true },
      ]}
      rows={discarded.map(({ day, form, why, count }) => ({
        id: `${day} ${form} ${why}`,
        cells: {
          day: formatDay(day, 'vi'),
          form: t(`forms.${form as 'survey'}`),
          why: t(`whys.${why as 'honeypot'}`),
          count: formatNumber(count, 'vi'),
        },
      }))}
    />
  )
}
