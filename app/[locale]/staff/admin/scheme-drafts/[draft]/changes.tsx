import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import { changesOf } from '@/lib/evaluations/schemes/drafts/changes/rules'
import type { Scheme } from '@/lib/evaluations/schemes/schema'
import { texts } from '@/lib/texts'

/** What the new scheme does otherwise, old beside new. */
export function SchemeChanges({ base, next }: { base: Scheme; next: Scheme }) {
  const t = texts('vi', 'schemes')
  const changes = changesOf(base, next)
  if (changes.length === 0)
    return (
      <Section title={t('changesTitle')}>
        <p>{t('changesNone')}</p>
      </Section>
    )
  return (
    <Section wide>
      <Table
        id="changes"
        caption={t('changesTitle')}
        phone="stack"
        columns={[
          { key: 'what', label: t('changesWhat') },
          { key: 'before', label: t('changesOld'), words: true },
          { key: 'after', label: t('changesNew'), words: true },
        ]}
        rows={changes.map(({ what, before, after }, at) => ({
          id: String(at),
          cells: { what, before: before || '–', after: after || '–' },
        }))}
      />
    </Section>
  )
}
