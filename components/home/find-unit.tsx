import { Search } from '@/components/site/site-header'
import { Section } from '@/components/ui/text'

type Word = 'findTitle' | 'findLabel' | 'findHint' | 'findAll'

type FindUnitProps = {
  t: (key: Word) => string
  action: string
  button: string
  /** The list, for those who would rather look than type. */
  list: string
}

/** The citizen's first step: her ward, by typing. On paper nobody types. */
export function FindUnit({ t, action, button, list }: FindUnitProps) {
  return (
    <div className="n-no-print">
      <Section id="tim" title={t('findTitle')}>
        <Search id="search-unit" action={action} label={t('findLabel')} button={button} />
        <p className="n-list-note">{t('findHint')}</p>
        <p>
          <a className="n-link-target" href={list}>
            {t('findAll')}
          </a>
        </p>
      </Section>
    </div>
  )
}
