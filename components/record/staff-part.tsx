import { type Bar, BarList, type BarPattern } from '@/components/ui/bar-list'
import { Section } from '@/components/ui/text'
import { formatPercent, type Locale } from '@/lib/format'
import { acknowledgedRate, gradeShares } from '@/lib/record/rates/rules'
import type { Figures, GradesBetween } from '@/lib/record/sums/rules'
import { texts } from '@/lib/texts'
import { written } from './written'

const letters = ['A', 'B', 'C', 'D'] as const
const patterns: BarPattern[] = ['solid', 'hatch', 'dots', 'outline']

type Props = { locale: Locale; month: string; row: Figures; between?: GradesBetween | undefined }

/** Counts of a unit's staff. What is withheld reads the same whatever the cause, and is never 0. */
export function StaffPart({ locale, month, row, between }: Props) {
  const t = texts(locale, 'results')
  const { number, percent, month: inMonth } = written(locale)
  const { staff } = row
  if (staff.withheld.includes('counted')) {
    return (
      <Section title={t('staff.title')}>
        <p>{t('staff.none')}</p>
        <p>{t('staff.why')}</p>
      </Section>
    )
  }
  const acknowledged = acknowledgedRate(row)
  const shares = gradeShares(row)
  const none = (name: 'graded' | `grade${(typeof letters)[number]}`) =>
    t(staff.withheld.includes(name) ? 'withheld' : 'noData')
  const bars = letters.map((letter, index): Bar => {
    const name = `grade${letter}` as const
    const value = staff[name]
    const share = shares?.[letter].value
    const range = between?.ranges?.[index]
    return {
      key: letter,
      name: t(`leaf.${name}`),
      value,
      label:
        value === null
          ? range && staff.withheld.includes(name)
            ? t('staff.between', { low: number(range.low), high: number(range.high) })
            : none(name)
          : share && value > 0
            ? t('staff.peopleShare', { n: number(value), share: formatPercent(share, locale) })
            : t('staff.people', { n: number(value) }),
      pattern: patterns[index],
    }
  })
  const known = staff.graded !== null || staff.withheld.length > 0
  const of = staff.graded === null ? 'staff.ofWithheld' : 'staff.of'
  return (
    <Section title={t('staff.title')}>
      <p>
        {staff.counted === null
          ? t('staff.noData')
          : t('staff.sentence', {
              counted: number(staff.counted),
              acknowledged: number(staff.acknowledged),
              rate: percent(acknowledged),
            })}
      </p>
      {known && (
        <>
          <h3>{t('staff.caption')}</h3>
          <p>{t(of, { n: number(staff.graded), month: inMonth(month) })}</p>
          <BarList id="grades" bars={bars} max={staff.graded || undefined} />
          {between && between.silent > 0 && (
            <p>{t('staff.betweenWhy', { silent: between.silent, units: between.units })}</p>
          )}
          <p>{t('staff.why')}</p>
        </>
      )}
    </Section>
  )
}
