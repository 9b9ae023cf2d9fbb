import { Details } from '@/components/ui/details'
import type { CodePage } from '@/lib/codes/views/schema'
import { href, type Locale } from '@/lib/routes'

type OtherPairsProps = {
  locale: Locale
  code: CodePage
  shown: [number, number]
  t: (key: 'otherPairs' | 'compareTitle', values?: Record<string, string>) => string
}

/** Any two other versions beside each other. */
export function OtherPairs({ locale, code, shown, t }: OtherPairsProps) {
  const numbers = code.versions.map(({ version }) => version)
  const pairs = numbers
    .flatMap((to, at) => numbers.slice(at + 1).map((from) => ({ from, to })))
    .filter(({ from, to }) => from !== shown[0] || to !== shown[1])
  if (pairs.length === 0) return null
  return (
    <div className="n-section n-no-print">
      <Details summary={t('otherPairs')}>
        <ul>
          {pairs.map(({ from, to }) => (
            <li key={`${from} ${to}`}>
              <a href={href(locale, 'compare', { code: code.slug, from, to })}>
                {t('compareTitle', { from: String(from), to: String(to) })}
              </a>
            </li>
          ))}
        </ul>
      </Details>
    </div>
  )
}
