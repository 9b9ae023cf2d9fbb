import { Section } from '@/components/ui/text'
import type { Praise } from '@/lib/feedback/commendations/schema'
import { formatDay } from '@/lib/format'
import { texts } from '@/lib/texts'

/** Verified praise of the month, for whoever scores it: evidence offered, never counted by itself. */
export function PraiseOfMonth({ praise }: { praise: Praise[] }) {
  if (praise.length === 0) return null
  const t = texts('vi', 'praiseDesk')
  return (
    <Section title={t('evidence.title')}>
      <p>{t('evidence.lede')}</p>
      <ol className="n-voices">
        {praise.map(({ id, day, deed, kind }) => (
          <li key={id}>
            <p className="n-voice-meta">{[t(`kinds.${kind}`), formatDay(day, 'vi')].join(', ')}</p>
            <p className="n-voice-said">{deed}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
