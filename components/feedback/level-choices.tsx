import { levels } from '@/lib/feedback/surveys/schema'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** Five answers, each a place to tap: the first tap of two. */
export function LevelChoices({
  locale,
  unit,
  question,
}: {
  locale: Locale
  unit: string
  question?: string
}) {
  const t = texts(locale, 'survey')
  return (
    <ol className="n-levels">
      {levels.map((level) => (
        <li key={level}>
          <a
            className="n-level"
            href={`${href(locale, 'surveyLevel', { unit, n: level })}${question ? `?${question}` : ''}`}
          >
            <Dots level={level} />
            {t(`levels.${level}`)}
          </a>
        </li>
      ))}
    </ol>
  )
}

/** As many full dots as the level is high: an order that is seen without reading. */
export function Dots({ level }: { level: number }) {
  return (
    <svg className="n-level-dots" viewBox="0 0 100 20" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((dot) => (
        <circle
          key={dot}
          cx={dot * 20 - 10}
          cy="10"
          r="7"
          className={dot <= level ? 'n-dot-full' : 'n-dot'}
        />
      ))}
    </svg>
  )
}
