import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import { formatDay } from '@/lib/format'
import type { RegisterPage } from '@/lib/postings/register/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'postings')

/** For the level above: each ward, those that owe most first. */
export function WardsTable({ page: { below } }: { page: RegisterPage }) {
  const owes = (ward: RegisterPage['below'][number]) => ward.missing + ward.outdated + ward.clear
  const wards = [...below].sort((one, other) => owes(other) - owes(one))
  return (
    <Section title={t('wards')} wide>
      <Table
        id="wards"
        caption={t('wardsCaption')}
        columns={[
          { key: 'ward', label: t('ward') },
          ...(['hanging', 'missing', 'outdated', 'clear'] as const).map((key) => ({
            key,
            label: t(`count.${key}`),
            numeric: true,
          })),
        ]}
        rows={wards.map(({ slug, name, ended, ...counts }) => ({
          id: slug,
          cells: {
            ward: (
              <>
                <a href={staffHref('postings', { unit: slug })}>{name}</a>
                {ended && (
                  <>
                    {' '}
                    <small>{t('endedRow', { on: formatDay(ended, 'vi') })}</small>
                  </>
                )}
              </>
            ),
            ...counts,
          },
        }))}
      />
    </Section>
  )
}
