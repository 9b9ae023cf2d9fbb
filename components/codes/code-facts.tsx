import { SummaryList } from '@/components/ui/summary-list'
import { DateText } from '@/components/ui/text'
import type { CodePage } from '@/lib/codes/views/schema'
import { formatDay } from '@/lib/format'
import type { Locale } from '@/lib/routes'
import { Words } from './words'

type Word = 'number' | 'issuedOn' | 'issuedBy' | 'inForceFrom' | 'inForceTo' | 'version'
type CodeFactsProps = { locale: Locale; code: CodePage; t: (key: Word) => string }

/** What a version is, who issued it, and when it holds. */
export function CodeFacts({ locale, code, t }: CodeFactsProps) {
  const day = (iso: string) => <DateText iso={iso} text={formatDay(iso, locale)} />
  return (
    <SummaryList
      items={[
        { key: 'number', label: t('number'), value: code.number },
        { key: 'issuedOn', label: t('issuedOn'), value: day(code.issuedOn) },
        {
          key: 'issuedBy',
          label: t('issuedBy'),
          value: <Words locale={locale} vi={code.issuedBy} en={code.issuedByEn} />,
        },
        { key: 'inForceFrom', label: t('inForceFrom'), value: day(code.inForceFrom) },
        ...(code.inForceTo === null || code.replacedSameDay
          ? []
          : [{ key: 'inForceTo', label: t('inForceTo'), value: day(code.inForceTo) }]),
        { key: 'version', label: t('version'), value: String(code.version) },
      ]}
    />
  )
}
