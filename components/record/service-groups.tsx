import type { ReactNode } from 'react'
import { BarList, type Bar, type BarPattern } from '@/components/ui/bar-list'
import { Notice } from '@/components/ui/notice'
import { NoFigure } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import { formatDecimal, formatPercent, type Locale } from '@/lib/format'
import { channelRates, filedFromHomeRate, onTimeRate, rate } from '@/lib/record/rates/rules'
import { type GroupScore, serviceScore } from '@/lib/record/service-index/rules'
import type { ServiceGroup } from '@/lib/record/service-index/schema'
import type { Figures } from '@/lib/record/sums/rules'
import { texts } from '@/lib/texts'
import { written } from './written'

type Props = { locale: Locale; month: string; row: Figures }

/** The groups of QĐ 766 in its order, each with its points; one without data says so, and so does the total. */
export function ServiceGroups(props: Props) {
  const t = texts(props.locale, 'results')
  const { number } = written(props.locale)
  const { groups, total } = serviceScore(props.row)
  return (
    <Section title={t('groups.title')}>
      <p>{t('groups.lede')}</p>
      <p>
        {total
          ? t('groups.total', {
              value: formatDecimal(total.value, props.locale),
              of: number(total.of),
              groups: total.groups,
              rest: groups.length - total.groups,
              restPoints: number(100 - total.of),
            })
          : t('groups.totalNone')}
      </p>
      {groups.map((group) => (
        <Group key={group.key} {...props} group={group} />
      ))}
    </Section>
  )
}

function Group({ group, ...props }: Props & { group: GroupScore }) {
  const t = texts(props.locale, 'results')
  const { locale } = props
  const { key, points, score } = group
  const detail = details[key]?.(props) || null
  return (
    <section className="n-stack">
      <h3>{t('groups.heading', { name: t(`groups.${key}`), points })}</h3>
      {score && (
        <p>
          {t(`groups.score.${key as 'progress'}`, {
            value: formatDecimal(score.value, locale),
            points,
            rate: formatPercent(score.rate, locale),
            target: formatPercent(String(score.target), locale),
          })}
        </p>
      )}
      {detail ?? (
        <p>
          <NoFigure>{t('noData')}</NoFigure>
        </p>
      )}
    </section>
  )
}

const details: { [key in ServiceGroup]?: (props: Props) => ReactNode } = {
  progress: (props) => onTimeRate(props.row).denominator !== null && <Progress {...props} />,
  online: (props) => props.row.dossiers.online !== null && <Online {...props} />,
  satisfaction: (props) => props.row.satisfaction.answers !== null && <Satisfaction {...props} />,
}

function Progress({ locale, month, row }: Props) {
  const t = texts(locale, 'results')
  const { number, month: inMonth } = written(locale)
  const { dossiers } = row
  const resolved = onTimeRate(row).denominator
  const bars = (['early', 'onTime', 'late'] as const).map((key, index) =>
    bar(locale, key, t(`leaf.${key}`), dossiers[key], resolved, index),
  )
  const { pendingInTime, pendingOverdue, difference } = dossiers
  return (
    <>
      <p>{t('progress.of', { n: number(resolved), month: inMonth(month) })}</p>
      <BarList id="progress" bars={bars} max={resolved || undefined} />
      {pendingInTime !== null && pendingOverdue !== null && (
        <p>{t('progress.pending', { inTime: number(pendingInTime), overdue: number(pendingOverdue) })}</p>
      )}
      {difference && (
        <Notice kind="caution" title={t('progress.differenceTitle')}>
          {difference.results !== 0 && (
            <p>{t('progress.differenceResults', { n: number(difference.results) })}</p>
          )}
          {difference.channels !== 0 && (
            <p>{t('progress.differenceChannels', { n: number(difference.channels) })}</p>
          )}
        </Notice>
      )}
    </>
  )
}

function Online({ locale, month, row }: Props) {
  const t = texts(locale, 'results')
  const { number, percent, month: inMonth } = written(locale)
  const { dossiers } = row
  const rates = channelRates(row)
  const home = filedFromHomeRate(row)
  return (
    <>
      <p>{t('online.of', { n: number(dossiers.received), month: inMonth(month) })}</p>
      <BarList
        id="online"
        bars={(['online', 'counter', 'post'] as const).map((key, index) =>
          bar(locale, key, t(`leaf.${key}`), rates[key].numerator, dossiers.received, index),
        )}
        max={dossiers.received || undefined}
      />
      {home.value && (
        <p>
          {t('online.home', {
            rate: percent(home),
            n: number(home.numerator),
            of: number(home.denominator),
          })}
        </p>
      )}
    </>
  )
}

function Satisfaction({ locale, month, row }: Props) {
  const t = texts(locale, 'results')
  const { number, month: inMonth } = written(locale)
  const { satisfaction } = row
  const levels = ['level5', 'level4', 'level3', 'level2', 'level1'] as const
  return (
    <>
      <p>{t('satisfaction.of', { n: number(satisfaction.answers), month: inMonth(month) })}</p>
      <BarList
        id="satisfaction"
        bars={levels.map((key, index) =>
          bar(locale, key, t(`leaf.${key}`), satisfaction[key], satisfaction.answers, Math.floor(index / 2)),
        )}
        max={satisfaction.answers || undefined}
      />
      <p>{t('satisfaction.method')}</p>
    </>
  )
}

const patterns: BarPattern[] = ['solid', 'hatch', 'dots', 'outline']

function bar(
  locale: Locale,
  key: string,
  name: string,
  value: number | null,
  whole: number | null,
  index: number,
): Bar {
  const { number } = written(locale)
  const part = rate(value, whole).value
  const share = part === null || value === 0 ? '' : ` · ${formatPercent(part, locale)}`
  return { key, name, value, label: `${number(value)}${share}`, pattern: patterns[index] }
}
