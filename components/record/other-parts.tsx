import { NoFigure } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import type { Locale } from '@/lib/format'
import { suggestionsAnsweredRate } from '@/lib/record/rates/rules'
import type { Figures } from '@/lib/record/sums/rules'
import { texts } from '@/lib/texts'
import { written } from './written'

type Props = { locale: Locale; row: Figures }

export function SuggestionsPart({ locale, row }: Props) {
  const t = texts(locale, 'results')
  const { number, percent } = written(locale)
  const { received, answered, medianDays } = row.suggestions
  const rate = suggestionsAnsweredRate(row)
  const counts = { received: number(received), answered: number(answered) }
  return (
    <Section title={t('suggestions.title')}>
      <p>
        {received === null ? (
          <NoFigure>{t('noData')}</NoFigure>
        ) : rate.value === null ? (
          t('suggestions.sentenceBare', counts)
        ) : (
          t('suggestions.sentence', { ...counts, rate: percent(rate) })
        )}
        {medianDays !== null && ` ${t('suggestions.median', { days: number(medianDays) })}`}
      </p>
    </Section>
  )
}

export function InspectionsPart({ locale, row }: Props) {
  const t = texts(locale, 'results')
  const { visits, findings, openCorrections } = row.inspections
  return (
    <Section title={t('inspections.title')}>
      <p>
        {visits === null || findings === null || openCorrections === null ? (
          <NoFigure>{t('noData')}</NoFigure>
        ) : (
          t('inspections.sentence', { visits, findings, open: openCorrections })
        )}
      </p>
    </Section>
  )
}
