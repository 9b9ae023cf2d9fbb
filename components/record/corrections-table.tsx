import { Table } from '@/components/ui/table'
import { EmptyState } from '@/components/ui/text'
import { formatDay, formatMonthShort, formatNumber, type Locale } from '@/lib/format'
import { dayOf } from '@/lib/month'
import type { Correction } from '@/lib/record/corrections/schema'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { changedWords } from './changed-words'

/** The public log of corrections, newest first: whose, of which month, why, and which figures changed. */
export function CorrectionsTable({
  locale,
  corrections,
}: {
  locale: Locale
  corrections: readonly Correction[]
}) {
  const t = texts(locale, 'data')
  if (corrections.length === 0) return <EmptyState title={t('correctionsNone')} />
  return (
    <Table
      id="corrections"
      caption={t('correctionsCaption')}
      note={t('correctionsNote', { count: corrections.length })}
      phone="stack"
      columns={[
        { key: 'on', label: t('correctedOn') },
        { key: 'unit', label: t('unit') },
        { key: 'month', label: t('month') },
        { key: 'revision', label: t('revision'), numeric: true },
        { key: 'reason', label: t('reason') },
        { key: 'changed', label: t('changed') },
      ]}
      rows={corrections.map(({ seq, unit, month, revision, publishedAt, reason, changed }) => ({
        id: String(seq),
        cells: {
          on: formatDay(dayOf(new Date(publishedAt)), locale),
          unit: unit.name,
          month: (
            <a href={href(locale, 'unitMonth', { unit: unit.slug, month })}>
              {formatMonthShort(month, locale)}
            </a>
          ),
          revision: formatNumber(revision, locale),
          reason,
          changed: changedWords(locale, changed),
        },
      }))}
    />
  )
}
