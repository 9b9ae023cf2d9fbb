import { LeadingFigures } from '@/components/record/leading-figures'
import { written } from '@/components/record/written'
import { EmptyState, Section } from '@/components/ui/text'
import type { UnitsMonth } from '@/lib/record/below/schema'
import { onTimeRate } from '@/lib/record/rates/rules'
import { sumOfRows } from '@/lib/record/sums/rules'
import type { Locale } from '@/lib/routes'

type Word = 'latestTitle' | 'latest' | 'latestNoRate' | 'none' | 'noneWhy' | 'compare'

type LatestMonthProps = {
  locale: Locale
  found: UnitsMonth | null
  t: (key: Word, values?: Record<string, string | number>) => string
  compare: string
}

/** The latest month over all units: one sentence, then the figures a citizen asks for first. */
export function LatestMonth({ locale, found, t, compare }: LatestMonthProps) {
  if (!found) {
    return (
      <Section title={t('latestTitle')}>
        <EmptyState title={t('none')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      </Section>
    )
  }
  const { number, percent, capital, month } = written(locale)
  const sum = sumOfRows(found.published.map(({ row }) => row))
  const rate = onTimeRate(sum)
  const values = {
    month: capital(month(found.month)),
    published: found.published.length,
    units: found.units,
    received: number(sum.dossiers.received),
    rate: percent(rate),
  }
  return (
    <Section title={t('latestTitle')}>
      <p>{t(rate.value === null ? 'latestNoRate' : 'latest', values)}</p>
      <LeadingFigures locale={locale} month={found.month} row={sum} />
      <p>
        <a className="n-link-target" href={compare}>
          {t('compare')}
        </a>
      </p>
    </Section>
  )
}
