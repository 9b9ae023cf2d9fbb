import { Section } from '@/components/ui/text'
import { formatDay, type Locale } from '@/lib/format'
import { texts } from '@/lib/texts'

type Tie = { key: string; name: string; href: string; kind: string; part: boolean }

/** Where the figures of the units before a reform stand, and why none of them is added here. */
export function BeforeReform({ locale, since, ties }: { locale: Locale; since: string; ties: Tie[] }) {
  if (ties.length === 0) return null
  const t = texts(locale, 'results')
  const on = formatDay(since, locale)
  const parts = ties.filter(({ part }) => part).length
  return (
    <Section title={t('before.title', { on })}>
      <p>
        {parts > 0
          ? t('before.notComparable', { on, parts, all: ties.length })
          : t('before.notAdded', { on, all: ties.length })}
      </p>
      <ul className="n-list">
        {ties.map(({ key, name, href, kind }) => (
          <li key={key}>
            <a href={href}>{name}</a>, {kind}
          </li>
        ))}
      </ul>
    </Section>
  )
}
