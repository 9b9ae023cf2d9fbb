import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { Section } from '@/components/ui/text'
import { formatDay, formatInstant, type Locale } from '@/lib/format'
import type { Published } from '@/lib/record/publications/schema'
import { texts } from '@/lib/texts'
import { written } from './written'

/** `whole`: the hash in full, the head of the chain when this was published, to be noted and compared. */
type Props = { locale: Locale; entry: Published; revisionsHref?: string; whole?: boolean }

/** Of when the figures are, in which revision, and where that stands in the ledger. */
export function PublicationFacts({ locale, entry, revisionsHref, whole = false }: Props) {
  const t = texts(locale, 'results')
  const { row, seq, hash } = entry
  const { month, capital } = written(locale)
  return (
    <Section>
      {row.correction && (
        <Notice title={t('published.corrected', { revision: row.revision })}>
          <p>{t('published.correctedWhy', { reason: row.correction.reason })}</p>
          {revisionsHref && (
            <p>
              <a href={revisionsHref}>{t('published.correctedLink')}</a>
            </p>
          )}
        </Notice>
      )}
      <SummaryList
        items={[
          { key: 'month', label: t('published.month'), value: capital(month(row.month)) },
          {
            key: 'cutOff',
            label: t('published.cutOff'),
            value: t('published.cutOffAt', { day: formatDay(row.cutOff, locale) }),
          },
          {
            key: 'revision',
            label: t('published.revision'),
            value: t('published.revisionAt', {
              revision: row.revision,
              at: formatInstant(new Date(row.publishedAt), locale),
            }),
          },
          {
            key: 'ledger',
            label: t('published.ledger'),
            value: whole ? (
              <>
                {t('published.ledgerHead', { seq })} <code>{hash}</code>
              </>
            ) : (
              t('published.ledgerAt', { seq, hash: hash.slice(0, 12) })
            ),
          },
        ]}
      />
    </Section>
  )
}
