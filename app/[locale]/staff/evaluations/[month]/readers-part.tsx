import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import type { Reader } from '@/lib/evaluations/readings/schema'
import { formatInstant } from '@/lib/format'
import { texts } from '@/lib/texts'

const t = texts('vi', 'own')
const shown = 5

/** Who opened her month, and when: first look of each day, the latest first. */
export function ReadersPart({ unit, readers }: { unit: string; readers: Reader[] }) {
  return (
    <Section title={t('readersTitle')}>
      {readers.length > 0 ? (
        <Table
          id={`readers-${unit}`}
          caption={t('readersCaption')}
          note={t('readersNote')}
          phone="stack"
          columns={[
            { key: 'reader', label: t('reader') },
            { key: 'looks', label: t('looks') },
          ]}
          rows={readers.map((reader) => ({
            id: `${unit}-${reader.id}`,
            cells: { reader: [reader.name, reader.title].filter(Boolean).join(', '), looks: looksOf(reader) },
          }))}
        />
      ) : (
        <p>{t('readersNone')}</p>
      )}
    </Section>
  )
}

function looksOf({ looks }: Reader): string {
  const told = looks.slice(0, shown).map((at) => formatInstant(new Date(at), 'vi'))
  const more = looks.length - told.length
  return [...told, ...(more > 0 ? [t('looksMore', { count: more })] : [])].join('; ')
}
