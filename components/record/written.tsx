import type { ReactNode } from 'react'
import { NoFigure } from '@/components/ui/table'
import { formatDecimal, formatMonth, formatNumber, formatPercent, type Locale } from '@/lib/format'
import { onTimeRate, type Rate } from '@/lib/record/rates/rules'
import type { Figures } from '@/lib/record/sums/rules'
import { texts } from '@/lib/texts'

/** How figures of the record are written in a sentence: text, or the words for what is not there. */
export function written(locale: Locale) {
  const t = texts(locale, 'results')
  const number = (value: number | null, none = t('noData')) =>
    value === null
      ? none
      : Number.isInteger(value)
        ? formatNumber(value, locale)
        : formatDecimal(String(value), locale)
  return {
    number,
    percent: (rate: Rate | null) => (rate?.value ? formatPercent(rate.value, locale) : t('noData')),
    month: (month: string) => formatMonth(month, locale),
    /** First in its sentence. */
    capital: (words: string) => words.charAt(0).toLocaleUpperCase(locale) + words.slice(1),
  }
}

/** The answer first: one sentence with its figure. `published`: of how many units it is the sum. */
export function answer(
  locale: Locale,
  month: string,
  row: Figures,
  of?: { published: number; units: number },
): string {
  const t = texts(locale, 'results')
  const { number, percent, month: inMonth, capital } = written(locale)
  const rate = onTimeRate(row)
  const said = {
    month: capital(inMonth(month)),
    rate: percent(rate),
    inTime: number(rate.numerator),
    resolved: number(rate.denominator),
  }
  if (of)
    return rate.value ? t('below.lede', { ...said, ...of }) : t('below.ledeNoDossiers', { ...said, ...of })
  return rate.value
    ? t('lede', { ...said, received: number(row.dossiers.received) })
    : t('ledeNoDossiers', said)
}

/** A figure in a table: what is not there is said, and looks it. */
export function figureCell(text: string | null, none: string): ReactNode {
  return text ?? <NoFigure>{none}</NoFigure>
}
