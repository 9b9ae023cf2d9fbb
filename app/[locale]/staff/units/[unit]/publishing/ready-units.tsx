import { answer, figureCell } from '@/components/record/written'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { EmptyState, Section } from '@/components/ui/text'
import { formatDay, formatMonth } from '@/lib/format'
import type { Day } from '@/lib/month'
import { missingKinds } from '@/lib/record/drafts/rules'
import type { ReadyMonth, ReadyView } from '@/lib/record/ready/schema'
import { texts } from '@/lib/texts'
import { publishReadyAction } from './actions'

/** A month of all units below that are ready: what the public would read of each, and one step for all of them. */
export function ReadyUnits({ view, today }: { view: ReadyView; today: Day }) {
  const t = texts('vi', 'publishing')
  if (view.months.length === 0) {
    return (
      <Section title={t('ready.title')}>
        <EmptyState title={t('ready.none')}>
          <p>{t('ready.noneWhy')}</p>
        </EmptyState>
      </Section>
    )
  }
  return view.months.map((month, index) => (
    <Month key={month.month} unit={view.unit.slug} found={month} first={index === 0} today={today} />
  ))
}

type MonthProps = { unit: string; found: ReadyMonth; first: boolean; today: Day }

function Month({ unit, found, first, today }: MonthProps) {
  const t = texts('vi', 'publishing')
  const { month, from, ready, corrections, others } = found
  const written = formatMonth(month, 'vi')
  return (
    <Section title={t('ready.of', { month: written.charAt(0).toUpperCase() + written.slice(1) })} wide>
      <p>{t('ready.count', { ready: ready.length, others: others.length })}</p>
      {corrections.length > 0 && (
        <p>{t('ready.corrections', { units: corrections.map(({ name }) => name).join(', ') })}</p>
      )}
      {ready.length > 0 && (
        <Table
          id={`ready-${month}`}
          caption={t('ready.caption')}
          phone="stack"
          columns={[
            { key: 'unit', label: t('ready.unit') },
            { key: 'public', label: t('public') },
            { key: 'withheld', label: t('ready.withheld') },
            { key: 'missing', label: t('ready.missing') },
          ]}
          rows={ready.map(({ slug, name, draft }) => ({
            id: `${month}-${slug}`,
            cells: {
              unit: name,
              public: answer('vi', month, draft.row),
              withheld: figureCell(withheldWords(draft) || null, t('none')),
              missing: figureCell(
                missingKinds(draft.row)
                  .map((kind) => t(`kinds.${kind}`))
                  .join(', ') || null,
                t('none'),
              ),
            },
          }))}
        />
      )}
      {ready.length === 0 ? null : today < from ? (
        <Notice title={t('tooEarly', { day: formatDay(from, 'vi') })} />
      ) : (
        <form action={publishReadyAction} className="n-stack">
          <input type="hidden" name="unit" value={unit} />
          <input type="hidden" name="month" value={month} />
          <input type="hidden" name="units" value={ready.map(({ slug }) => slug).join(' ')} />
          <div>
            <Button kind={first ? 'main' : 'second'}>
              {t('ready.publish', { month: written, count: ready.length })}
            </Button>
          </div>
        </form>
      )}
      {others.length > 0 && (
        <p>
          {t('ready.others', {
            units: others
              .slice(0, 20)
              .map(({ name }) => name)
              .join(', '),
            more: Math.max(0, others.length - 20),
          })}
        </p>
      )}
    </Section>
  )
}

/** Which figures are withheld, each with its cause. */
function withheldWords({ causes, k }: ReadyMonth['ready'][number]['draft']): string {
  const [t, r] = [texts('vi', 'publishing'), texts('vi', 'results')]
  return Object.entries(causes)
    .map(([name, cause]) => `${r(`leaf.${name as 'counted'}`)}: ${t(`causes.${cause}`, { k })}`)
    .join('; ')
}
