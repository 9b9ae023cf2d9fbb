import { Prose, Section } from '@/components/ui/text'
import type { ServiceField } from '@/lib/one-stop/keeping/schema'
import type { Locale } from '@/lib/routes'

type FieldListProps = {
  locale: Locale
  fields: ServiceField[]
  /** Where a field leads whose own page is not known. */
  portal: string
  t: (key: 'fields' | 'fieldsNote' | 'fieldsNone' | 'nationalPortal') => string
}

/** The fields of procedures a ward receives; each leads to the national portal, where dossiers are filed. */
export function FieldList({ locale, fields, portal, t }: FieldListProps) {
  return (
    <Section title={t('fields')}>
      <Prose>
        {fields.length === 0 && <p>{t('fieldsNone')}</p>}
        <p>
          {t('fieldsNote')} <a href={portal}>{t('nationalPortal')}</a>
        </p>
        {fields.length > 0 && (
          <ul>
            {fields.map(({ id, title, titleEn, link }) => {
              const name = locale === 'en' ? titleEn : title
              return <li key={id}>{link === null ? name : <a href={link}>{name}</a>}</li>
            })}
          </ul>
        )}
      </Prose>
    </Section>
  )
}
