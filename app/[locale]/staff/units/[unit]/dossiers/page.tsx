import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { LinkList } from '@/components/ui/link-list'
import { NoFigure, Table } from '@/components/ui/table'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatMonthShort, formatNumber } from '@/lib/format'
import { listEntries } from '@/lib/record/entries/queries'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'dossiers')('title') }

type Props = { params: Promise<{ locale: string; unit: string }> }

export default async function DossiersPage({ params }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const found = await listEntries(actor, unit, new Date())
  if (!found) notFound()
  const t = texts('vi', 'dossiers')
  // The month that runs is not missing yet.
  const missing = found.lines.slice(1).filter(({ received }) => received === null).length
  const count = (value: number | null) =>
    value === null ? <NoFigure>{t('noData')}</NoFigure> : formatNumber(value, 'vi')
  return (
    <StaffPage actor={actor} route="dossiers" params={{ unit }}>
      <PageTitle kicker={found.unit.name} title={t('title')} lede={t('lede', { missing })} />
      <Section title={t('monthsTitle')} wide>
        <Table
          id="months"
          caption={t('caption')}
          columns={[
            { key: 'month', label: t('month') },
            { key: 'received', label: t('received'), numeric: true },
            { key: 'late', label: t('late'), numeric: true },
            { key: 'sums', label: t('sums') },
            { key: 'published', label: t('published') },
          ]}
          rows={found.lines.map(({ month, received, late, off, published }) => ({
            id: month,
            cells: {
              month: <a href={staffHref('dossierMonth', { unit, month })}>{formatMonthShort(month, 'vi')}</a>,
              received: count(received),
              late: count(late),
              sums: received === null ? '' : off.length > 0 ? off.join(' ') : t('fits'),
              published: published === null ? t('unpublished') : t('revision', { revision: published }),
            },
          }))}
        />
      </Section>
      <Section title={t('ways')}>
        <LinkList
          items={[
            { href: `${staffHref('uploads', { unit })}?loai=dossiers`, label: t('in'), note: t('inNote') },
            { href: staffHref('unitFile', { unit, what: 'ho-so' }), label: t('out'), note: t('outNote') },
          ]}
        />
      </Section>
    </StaffPage>
  )
}
