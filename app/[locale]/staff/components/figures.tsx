import { BarList } from '@/components/ui/bar-list'
import { FigureNumber, Figures } from '@/components/ui/figure-number'
import { NoFigure, Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import { TrendChart } from '@/components/ui/trend-chart'
import { formatDecimal, formatMonthShort, formatNumber, formatPercent } from '@/lib/format'
import { texts } from '@/lib/texts'

const t = texts('vi', 'design')

const trend = [98.9, 99.1, null, 99.2, 99.4, 99.3, 99.6, 99.5, 99.7, 99.8].map((value, at) => {
  const month = `2026-${String(at + 1).padStart(2, '0')}`
  return { key: month, label: formatMonthShort(month, 'vi'), value }
})

const bars = [
  { key: 'online', name: t('channels.online'), value: 1165, label: '1.165', pattern: 'solid' as const },
  { key: 'counter', name: t('channels.counter'), value: 225, label: '225', pattern: 'hatch' as const },
  { key: 'post', name: t('channels.post'), value: 2, label: '2', pattern: 'dots' as const },
  { key: 'zero', name: t('sum'), value: 0, label: '0', pattern: 'outline' as const },
  { key: 'none', name: t('rate'), value: null, label: t('none') },
]

const columns = [
  { key: 'unit', label: t('unit') },
  { key: 'count', label: t('count'), numeric: true },
  { key: 'rate', label: t('rate'), numeric: true },
]
const rows = [
  {
    id: 'a',
    cells: { unit: t('link'), count: formatNumber(1165, 'vi'), rate: formatPercent('99.85', 'vi') },
  },
  { id: 'b', cells: { unit: t('channels.post'), count: <NoFigure>{t('withheld')}</NoFigure>, rate: '' } },
  { id: 'c', cells: { unit: t('rate'), count: <NoFigure>{t('none')}</NoFigure>, rate: '' } },
]

export function FigureSamples() {
  return (
    <>
      <Section title={t('figures')}>
        <FigureNumber
          label={t('onTime')}
          value={formatPercent('99.85', 'vi')}
          note={t('onTimeNote')}
          size="answer"
        />
        <Figures>
          <FigureNumber label={t('onTime')} value={formatNumber(1382, 'vi')} note={t('onTimeNote')} />
          <FigureNumber label={t('onTime')} value={null} none={t('none')} />
          <FigureNumber label={t('onTime')} value={null} none={t('withheld')} note={t('onTimeNote')} />
        </Figures>
        <h3>{t('bars')}</h3>
        <BarList id="bars" bars={bars} />
        <TrendChart
          id="trend"
          caption={t('trend')}
          note={t('trendNote')}
          desc={t('trendDesc')}
          points={trend}
          formatValue={(value) => `${formatDecimal(value.toFixed(1), 'vi')} %`}
        />
      </Section>
      <Section wide>
        <Table
          id="table"
          caption={t('table')}
          note={t('tableNote')}
          columns={columns}
          rows={rows}
          foot={{ id: 'sum', cells: { unit: t('sum'), count: formatNumber(1165, 'vi'), rate: '' } }}
        />
        <Table id="stacked" caption={t('stacked')} columns={columns} rows={rows} phone="stack" />
      </Section>
    </>
  )
}
