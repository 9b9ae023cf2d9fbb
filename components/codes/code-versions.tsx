import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import type { CodePage, VersionLine } from '@/lib/codes/views/schema'
import { formatDay } from '@/lib/format'
import { href, type Locale } from '@/lib/routes'

type Word =
  'compare' | 'firstVersion' | 'versions' | 'versionsNote' | 'version' | 'period' | 'change' | 'stateColumn'
type Said =
  | 'compareWith'
  | 'versionOf'
  | 'periodFrom'
  | 'periodBoth'
  | 'periodSameDay'
  | 'changeKind'
  | `state.${VersionLine['state']}`
type CodeVersionsProps = {
  locale: Locale
  code: CodePage
  t: (key: Word | Said, values?: Record<string, string>) => string
}

/** Every version with its address and its days. Nothing while there is only one. */
export function CodeVersions({ locale, code, t }: CodeVersionsProps) {
  if (code.versions.length < 2) return null
  const before = new Map(code.versions.map(({ version }, at) => [version, code.versions[at + 1]?.version]))
  const comparison = (version: number) => {
    const from = before.get(version)
    if (from === undefined) return t('firstVersion')
    const label = t('compareWith', { from: String(from) })
    return <a href={href(locale, 'compare', { code: code.slug, from, to: version })}>{label}</a>
  }
  const address = (version: number) => href(locale, 'codeVersion', { code: code.slug, version })
  return (
    <Section>
      <Table
        id="versions"
        caption={t('versions')}
        note={t('versionsNote')}
        phone="stack"
        columns={[
          { key: 'version', label: t('version') },
          { key: 'state', label: t('stateColumn') },
          { key: 'period', label: t('period') },
          { key: 'change', label: t('change') },
          { key: 'compare', label: t('compare') },
        ]}
        rows={code.versions.map((one) => ({
          id: String(one.version),
          cells: {
            version: <a href={address(one.version)}>{t('versionOf', { version: String(one.version) })}</a>,
            state: t(`state.${one.state}`),
            period: period(locale, one, t),
            change: t('changeKind', { change: one.change }),
            compare: comparison(one.version),
          },
        }))}
      />
    </Section>
  )
}

function period(locale: Locale, version: VersionLine, t: CodeVersionsProps['t']): string {
  const { inForceFrom, inForceTo, replacedSameDay } = version
  const from = formatDay(inForceFrom, locale)
  if (replacedSameDay) return t('periodSameDay', { from })
  return inForceTo ? t('periodBoth', { from, to: formatDay(inForceTo, locale) }) : t('periodFrom', { from })
}
