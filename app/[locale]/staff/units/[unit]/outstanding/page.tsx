import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { StaffPage } from '@/app/staff-page'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findOutstandingPage } from '@/lib/evaluations/quotas/outstanding/queries'
import type { OutstandingPage, OutstandingView } from '@/lib/evaluations/quotas/outstanding/schema'
import { formatDay } from '@/lib/format'
import { texts } from '@/lib/texts'
import { recordOutstandingAction, withdrawOutstandingAction } from './actions'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'outstanding')
const title = texts('vi', 'ways')('outstanding.label')

export const metadata: Metadata = { title }

type Props = {
  params: Promise<{ locale: string; unit: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OutstandingUnitPage({ params, searchParams }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const page = await findOutstandingPage(actor, unit, new Date())
  if (!page) notFound()
  const { xong } = await searchParams
  return (
    <StaffPage actor={actor} route="outstanding" params={{ unit }}>
      {xong === 'ghi' && <Notice kind="settled" announced title={t('done')} />}
      {xong === 'rut' && <Notice kind="settled" announced title={t('doneWithdrawn')} />}
      <PageTitle kicker={page.unit.name} title={title} lede={t('lede')} />
      <Section wide>
        {page.ratings.length > 0 ? (
          <Ratings rows={page.ratings} />
        ) : (
          <EmptyState title={t('empty')}>
            <p>{t(page.mayRecord ? 'emptyHow' : 'emptyRead')}</p>
          </EmptyState>
        )}
      </Section>
      {page.mayRecord && <Record unit={unit} />}
      {page.mayRecord && <Withdraw page={page} />}
    </StaffPage>
  )
}

function Ratings({ rows }: { rows: OutstandingView[] }) {
  return (
    <Table
      id="ratings"
      caption={t('caption')}
      phone="stack"
      columns={(['number', 'decided', 'days', 'recorded', 'state'] as const).map((key) => ({
        key,
        label: t(key),
      }))}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          number: row.number,
          decided: t('decidedLine', { on: formatDay(row.decidedOn, 'vi'), by: row.issuedBy }),
          days: spanOf(row),
          recorded: t('recordedLine', { by: row.recordedBy, on: formatDay(row.recordedOn, 'vi') }),
          state: <State withdrawn={row.withdrawn} />,
        },
      }))}
    />
  )
}

function State({ withdrawn }: Pick<OutstandingView, 'withdrawn'>) {
  if (!withdrawn)
    return (
      <Tag shape="disc" tone="settled">
        {t('stands')}
      </Tag>
    )
  const { by, on, reason } = withdrawn
  return (
    <>
      <Tag shape="cross" tone="soft">
        {t('withdrawn')}
      </Tag>{' '}
      <small>{t('withdrawnLine', { by, on: formatDay(on, 'vi'), reason })}</small>
    </>
  )
}

function spanOf({ from, to }: OutstandingView): string {
  return `${formatDay(from, 'vi')} – ${formatDay(to, 'vi')}`
}

function Record({ unit }: { unit: string }) {
  return (
    <Section id="ghi" title={t('record')}>
      <EntryForm
        id="record"
        action={recordOutstandingAction}
        hidden={{ unit }}
        errorTitle={t('errorTitle')}
        button={{ label: t('send') }}
        fields={[
          { kind: 'text', name: 'number', label: t('number'), hint: t('numberHint'), width: '20' },
          { kind: 'date', name: 'decidedOn', label: t('decidedOn'), width: '20' },
          { kind: 'text', name: 'issuedBy', label: t('issuedBy'), hint: t('issuedByHint') },
          { kind: 'date', name: 'from', label: t('from'), hint: t('fromHint'), width: '20' },
          { kind: 'date', name: 'to', label: t('to'), width: '20' },
        ]}
      />
    </Section>
  )
}

function Withdraw({ page }: { page: OutstandingPage }) {
  const standing = page.ratings.filter(({ withdrawn }) => !withdrawn)
  if (standing.length === 0) return null
  return (
    <Section title={t('withdraw')}>
      <p>{t('withdrawNote')}</p>
      <EntryForm
        id="withdraw"
        action={withdrawOutstandingAction}
        hidden={{ unit: page.unit.slug }}
        errorTitle={t('errorTitle')}
        button={{ label: t('withdrawSend'), kind: 'second' }}
        fields={[
          {
            kind: 'radios',
            name: 'rating',
            label: t('withdrawWhich'),
            choices: standing.map((row) => ({ value: row.id, label: `${row.number}, ${spanOf(row)}` })),
            value: standing.length === 1 ? standing[0]?.id : undefined,
          },
          { kind: 'words', name: 'reason', label: t('withdrawReason') },
        ]}
      />
    </Section>
  )
}
