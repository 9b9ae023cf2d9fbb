import { Wide } from '@/components/site/page-frame'
import { Button } from '@/components/ui/button'
import { GridBar, GridGrade, GridInput, GridRow, GridTable, GridTotal } from '@/components/ui/grid-table'
import { Section } from '@/components/ui/text'
import { texts } from '@/lib/texts'

const t = texts('vi', 'design')

const criteria = ['I.1', 'I.2', 'II.1'] as const
const people = [
  { name: 'Đỗ Thị Xuân', points: ['5', '4,5', '2,5'], total: '12,00', grade: 'A' },
  { name: 'Nguyễn Thị Phương Nguyệt Ánh', points: ['3', '', '7'], total: '–', grade: '–' },
]

/** A filled row, and one with a missing cell and one out of range. */
export function GridSample() {
  return (
    <>
      <Section title={t('grid')}>
        <p>{t('lede')}</p>
      </Section>
      <Wide to="window">
        <GridTable
          id="grid"
          caption={t('gridCaption')}
          nameLabel={t('person')}
          columns={[
            { key: 'total', label: t('total'), kind: 'total' },
            { key: 'grade', label: t('grade'), kind: 'grade' },
            ...criteria.map((key) => ({ key, label: key, note: '0–5', kind: 'input' as const })),
            { key: 'remark', label: t('remark'), kind: 'text' },
          ]}
        >
          {people.map(({ name, points, total, grade }) => (
            <GridRow key={name} name={name} note={t('position')}>
              <GridTotal>{total}</GridTotal>
              <GridGrade>{grade}</GridGrade>
              {criteria.map((criterion, at) => (
                <GridInput
                  key={criterion}
                  aria-label={t('cell', { name, criterion })}
                  aria-invalid={points[at] === '7' || undefined}
                  defaultValue={points[at]}
                />
              ))}
              <GridInput reason aria-label={t('cell', { name, criterion: t('remark') })} defaultValue="" />
            </GridRow>
          ))}
        </GridTable>
        <GridBar progress={t('progress')} saved={t('saved')}>
          <Button type="button" kind="second">
            {t('second')}
          </Button>
          <Button type="button">{t('main')}</Button>
        </GridBar>
      </Wide>
    </>
  )
}
