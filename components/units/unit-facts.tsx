import { SummaryList } from '@/components/ui/summary-list'
import { NoFigure } from '@/components/ui/table'
import { formatDay, formatDecimal, formatNumber, type Locale } from '@/lib/format'
import type { UnitPage } from '@/lib/units/views/schema'

type Word = 'code' | 'address' | 'population' | 'people' | 'area' | 'km2' | 'validity' | 'unknown'
type Said = 'validFrom' | 'validTo' | 'validBoth'

type UnitFactsProps = {
  locale: Locale
  unit: UnitPage
  t: (key: Word | Said, values?: Record<string, string>) => string
}

/** Code, period, office, people and land. An unknown fact says so; it is never 0. */
export function UnitFacts({ locale, unit, t }: UnitFactsProps) {
  const unknown = <NoFigure>{t('unknown')}</NoFigure>
  return (
    <SummaryList
      items={[
        { key: 'code', label: t('code'), value: unit.code },
        { key: 'validity', label: t('validity'), value: period(locale, unit, t) },
        ...(unit.standing !== 'former'
          ? [
              { key: 'address', label: t('address'), value: unit.officeAddress ?? unknown },
              {
                key: 'population',
                label: t('population'),
                value:
                  unit.population === null
                    ? unknown
                    : `${formatNumber(unit.population, locale)} ${t('people')}`,
              },
              {
                key: 'area',
                label: t('area'),
                value: unit.areaKm2 === null ? unknown : `${formatDecimal(unit.areaKm2, locale)} ${t('km2')}`,
              },
            ]
          : []),
      ]}
    />
  )
}

function period(locale: Locale, { validFrom, validTo }: UnitPage, t: UnitFactsProps['t']): string {
  const from = validFrom && formatDay(validFrom, locale)
  const to = validTo && formatDay(validTo, locale)
  if (from && to) return t('validBoth', { from, to })
  if (to) return t('validTo', { to })
  return from ? t('validFrom', { from }) : t('unknown')
}
