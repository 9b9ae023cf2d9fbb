import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { unitName } from '@/app/names'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { published, publishedToday } from '@/app/published'
import { BeforeReform } from '@/components/record/before-reform'
import { LastCorrection } from '@/components/record/last-correction'
import { LeadingFigures } from '@/components/record/leading-figures'
import { MonthParts } from '@/components/record/month-parts'
import { OnTimeTrend } from '@/components/record/on-time-trend'
import { PublicationFacts } from '@/components/record/publication-facts'
import { SourceOfFigures } from '@/components/record/source-of-figures'
import { answer } from '@/components/record/written'
import { LinkList } from '@/components/ui/link-list'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { formatDay, formatMonthShort, formatPlaceName } from '@/lib/format'
import { addMonths, firstDay } from '@/lib/month'
import { findUnitsMonth } from '@/lib/record/below/queries'
import { listCorrections } from '@/lib/record/corrections/queries'
import { latestRows, listMonths, trendRows } from '@/lib/record/publications/queries'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { findUnit } from '@/lib/units/queries'
import type { UnitPage } from '@/lib/units/views/schema'
import { UnitsBelow } from './units-below'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { unit: string }> }

async function read({ params }: Props) {
  const { unit: slug } = await params
  const unit = await publishedToday(['unit', slug], ['units'], (today) => findUnit(slug, today))
  if (!unit) notFound()
  const locale = await localeOf(params)
  return { locale, unit, name: unitName(locale, unit) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, name } = await read(props)
  return { title: texts(locale, 'results')('titleOf', { unit: name }) }
}

export default async function UnitResults(props: Props) {
  const { locale, unit, name } = await read(props)
  const t = texts(locale, 'results')
  const { slug } = unit
  const [latest] = await published(['latest', slug], ['record'], () => latestRows(slug))
  if (!latest && unit.children.length > 0) return <UnitsBelow locale={locale} unit={unit} />
  const title = { kicker: t('kicker'), title: formatPlaceName(name) }
  const frame = {
    locale,
    route: 'unitResults' as const,
    params: { unit: slug },
    crumbs: crumbs(locale, slug, name),
  }
  if (!latest) {
    return (
      <PublicPage {...frame} illustrative={false}>
        <PageTitle {...title} lede={t('none')} />
        <EmptyState title={t('none')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      </PublicPage>
    )
  }
  const { row } = latest
  const { month } = row
  const entries = await published(['trend', slug, month], ['record'], () => trendRows(slug, month))
  const months = await published(['months', slug], ['record'], () => listMonths(slug))
  const above = unit.parent?.slug ?? null
  const peers = above
    ? await publishedToday(['units-month', above, month], ['record', 'units'], (today) =>
        findUnitsMonth(above, today, month),
      )
    : null
  const [correction = null] = await published(['corrected', slug], ['record'], () =>
    listCorrections({ unit: slug, limit: 1 }),
  )
  const since = unit.validFrom && unit.validFrom > firstDay(addMonths(month, -11)) ? unit.validFrom : null
  const monthHref = (to: string) => href(locale, 'unitMonth', { unit: slug, month: to })
  return (
    <PublicPage {...frame} illustrative={row.illustrative}>
      <PageTitle {...title} lede={answer(locale, month, row)} />
      <LeadingFigures
        locale={locale}
        month={month}
        row={row}
        peers={peers?.published.map((entry) => entry.row)}
      />
      <PublicationFacts locale={locale} entry={latest} revisionsHref={monthHref(month)} />
      <OnTimeTrend
        locale={locale}
        until={month}
        standing="revision"
        note={since ? t('trend.since', { on: formatDay(since, locale) }) : undefined}
        entries={entries.map((entry) => ({
          month: entry.row.month,
          row: entry.row,
          standing: String(entry.row.revision),
          href: monthHref(entry.row.month),
        }))}
      />
      <MonthParts locale={locale} month={month} row={row} />
      <Section title={t('months.title')} wide>
        <div className="n-columns">
          <LinkList
            items={months.map((line) => ({
              href: monthHref(line.month),
              label: formatMonthShort(line.month, locale),
              note: line.revision > 1 ? t('months.corrected', { revision: line.revision }) : undefined,
            }))}
          />
        </div>
      </Section>
      <LastCorrection
        locale={locale}
        correction={correction}
        monthHref={monthHref}
        logHref={`${href(locale, 'data')}#dinh-chinh`}
      />
      {unit.validFrom && <BeforeReform locale={locale} since={unit.validFrom} ties={ties(locale, unit)} />}
      <SourceOfFigures locale={locale} dataHref={href(locale, 'data')} />
    </PublicPage>
  )
}

function ties(locale: Locale, unit: UnitPage) {
  const t = texts(locale, 'units')
  return unit.predecessors.map(({ kind, within, ...former }) => ({
    key: former.slug,
    name: [unitName(locale, former), within].filter(Boolean).join(', '),
    href: href(locale, 'unit', { unit: former.slug }),
    kind: t('kind', { kind }),
    part: kind.startsWith('part'),
  }))
}

function crumbs(locale: Locale, slug: string, name: string) {
  return [
    { href: href(locale, 'units'), label: texts(locale, 'units')('title') },
    { href: href(locale, 'unit', { unit: slug }), label: name },
  ]
}
