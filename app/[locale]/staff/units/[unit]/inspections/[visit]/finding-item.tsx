import { formatDay } from '@/lib/format'
import type { Finding } from '@/lib/inspections/schema'
import { texts } from '@/lib/texts'
import { StandingTag } from '../standing-tag'

const t = texts('vi', 'inspections')

/** One finding with all that became of it, in the order in which it was written down. */
export function FindingItem({ finding }: { finding: Finding }) {
  const { position, severity, article, what, measure, due, standing, steps } = finding
  return (
    <li id={`viec-${position}`}>
      <h3 className="n-voice-name">
        {t('findingHead', { position, severity: t(`severities.${severity}`) })}
      </h3>
      <p className="n-voice-meta">{article ?? t('noArticle')}</p>
      <p className="n-voice-said">{what}</p>
      <p>
        {due
          ? t('findingAsks', { measure: t(`measures.${measure}`), due: formatDay(due, 'vi') })
          : t(`measures.${measure}`)}
      </p>
      <p>
        <StandingTag standing={standing} />
      </p>
      {steps.length > 0 && (
        <ul>
          {steps.map(({ id, kind, on, by, note, proof, due: until }) => (
            <li key={id}>
              {[
                t('stepLine', { day: formatDay(on, 'vi'), kind: t(`steps.${kind}`), by, note }),
                proof && t('stepProof', { proof }),
                until && t('stepDue', { due: formatDay(until, 'vi') }),
              ]
                .filter(Boolean)
                .join(' ')}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
