import { LeftSender } from '@/components/evaluations/typing/left-sender'
import { Notice } from '@/components/ui/notice'
import { storedFields, touchedFields } from '@/lib/evaluations/people/rules'
import type { PersonView } from '@/lib/evaluations/people/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { valueWords, wordFor } from './words'

/** A page that takes nothing (any more): why, and what she had typed that is not in the month. */
export function LockedPerson({ view, owner }: { view: PersonView; owner: string }) {
  const t = texts('vi', 'evaluations')
  const { person, scheme, fields, may } = view
  const where = { unit: view.unit.slug, month: view.month, person: person.personId }
  // A file and the kind of evidence are told by their line.
  const kept = touchedFields(storedFields(person), fields).filter((name) => !/\.(?:file|kind)$/.test(name))
  const told = (name: string) => valueWords(scheme, name, fields[name] ?? '')
  return (
    <>
      <p>{whyLocked(view)}</p>
      {kept.length > 0 && (
        <Notice kind="caution" title={t(person.byHead && may.score ? 'keptRows' : 'keptLocked')}>
          <ul>
            {kept.map((name) => (
              <li key={name}>
                {t('keptCell', { name: person.fullName, label: wordFor(scheme, name), typed: told(name) })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {(may.score || may.decide) && (
        <LeftSender
          address={staffHref('sheetFields', where)}
          owner={owner}
          page={[where.unit, where.month, where.person].join(' ')}
          title={t('keptHere')}
        />
      )}
    </>
  )
}

function whyLocked({ person, may, veiled }: PersonView): string {
  const t = texts('vi', 'evaluations')
  if (veiled) return t('veiledRow')
  return t(person.byHead && may.score ? 'refused.by-head' : 'readOnly')
}
