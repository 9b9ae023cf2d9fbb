import { Tag } from '@/components/ui/tag'
import { Prose } from '@/components/ui/text'
import { formatDay } from '@/lib/format'
import { type StandardGroup, standardGroups } from '@/lib/one-stop/schema'
import type { StandardLine } from '@/lib/one-stop/states/schema'
import { fileHref, type Locale } from '@/lib/routes'
import { StateTag } from './state-tag'

type Word =
  | `group.${StandardGroup}`
  | `groupNote.${StandardGroup}`
  | 'proposedTag'
  | 'standardMet'
  | 'standardNot'
  | 'standardUnsaid'
  | 'since'
  | 'saidBy'
  | 'photo'
type StandardListProps = {
  locale: Locale
  standards: StandardLine[]
  t: (key: Word, values?: Record<string, string>) => string
}

/** The city's standards by civil, friendly, professional, each part marked as a proposal, with what the ward says of each. */
export function StandardList({ locale, standards, t }: StandardListProps) {
  return standardGroups.map((group) => {
    const own = standards.filter((standard) => standard.group === group)
    if (own.length === 0) return null
    return (
      <Prose key={group}>
        <h3>{t(`group.${group}`)}</h3>
        <p>
          {t(`groupNote.${group}`)} <Tag shape="diamond">{t('proposedTag')}</Tag>
        </p>
        <ol className="n-standards">
          {own.map((standard) => (
            <li key={standard.id}>
              {locale === 'en' ? standard.textEn : standard.text}
              <Said locale={locale} state={standard.state} t={t} />
            </li>
          ))}
        </ol>
      </Prose>
    )
  })
}

function Said({ locale, state, t }: Pick<StandardListProps, 'locale' | 't'> & Pick<StandardLine, 'state'>) {
  const words = { met: t('standardMet'), not: t('standardNot'), unsaid: t('standardUnsaid') }
  return (
    <div className="n-standard-state">
      <p>
        <StateTag state={state} words={words} />
        {state && (
          <span>
            {t('since', { day: formatDay(state.since, locale) })},{' '}
            {t('saidBy', { day: formatDay(state.saidOn, locale) })}
          </span>
        )}
      </p>
      {state?.photo && (
        <a href={fileHref(state.photo)}>
          <picture>
            <img src={`${fileHref(state.photo)}?co=nho`} alt={t('photo')} loading="lazy" />
          </picture>
        </a>
      )}
    </div>
  )
}
