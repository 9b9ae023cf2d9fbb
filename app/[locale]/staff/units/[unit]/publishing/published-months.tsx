import { figureCell } from '@/components/record/written'
import { Table } from '@/components/ui/table'
import { EmptyState, Section } from '@/components/ui/text'
import { formatInstant, formatMonth, formatMonthShort } from '@/lib/format'
import type { PublishedMonthLine } from '@/lib/record/drafts/schema'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { EntryForm } from '../../../entry-form'
import { publishAction } from './actions'
import { correctionReason } from './correction-reason'

type Props = {
  unit: string
  published: PublishedMonthLine[]
}

/** What the public reads already, and the form that corrects it. */
export function PublishedMonths({ unit, published }: Props) {
  const t = texts('vi', 'publishing')
  if (published.length === 0) {
    return (
      <Section title={t('published')}>
        <EmptyState title={t('publishedNone')} />
      </Section>
    )
  }
  const correctable = published.filter(({ state }) => state === 'published')
  return (
    <>
      {correctable.length > 0 && (
        <Section title={t('correct')}>
          <p>{t('correctLede')}</p>
          <EntryForm
            id="correct"
            action={publishAction}
            hidden={{ unit }}
            errorTitle={t('errorTitle')}
            fields={[
              {
                ...{ kind: 'select', name: 'month', label: t('month'), value: correctable[0]?.month },
                options: correctable.map(({ month }) => ({ value: month, label: formatMonth(month, 'vi') })),
              },
              correctionReason,
            ]}
            button={{ label: t('correctButton'), kind: 'second' }}
          />
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
