import { Section } from '@/components/ui/text'
import { formatDay } from '@/lib/format'
import type { MonthFinding } from '@/lib/inspections/schema'
import { fileHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** What inspectors found in the unit that month, for whoever scores: evidence offered, never counted by itself. */
export function FindingsOfMonth({ findings }: { findings: MonthFinding[] }) {
  if (findings.length === 0) return null
  const t = texts('vi', 'inspections')
  return (
    <Section title={t('evidence.title')}>
      <p>{t('evidence.lede')}</p>
      <ol className="n-voices">
        {findings.map(({ id, on, position, article, what, photo }) => (
          <li key={id}>
            <p className="n-voice-meta">
              {[findingName({ on, position }), article].filter(Boolean).join('; ')}
            </p>
            <p className="n-voice-said">{what}</p>
            {photo && (
              <p>
                <a href={fileHref(photo)}>{t('photoFound', { position })}</a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** How a line of evidence names it. */
export function findingName({ on, position }: Pick<MonthFinding, 'on' | 'position'>): string {
  return texts('vi', 'inspections')('evidence.line', { day: formatDay(on, 'vi'), position })
}
