import { FigureNumber, Figures } from '@/components/ui/figure-number'
import { formatNumber, formatPercent, type Locale } from '@/lib/format'
import {
  fewestAnswers,
  medianRate,
  onlineRate,
  onTimeRate,
  type Rate,
  satisfactionRate,
} from '@/lib/record/rates/rules'
import type { Figures as RecordFigures } from '@/lib/record/sums/rules'
import { texts } from '@/lib/texts'
import { written } from './written'

/** The four figures a citizen asks for first, each with its n and its month. */
export function LeadingFigures({
  locale,
  month,
  row,
  peers,
}: {
  locale: Locale
  month: string
  row: RecordFigures
  /** Rows of the units beside it in the same month, itself among them: each rate is set beside their middle. */
  peers?: readonly RecordFigures[]
}) {
  const t = texts(locale, 'results')
  const { number, month: inMonth } = written(locale)
  const value = (rate: Rate) => (rate.value ? formatPercent(rate.value, locale) : null)
  const note = (key: 'onTimeNote' | 'satisfiedNote' | 'onlineNote', of: (figures: RecordFigures) => Rate) => {
    const { denominator } = of(row)
    const median = peers && medianRate(peers, of)
    return (
      <>
        {denominator === null
          ? inMonth(month)
          : t(`figures.${key}`, { n: number(denominator), month: inMonth(month) })}
        {median && <br />}
        {median &&
          t('figures.median', { rate: formatPercent(median.value, locale), n: number(median.units) })}
      </>
    )
  }
  const [onTime, satisfied, online] = [onTimeRate(row), satisfactionRate(row), onlineRate(row)]
  const { received, carriedOver } = row.dossiers
  const few = satisfied.denominator !== null && satisfied.denominator < fewestAnswers
  return (
    <Figures>
      <FigureNumber
        size="answer"
        label={t('figures.onTime')}
        value={value(onTime)}
        none={t('noData')}
        note={note('onTimeNote', onTimeRate)}
      />
      <FigureNumber
        label={t('figures.satisfied')}
        value={value(satisfied)}
        none={few ? t('figures.satisfiedFew', { n: satisfied.denominator ?? 0 }) : t('noData')}
        note={note('satisfiedNote', satisfactionRate)}
      />
      <FigureNumber
        label={t('figures.online')}
        value={value(online)}
        none={t('noData')}
        note={note('onlineNote', onlineRate)}
      />
      <FigureNumber
        label={t('figures.received')}
        value={received === null ? null : formatNumber(received, locale)}
        none={t('noData')}
        note={
          received === null || carriedOver === null
            ? t('figures.receivedNoteBare', { month: inMonth(month) })
            : t('figures.receivedNote', { month: inMonth(month), carried: number(carriedOver) })
        }
      />
    </Figures>
  )
}
