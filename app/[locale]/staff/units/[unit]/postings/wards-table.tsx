import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import type { RegisterPage } from '@/lib/postings/register/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'postings')

/** For the level above: each ward, those that owe most first. */
export function WardsTable({ page: { below } }: { page: RegisterPage }) {
  const owes = (ward: RegisterPage['below'][number]) => ward.missing + ward.outdated
  const wards = [...below].sort((one, other) => owes(other) - owes(one))
  return (
    <Section title={t('wards')} wide>
      <Table
        id="wards"
        caption={t('wardsCaption')}
        columns={[
          { key: 'ward', label: t('ward') },
          ...(['hanging', 'missing', 'outdated'] as const).map((key) => ({
            key,
            label: t(`count.${key}`),
            numeric: true,
          })),
        ]}
        rows={wards.map(({ slug, name, hanging, missing, outdated }) => ({
          id: slug,
          cells: {
            ward: <a href={staffHref('postings', { unit: slug })}>{name}</a>,
            ...{ hanging, missing, outdated },
          },
        }))}
      />
    </Section>
  )
}
