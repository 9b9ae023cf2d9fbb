import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { unitName } from '@/app/names'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { published, publishedToday } from '@/app/published'
import { PairForm } from '@/components/record/compare-forms'
import { PairTable } from '@/components/record/pair-table'
import { SourceOfFigures } from '@/components/record/source-of-figures'
import { written } from '@/components/record/written'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { findUnitsMonth } from '@/lib/record/below/queries'
import { listMonths, monthRows } from '@/lib/record/publications/queries'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { findUnit } from '@/lib/units/queries'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { one: string; other: string }> }

async function read({ params }: Props) {
  const { one, other } = await params
  const locale = await localeOf(params)
  const units = await Promise.all([one, other].map((slug) => unitOf(slug)))
  return { locale, units, names: units.map((unit) => unitName(locale, unit)) }
}

async function unitOf(slug: string) {
  const unit = await publishedToday(['unit', slug], ['units'], (today) => findUnit(slug, today))
  if (!unit) notFound()
  const months = await published(['months', slug], ['record'], () => listMonths(slug))
  return { ...unit, months: months.map(({ month }) => month) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, names } = await read(props)
  return { title: texts(locale, 'results')('compare.pairOf', { one: names[0] ?? '', other: names[1] ?? '' }) }
}

/** Two units in the latest month that both have published. */
export default async function ComparePair(props: Props) {
  const { locale, units, names } = await read(props)
  const [one, other] = units
  if (!one || !other) notFound()
  const t = texts(locale, 'results')
  const month = one.slug === other.slug ? undefined : one.months.find((each) => other.months.includes(each))
  const rows = month
    ? await Promise.all(
        units.map(({ slug }) => published(['month', slug, month], ['record'], () => monthRows(slug, month))),
      )
    : []
  const [a, b] = rows.map(([latest]) => latest?.row)
  const all = await publishedToday(['units-month'], ['record', 'units'], (today) =>
    findUnitsMonth(null, today),
  )
  const { capital, month: inMonth } = written(locale)
  const none = t(one.slug === other.slug ? 'compare.pairSame' : 'compare.pairNone')
  const lede = month ? t('compare.pairLede', { month: capital(inMonth(month)) }) : none
  return (
    <PublicPage
      locale={locale}
      route="results"
      crumbs={[{ href: href(locale, 'results'), label: t('compare.title') }]}
      illustrative={[a, b].some((row) => row?.illustrative)}
    >
      <PageTitle title={t('compare.pairOf', { one: names[0] ?? '', other: names[1] ?? '' })} lede={lede} />
      {month && a && b ? (
        <PairTable
          locale={locale}
          month={month}
          pair={[
            { name: names[0] ?? '', href: href(locale, 'unitMonth', { unit: one.slug, month }), row: a },
            { name: names[1] ?? '', href: href(locale, 'unitMonth', { unit: other.slug, month }), row: b },
          ]}
        />
      ) : (
        <Section>
          <EmptyState title={none} />
        </Section>
      )}
      <div className="n-no-print">
        <PairForm locale={locale} units={all?.published ?? []} chosen={[one.slug, other.slug]} />
      </div>
      <SourceOfFigures locale={locale} dataHref={href(locale, 'data')} />
    </PublicPage>
  )
}
