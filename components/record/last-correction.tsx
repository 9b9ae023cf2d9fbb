import { Section } from '@/components/ui/text'
import { formatDay, type Locale } from '@/lib/format'
import { dayOf } from '@/lib/month'
import type { Correction } from '@/lib/record/corrections/schema'
import { texts } from '@/lib/texts'
import { changedWords } from './changed-words'
import { written } from './written'

type Props = {
  locale: Locale
  correction: Correction | null
  monthHref: (month: string) => string
  logHref: string
}

/** What was last corrected, and where all corrections stand. */
export function LastCorrection({ locale, correction, monthHref, logHref }: Props) {
  const t = texts(locale, 'results')
  return (
    <Section title={t('corrections.last')}>
      {correction ? (
        <p>
          <a href={monthHref(correction.month)}>
            {t('corrections.lastOf', {
              month: written(locale).capital(written(locale).month(correction.month)),
              revision: correction.revision,
            })}
          </a>
          , {formatDay(dayOf(new Date(correction.publishedAt)), locale)}: {correction.reason}{' '}
          {t('corrections.changed', { figures: changedWords(locale, correction.changed) })}
        </p>
      ) : (
        <p>{t('corrections.none')}</p>
      )}
      <p>
        <a href={logHref}>{t('corrections.log')}</a>
      </p>
    </Section>
  )
}
