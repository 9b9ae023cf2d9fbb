import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { unitName } from '@/app/names'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { published, publishedToday } from '@/app/published'
import { CarriedOver } from '@/components/record/carried-over'
import { LeadingFigures } from '@/components/record/leading-figures'
import { MonthParts } from '@/components/record/month-parts'
import { PublicationFacts } from '@/components/record/publication-facts'
import { RevisionTable } from '@/components/record/revision-table'
import { SourceOfFigures } from '@/components/record/source-of-figures'
import { answer, written } from '@/components/record/written'
import { PageTitle, Section } from '@/components/ui/text'
import { formatPlaceName } from '@/lib/format'
import { listMonthsBelow } from '@/lib/record/below/queries'
import { listMonths, monthRows } from '@/lib/record/publications/queries'
import { addMonths } from '@/lib/month'
import { href, paperHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { findUnit } from '@/lib/units/queries'
import { UnitsBelow } from '../units-below'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { unit: string; month: string }> }

async function read({ params }: Props) {
  const { unit: slug, month } = await params
  const unit = await publishedToday(['unit', slug], ['units'], (today) => findUnit(slug, today))
  if (!unit) notFound()
  // Asked of the months there are, so that invented ones do not fill the cache.
  const months = await published(['months', slug], ['record'], () => listMonths(slug))
  const locale = await localeOf(params)
  const found = { locale, unit, month, name: unitName(locale, unit) }
  if (months.length === 0 && unit.children.length > 0) {
    const below = await publishedToday(['months-below', slug], ['record', 'units'], (today) =>
      listMonthsBelow(slug, today),
    )
    if (!below.includes(month)) notFound()
    return { ...found, revisions: [] }
  }
  if (!months.some((line) => line.month === month)) notFound()
  const revisions = await published(['month', slug, month], ['record'], () => monthRows(slug, month))
  if (revisions.length === 0) notFound()
  return { ...found, revisions }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, name, month } = await read(props)
  return {
    title: texts(locale, 'results')('titleMonth', { unit: name, month: written(locale).month(month) }),
  }
}

export default async function UnitMonth(props: Props) {
  const { locale, unit, month, revisions, name } = await read(props)
  const [latest] = revisions
  if (!latest) return <UnitsBelow locale={locale} unit={unit} of={month} />
  const t = texts(locale, 'results')
  const { slug } = unit
  const { row } = latest
  const last = addMonths(month, -1)
  const [before] = await published(['month', slug, last], ['record'], () => monthRows(slug, last))
  const results = href(locale, 'unitResults', { unit: slug })
  return (
    <PublicPage
      locale={locale}
      route="unitMonth"
      params={{ unit: slug, month }}
      crumbs={[
        { href: href(locale, 'units'), label: texts(locale, 'units')('title') },
        { href: href(locale, 'unit', { unit: slug }), label: name },
        { href: results, label: t('title') },
      ]}
      illustrative={row.illustrative}
    >
      <PageTitle
        kicker={formatPlaceName(name)}
        title={written(locale).capital(written(locale).month(month))}
        lede={answer(locale, month, row)}
      />
      <LeadingFigures locale={locale} month={month} row={row} />
      <PublicationFacts locale={locale} entry={latest} whole />
      <CarriedOver locale={locale} row={row} before={before?.row ?? null} />
      <MonthParts locale={locale} month={month} row={row} />
      {revisions.length > 1 && (
        <Section title={t('revisions.title')} wide>
          <p>{t('revisions.lede')}</p>
          <RevisionTable
            locale={locale}
            id="revisions"
            caption={t('revisions.caption')}
            columns={revisions.map((entry, index) => ({
              key: String(entry.row.revision),
              label: t(index === 0 ? 'revisions.current' : 'revisions.superseded', {
                revision: entry.row.revision,
              }),
              row: entry.row,
              entry,
            }))}
          />
        </Section>
      )}
      <Section>
        <p>
          <a href={paperHref('monthPaper', { unit: slug, month, paper: 'ban-tin.pdf' })}>
            {t('month.print')}
          </a>
        </p>
        <p>
          <a href={results}>{t('month.all')}</a>
        </p>
      </Section>
      <SourceOfFigures locale={locale} dataHref={href(locale, 'data')} />
    </PublicPage>
  )
}
