import { Prose } from '@/components/ui/text'
import { Tag } from '@/components/ui/tag'
import type { Locale } from '@/lib/routes'
import { type Standard, type StandardGroup, standardGroups } from '@/lib/one-stop/schema'

type StandardListProps = {
  locale: Locale
  standards: Standard[]
  t: (key: `group.${StandardGroup}` | `groupNote.${StandardGroup}` | 'proposedTag') => string
}

/** The city's standards by civil, friendly, professional; each part marked as a proposal. */
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
        <ol>
          {own.map((standard) => (
            <li key={standard.position}>{locale === 'en' ? standard.textEn : standard.text}</li>
          ))}
        </ol>
      </Prose>
    )
  })
}
