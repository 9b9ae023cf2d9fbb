import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { StaffPage } from '@/app/staff-page'
import { Notice } from '@/components/ui/notice'
import type { ShapeName } from '@/components/ui/shape'
import { Table } from '@/components/ui/table'
import { Tag, type Tone } from '@/components/ui/tag'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatDay } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { findDelegations } from '@/lib/staff/delegations/queries'
import type { DelegationPage, DelegationView } from '@/lib/staff/delegations/schema'
import { delegationKinds } from '@/lib/staff/delegations/schema'
import { texts } from '@/lib/texts'
import { delegateAction, endDelegationAction } from './actions'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'delegations')

export const metadata: Metadata = { title: texts('vi', 'ways')('delegations.label') }

type Props = {
  params: Promise<{ locale: string; unit: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function DelegationsPage({ params, searchParams }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const page = await findDelegations(actor, unit, now)
  if (!page) notFound()
  const { xong } = await searchParams
  const running = page.delegations.filter(({ state }) => state === 'running').length
  return (
    <StaffPage actor={actor} route="delegations" params={{ unit }}>
      {xong === 'giao' && <Notice kind="settled" announced title={t('granted')} />}
      {xong === 'het' && <Notice kind="settled" announced title={t('ended')} />}
      <PageTitle
        kicker={page.unit.name}
        title={texts('vi', 'ways')('delegations.label')}
        lede={t('lede', { count: running })}
      />
      <Section wide>
        {page.delegations.length > 0 ? (
          <Delegations rows={page.delegations} />
        ) : (
          <EmptyState title={t('empty')}>
            <p>{t(page.lends.length > 0 ? 'emptyHow' : 'emptyRead')}</p>
          </EmptyState>
        )}
      </Section>
      {page.lends.length > 0 && <Grant page={page} today={dayOf(now)} />}
      {page.lends.length > 0 && <End page={page} />}
    </StaffPage>
  )
}

const marks: Record<DelegationView['state'], [ShapeName, Tone]> = {
  coming: ['ring', 'soft'],
  running: ['disc', 'settled'],
  over: ['dash', 'soft'],
  ended: ['cross', 'soft'],
}

function Delegations({ rows }: { rows: DelegationView[] }) {
  return (
    <Table
      id="delegations"
      caption={t('caption')}
      phone="stack"
      columns={(['delegate', 'role', 'signing', 'grantor', 'days', 'basis', 'state'] as const).map((key) => ({
        key,
        label: t(key),
      }))}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          delegate: row.delegate,
          role: t(`roleNames.${row.role}`),
          signing: t(`signs.${row.kind}`),
          grantor: row.grantor,
          days: spanOf(row),
          basis: row.basis ?? '',
          state: (
            <>
              <Tag shape={marks[row.state][0]} tone={marks[row.state][1]}>
                {t(`states.${row.state}`)}
              </Tag>
              {row.endReason && <small> {row.endReason}</small>}
            </>
          ),
        },
      }))}
    />
  )
}

function spanOf({ from, to }: DelegationView): string {
  return `${formatDay(from, 'vi')} – ${formatDay(to, 'vi')}`
}

function Grant({ page, today }: { page: DelegationPage; today: string }) {
  return (
    <Section id="giao" title={t('grant')}>
      <p>{t('grantNote')}</p>
      <EntryForm
        id="grant"
        action={delegateAction}
        hidden={{ unit: page.unit.slug }}
        errorTitle={t('errorTitle')}
        button={{ label: t('send') }}
        fields={[
          {
            kind: 'radios',
            name: 'role',
            label: t('roleAsked'),
            hint: page.lends.length > 1 ? t('roleHint') : undefined,
            choices: page.lends.map((role) => ({ value: role, label: t(`roleNames.${role}`) })),
            value: page.lends[0],
          },
          {
            kind: 'select',
            name: 'delegate',
            label: t('delegate'),
            options: [
              { value: '', label: t('choose') },
              ...page.people.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` })),
            ],
          },
          {
            kind: 'radios',
            name: 'kind',
            label: t('kindAsked'),
            choices: delegationKinds.map((kind) => ({
              value: kind,
              label: t(`kinds.${kind}`),
              hint: t(`kindHints.${kind}`),
            })),
          },
          { kind: 'date', name: 'from', label: t('from'), width: '20', value: today },
          { kind: 'date', name: 'to', label: t('to'), width: '20' },
          { kind: 'text', name: 'basis', label: t('basis'), hint: t('basisHint') },
        ]}
      />
    </Section>
  )
}

function End({ page }: { page: DelegationPage }) {
  const open = page.delegations.filter(
    ({ state, role }) => (state === 'running' || state === 'coming') && page.lends.includes(role),
  )
  if (open.length === 0) return null
  return (
    <Section title={t('end')}>
      <EntryForm
        id="end"
        action={endDelegationAction}
        hidden={{ unit: page.unit.slug }}
        errorTitle={t('errorTitle')}
        button={{ label: t('endSend'), kind: 'second' }}
        fields={[
          {
            kind: 'radios',
            name: 'delegation',
            label: t('endWhich'),
            choices: open.map((row) => ({
              value: row.id,
              label: `${row.delegate}, ${t(`roles.${row.role}`)}, ${spanOf(row)}`,
            })),
            value: open.length === 1 ? open[0]?.id : undefined,
          },
          { kind: 'words', name: 'reason', label: t('endReason'), hint: t('endReasonHint') },
        ]}
      />
    </Section>
  )
}
