import { SummaryList } from '@/components/ui/summary-list'
import { EmptyState, Prose } from '@/components/ui/text'
import { formatNumber } from '@/lib/format'
import type { LedgerHead } from '@/lib/record/ledger/schema'
import type { Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

type LedgerExplainedProps = { locale: Locale; head: LedgerHead; command: string }

/** What the ledger is for, where it stands, and how anybody checks it. */
export function LedgerExplained({ locale, head, command }: LedgerExplainedProps) {
  const t = texts(locale, 'data')
  return (
    <>
      <Prose>
        <p>
          {t('ledger1')} {t('ledger2')} {t('ledger3')} {t('ledger4')} {t('ledger5')}
        </p>
      </Prose>
      {head.seq === 0 && (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('emptyWhy')}</p>
        </EmptyState>
      )}
      <SummaryList
        items={[
          { key: 'entries', label: t('entries'), value: formatNumber(head.seq, locale) },
          { key: 'head', label: t('head'), value: <code>{head.hash}</code> },
          { key: 'verify', label: t('verify'), value: <code>{command}</code> },
        ]}
      />
    </>
  )
}
