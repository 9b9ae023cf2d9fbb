import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { NoFigure, Table } from '@/components/ui/table'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatInstant, formatMonth, formatMonthShort, formatNumber } from '@/lib/format'
import { monthPattern } from '@/lib/month'
import { type StoredFigures, storedCounts } from '@/lib/record/dossiers/schema'
import { findEntry } from '@/lib/record/entries/queries'
import type { EntryView } from '@/lib/record/entries/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { FiguresForm } from './figures-form'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ locale: string; unit: string; month: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { month } = await params
  if (!monthPattern.test(month)) notFound()
  return { title: texts('vi', 'dossiers')('enter', { month: formatMonth(month, 'vi') }) }
}

const groups: [string, (keyof StoredFigures)[]][] = [
  ['in', ['carriedOver', 'received']],
  ['results', ['early', 'onTime', 'late', 'pendingInTime', 'pendingOverdue']],
  ['channels', ['online', 'counter', 'post']],
  ['online', ['onlineCapable', 'filedFromHome']],
  ['old', ['legacyLevel34', 'serviceFull', 'servicePartial']],
]

export default async function DossierMonthPage({ params, searchParams }: Props) {
  const { locale, unit, month } = await params
  if (locale !== 'vi' || !monthPattern.test(month)) notFound()
  const actor = await requireActor()
  const view = await findEntry(actor, { unit, month }, new Date())
  if (!view) notFound()
  const t = texts('vi', 'dossiers')
  const named = { month: formatMonth(month, 'vi') }
  const { xong } = await searchParams
  const done = (['new', 'changed', 'same'] as const).find((each) => each === xong)
  return (
    <StaffPage
      actor={actor}
      route="dossierMonth"
      params={{ unit, month }}
      crumbs={[{ href: staffHref('dossiers', { unit }), label: t('title') }]}
    >
      {done && <Notice kind="settled" announced title={t(`done.${done}`, named)} />}
      <PageTitle kicker={view.unit.name} title={t('enter', named)} lede={t('enterLede')} />
      {view.published !== null && <Notice title={t('publishedNote', { revision: view.published })} />}
      {view.fields.length > 0 && <p>{t('fieldsNote', { count: view.fields.length })}</p>}
      <FiguresForm
        key={String(xong ?? '')}
        unit={unit}
        month={month}
        stored={Object.fromEntries(storedCounts.map((key) => [key, String(view.figures?.[key] ?? '')]))}
        groups={groups.map(([id, keys]) => ({
          id: `group-${id}`,
          legend: t(`groups.${id as 'in'}`),
          fields: keys.map((key) => ({ key, label: t(`count.${key}`) })),
        }))}
        texts={{
          ...{ save: t('save'), errorTitle: t('errorTitle'), offTitle: t('offTitle'), offHow: t('offHow') },
          ...{ reason: t('reason'), reasonHint: t('reasonHint') },
          ...{ doubtsTitle: t('doubtsTitle'), sure: t('sure') },
        }}
      />
      <Accepted view={view} />
      <BeforeMonths view={view} />
    </StaffPage>
  )
}

function Accepted({ view: { accepted } }: { view: EntryView }) {
  if (accepted.length === 0) return null
  const t = texts('vi', 'dossiers')
  return (
    <Section title={t('acceptedTitle')}>
      <ul>
        {accepted.map(({ at, by, reason, off }) => (
          <li key={at}>
            {t('acceptedLine', { by, reason, at: formatInstant(new Date(at), 'vi'), off: off.join(', ') })}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function BeforeMonths({ view: { before } }: { view: EntryView }) {
  if (before.length === 0) return null
  const t = texts('vi', 'dossiers')
  const count = (value: number | null) =>
    value === null ? <NoFigure>{t('noData')}</NoFigure> : formatNumber(value, 'vi')
  return (
    <Section>
      <Table
        id="before"
        caption={t('beforeTitle')}
        columns={[
          { key: 'month', label: t('month') },
          { key: 'received', label: t('received'), numeric: true },
          { key: 'open', label: t('open'), numeric: true },
        ]}
        rows={before.map(({ month, received, open }) => ({
          id: month,
          cells: { month: formatMonthShort(month, 'vi'), received: count(received), open: count(open) },
        }))}
      />
    </Section>
  )
}
