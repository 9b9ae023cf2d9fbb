import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import { shareOf } from '@/lib/codes/coverage/rules'
import type { CoveragePage } from '@/lib/codes/coverage/schema'
import { formatNumber } from '@/lib/format'
import { texts } from '@/lib/texts'

const t = texts('vi', 'coverage')

/** For the level above: numbers of each unit, those that have most to do first. */
export function UnitsBelow({ units }: { units: CoveragePage['below'] }) {
  const open = ({ people, done }: CoveragePage['below'][number]) => people - done
  const sorted = [...units].sort((one, other) => open(other) - open(one))
  const sum = (key: 'people' | 'done') => units.reduce((so, each) => so + each[key], 0)
  const cells = ({ people, done }: { people: number; done: number }) => ({
    people: formatNumber(people, 'vi'),
    doneCount: formatNumber(done, 'vi'),
    share: shareOf({ people, done }) ?? '–',
  })
  return (
    <Section title={t('below')} wide>
      <Table
        id="below"
        caption={t('belowCaption')}
        note={t('belowNote')}
        columns={[
          { key: 'unit', label: t('unit') },
          ...(['people', 'doneCount', 'share'] as const).map((key) => ({
            key,
            label: t(key),
            numeric: true,
          })),
        ]}
        rows={sorted.map((unit) => ({ id: unit.slug, cells: { unit: unit.name, ...cells(unit) } }))}
        foot={{
          id: 'all',
          cells: { unit: t('all'), ...cells({ people: sum('people'), done: sum('done') }) },
        }}
      />
    </Section>
  )
}
