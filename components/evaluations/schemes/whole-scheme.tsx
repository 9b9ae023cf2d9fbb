import { SummaryList } from '@/components/ui/summary-list'
import { Table } from '@/components/ui/table'
import { basisText } from '@/lib/evaluations/schemes/basis/rules'
import { comma, measures, percentOf } from '@/lib/evaluations/schemes/drafts/form/rules'
import type { MeasureId, Scheme, TaskResult } from '@/lib/evaluations/schemes/schema'
import { formatMonthShort } from '@/lib/format'
import { texts } from '@/lib/texts'

const percent = (share: string) => comma(percentOf(share))

const measureText = ({ letter, label }: TaskResult['measures'][MeasureId]) => `${letter}: ${label.vi}`

/** Everything a scheme says, to read. */
export function WholeScheme({ scheme }: { scheme: Scheme }) {
  const t = texts('vi', 'schemes')
  const { legalBasis, quota, deadlines, knockOuts, midMonth, bands, groups } = scheme
  const day = (each: number | 'last_working_day') =>
    each === 'last_working_day' ? t('form.lastDay') : t('form.day', { n: each })
  const from = formatMonthShort(scheme.validFrom, 'vi')
  const facts = [
    ['code', t('code'), scheme.code],
    ['basis', t('basis'), basisText(legalBasis)],
    [
      'months',
      t('months'),
      scheme.validTo ? t('span', { from, to: formatMonthShort(scheme.validTo, 'vi') }) : t('since', { from }),
    ],
    ['categories', t('categories'), scheme.staffCategories.map((each) => t(`form.cat.${each}`)).join(', ')],
    ['method', t('method'), t(`form.methods.${scheme.method}`)],
    ...(scheme.method === 'points-and-tasks'
      ? [
          [
            'tasks',
            t('tasks'),
            t('tasksText', {
              label: scheme.taskResult.label.vi,
              max: comma(scheme.taskResult.maximum),
              fault: percent(scheme.taskResult.faultShare),
            }),
          ],
          [
            'measures',
            t('form.measuresCaption'),
            measures.map((id) => measureText(scheme.taskResult.measures[id])).join('; '),
          ],
          ['terms', t('form.taskTerms'), scheme.taskResult.leadershipTerms.map(comma).join('; ')],
        ]
      : []),
    [
      'quota',
      t('quota'),
      t('quotaText', {
        letter: quota.letter,
        percent: comma(quota.percent),
        outstanding: comma(quota.outstandingPercent),
        base: quota.base.join(', '),
      }),
    ],
    [
      'deadlines',
      t('deadlines'),
      t('deadlinesText', {
        selfScore: day(deadlines.selfScore),
        assessor: day(deadlines.assessor),
        approval: day(deadlines.approval),
      }),
    ],
    ...knockOuts.map(({ id, label, letter }) => [
      id,
      t('knockOut'),
      t('knockText', { label: label.vi, letter }),
    ]),
    ['inside', t('inside'), t(`form.insideRules.${scheme.inside}`)],
    ['mid', t('midMonth'), t('midText', { percent: percent(midMonth.notGradedBelow) })],
  ]
  return (
    <div className="n-stack">
      <SummaryList items={facts.map(([key, label, value]) => ({ key: key!, label, value }))} />
      <Table
        id="criteria"
        caption={t('criteriaCaption')}
        phone="stack"
        columns={[
          { key: 'id', label: t('form.cId') },
          { key: 'group', label: t('form.cGroup'), words: true },
          { key: 'label', label: t('form.cLabel'), words: true },
          { key: 'max', label: t('form.cMax'), numeric: true },
        ]}
        rows={scheme.criteria.map(({ id, group, label, maximum, bonus }) => ({
          id,
          cells: {
            id,
            group: groups.find((each) => each.id === group)?.label.vi ?? '',
            label: bonus ? `${label.vi} (${t('form.cBonus').toLowerCase()})` : label.vi,
            max: comma(maximum),
          },
        }))}
      />
      <Table
        id="bands"
        caption={t('bandsCaption')}
        phone="stack"
        columns={[
          { key: 'letter', label: t('form.letter') },
          { key: 'span', label: t('form.bFrom') },
          { key: 'name', label: t('form.bName') },
        ]}
        rows={bands.map(({ letter, from: begins, name }, at) => {
          const above = bands[at - 1]
          return {
            id: letter,
            cells: {
              letter,
              span: above
                ? t('bandSpan', { from: comma(begins), below: comma(above.from) })
                : t('bandTop', { from: comma(begins) }),
              name: name.vi,
            },
          }
        })}
      />
    </div>
  )
}
