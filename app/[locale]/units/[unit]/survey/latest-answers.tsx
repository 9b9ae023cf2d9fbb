import { BarList } from '@/components/ui/bar-list'
import { EmptyState } from '@/components/ui/text'
import { levels } from '@/lib/feedback/surveys/schema'
import { formatMonth, formatNumber, formatPercent } from '@/lib/format'
import { fewestAnswers, satisfactionRate } from '@/lib/record/rates/rules'
import type { PerformanceRow } from '@/lib/record/schema'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** What those before said, of the latest published month: always with n, and no rate of a handful. */
export function LatestAnswers(props: { locale: Locale; unit: string; latest: PerformanceRow | null }) {
  const { locale, unit, latest } = props
  const t = texts(locale, 'survey')
  const n = latest?.satisfaction.answers ?? null
  if (!latest || n === null) {
    return (
      <EmptyState title={t('noResults')}>
        <p>{t('noResultsWhy')}</p>
      </EmptyState>
    )
  }
  const { value } = satisfactionRate(latest)
  const month = formatMonth(latest.month, locale)
  const said = { month: month.charAt(0).toUpperCase() + month.slice(1), n: formatNumber(n, locale) }
  return (
    <>
      <p>
        {value
          ? t('rate', { ...said, rate: formatPercent(value, locale) })
          : t('few', { ...said, fewest: fewestAnswers })}
      </p>
      <BarList
        id="levels"
        bars={levels.map((level) => {
          const count = latest.satisfaction[`level${level}`]
          return {
            key: String(level),
            name: t(`levels.${level}`),
            value: count,
            label: count === null ? t('noResults') : formatNumber(count, locale),
          }
        })}
      />
      <p>
        <a href={href(locale, 'unitMonth', { unit, month: latest.month })}>{t('seeMonth', { month })}</a>
      </p>
    </>
  )
}
