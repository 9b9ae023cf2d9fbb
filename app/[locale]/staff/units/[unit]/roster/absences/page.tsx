import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { StaffPage } from '@/app/staff-page'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatDay } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { findAbsences } from '@/lib/staff/absences/queries'
import { absenceKinds, type AbsencePage, type AbsenceView } from '@/lib/staff/absences/schema'
import { texts } from '@/lib/texts'
import { endAbsenceAction, writeAbsenceAction } from './actions'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'absences')

export const metadata: Metadata = { title: texts('vi', 'ways')('absences.label') }

type Props = {
  params: Promise<{ locale: string; unit: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AbsencesPage({ params, searchParams }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const page = await findAbsences(actor, unit, new Date())
  if (!page) notFound()
  const { xong } = await searchParams
  const running = page.absences.filter((absence) => absence.running).length
  return (
    <StaffPage
      actor={actor}
      route="absences"
      params={{ unit }}
      crumbs={[{ href: staffHref('roster', { unit }), label: texts('vi', 'ways')('roster.label') }]}
    >
      {xong === 'ghi' && <Notice kind="settled" announced title={t('written')} />}
      {xong === 'het' && <Notice kind="settled" announced title={t('ended')} />}
      <PageTitle
        kicker={page.unit.name}
        title={texts('vi', 'ways')('absences.label')}
        lede={t('lede', { count: running })}
      />
      <Section wide>
        {page.absences.length > 0 ? (
          <Absences rows={page.absences} />
        ) : (
          <EmptyState title={t('empty')}>
            <p>{t('emptyHow')}</p>
          </EmptyState>
        )}
      </Section>
      <Write page={page} />
      <End page={page} />
    </StaffPage>
  )
}

function Absences({ rows }: { rows: AbsenceView[] }) {
  return (
    <Table
      id="absences"
      caption={t('caption')}
      note={t('private')}
      phone="stack"
      columns={(['name', 'kind', 'days', 'basis'] as const).map((key) => ({ key, label: t(key) }))}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          name: (
            <>
              {row.name} <small>{row.title}</small>
            </>
          ),
          kind: t(`kinds.${row.kind}`),
          days: (
            <>
              {spanOf(row)}{' '}
              {row.running && (
                <Tag shape="half" tone="caution">
                  {t('running')}
                </Tag>
              )}
            </>
          ),
          basis: row.basis ?? '',
        },
      }))}
    />
  )
}

function spanOf({ from, to }: AbsenceView): string {
  return `${formatDay(from, 'vi')} – ${to ? formatDay(to, 'vi') : t('open')}`
}

function Write({ page }: { page: AbsencePage }) {
  return (
    <Section id="ghi" title={t('write')}>
      <EntryForm
        id="absence"
        action={writeAbsenceAction}
        hidden={{ unit: page.unit.slug }}
        errorTitle={t('errorTitle')}
        button={{ label: t('send') }}
        fields={[
          {
            kind: 'select',
            name: 'person',
            label: t('person'),
            options: [
              { value: '', label: t('choose') },
              ...page.people.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` })),
            ],
          },
          {
            kind: 'radios',
            name: 'kind',
            label: t('kind'),
            choices: absenceKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
          },
          { kind: 'date', name: 'from', label: t('from'), width: '20' },
          { kind: 'date', name: 'to', label: t('to'), hint: t('toHint'), width: '20' },
          { kind: 'text', name: 'basis', label: t('basis'), hint: t('basisHint') },
        ]}
      />
    </Section>
  )
}

function End({ page }: { page: AbsencePage }) {
  const open = page.absences.filter(({ to, running }) => to === null || running)
  if (open.length === 0) return null
  return (
    <Section title={t('end')}>
      <EntryForm
        id="end"
        action={endAbsenceAction}
        hidden={{ unit: page.unit.slug }}
        errorTitle={t('errorTitle')}
        button={{ label: t('endSend'), kind: 'second' }}
        fields={[
          {
            kind: 'radios',
            name: 'absence',
            label: t('which'),
            choices: open.map((row) => ({ value: row.id, label: `${row.name}, ${spanOf(row)}` })),
            value: open.length === 1 ? open[0]?.id : undefined,
          },
          { kind: 'date', name: 'to', label: t('lastDay'), hint: t('lastDayHint'), width: '20' },
        ]}
      />
    </Section>
  )
}
