import { NoFigure, Table } from '@/components/ui/table'
import { formatMonthShort, formatNumber } from '@/lib/format'
import type { LedgerEntry } from '@/lib/record/ledger/schema'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** The ledger's last entries: whose, of which month, which revision and why. */
export function LastPublications({ locale, entries }: { locale: Locale; entries: LedgerEntry[] }) {
  const t = texts(locale, 'data')
  return (
    <Table
      id="last-publications"
      caption={t('lastTitle')}
      note={t('lastNote', { count: entries.length })}
      phone="stack"
      columns={[
        { key: 'unit', label: t('unit') },
        { key: 'month', label: t('month') },
        { key: 'revision', label: t('revision'), numeric: true },
        { key: 'reason', label: t('reason') },
        { key: 'seq', label: t('seq'), numeric: true },
      ]}
      rows={entries.map(({ seq, publication: { unit, month, revision, correction } }) => ({
        id: String(seq),
        cells: {
          unit: unit.name,
          month: (
            <a href={href(locale, 'unitMonth', { unit: unit.slug, month })}>
              {formatMonthShort(month, locale)}
            </a>
          ),
          revision: formatNumber(revision, locale),
          reason: correction ? correction.reason : <NoFigure>{t('first')}</NoFigure>,
          seq: formatNumber(seq, locale),
        },
      }))}
    />
  )
}
