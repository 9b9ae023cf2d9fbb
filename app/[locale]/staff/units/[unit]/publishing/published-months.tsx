import { figureCell } from '@/components/record/written'
import { Button } from '@/components/ui/button'
import { Select, Textarea } from '@/components/ui/field'
import { Table } from '@/components/ui/table'
import { EmptyState, Section } from '@/components/ui/text'
import { formatInstant, formatMonth, formatMonthShort } from '@/lib/format'
import type { PublishedMonthLine } from '@/lib/record/drafts/schema'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { publishAction } from './actions'

type Props = {
  unit: string
  published: PublishedMonthLine[]
  typed: { month: string; reason: string }
  refusal: { field: string; text: string } | null
}

/** What the public reads already, and the form that corrects it. */
export function PublishedMonths({ unit, published, typed, refusal }: Props) {
  const t = texts('vi', 'publishing')
  if (published.length === 0) {
    return (
      <Section title={t('published')}>
        <EmptyState title={t('publishedNone')} />
      </Section>
    )
  }
  const errorOf = (field: string) => (refusal?.field === field ? refusal.text : undefined)
  const correctable = published.filter(({ state }) => state === 'published')
  return (
    <>
      {correctable.length > 0 && (
        <Section title={t('correct')}>
          <p>{t('correctLede')}</p>
          <form action={publishAction} className="n-stack">
            <input type="hidden" name="unit" value={unit} />
            <Select
              id="month"
              name="month"
              label={t('month')}
              error={errorOf('month')}
              width="20"
              defaultValue={typed.month || correctable[0]?.month}
              options={correctable.map(({ month }) => ({ value: month, label: formatMonth(month, 'vi') }))}
            />
            <Textarea
              id="reason"
              name="reason"
              label={t('reason')}
              hint={t('reasonHint')}
              error={errorOf('reason')}
              defaultValue={typed.reason}
              maxLength={500}
              rows={3}
              required
            />
            <div>
              <Button kind="second">{t('correctButton')}</Button>
            </div>
          </form>
        </Section>
      )}
      <Section wide>
        <Table
          id="published"
          caption={t('published')}
          columns={[
            { key: 'month', label: t('month') },
            { key: 'revision', label: t('revision'), numeric: true },
            { key: 'publishedAt', label: t('publishedAt') },
            { key: 'correction', label: t('correction') },
          ]}
          rows={published.map((line) => ({
            id: line.month,
            cells: {
              month: (
                <a href={href('vi', 'unitMonth', { unit, month: line.month })}>
                  {formatMonthShort(line.month, 'vi')}
                </a>
              ),
              revision: String(line.revision),
              publishedAt: formatInstant(new Date(line.publishedAt), 'vi'),
              correction: figureCell(line.correction, t('none')),
            },
          }))}
        />
      </Section>
    </>
  )
}
