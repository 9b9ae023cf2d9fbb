import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { AppealTag } from '@/components/evaluations/appeal-facts'
import { Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { listAppeals } from '@/lib/evaluations/appeals/queries'
import type { AppealView } from '@/lib/evaluations/appeals/schema'
import { formatDay, formatMonthShort } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'appeals')

export const metadata: Metadata = { title: texts('vi', 'ways')('appeals.label') }

type Props = { params: Promise<{ locale: string; unit: string }> }

export default async function AppealsPage({ params }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const found = await listAppeals(actor, unit, new Date())
  if (!found) notFound()
  const { open, done } = found
  return (
    <StaffPage actor={actor} route="appeals" params={{ unit }}>
      <PageTitle
        kicker={found.unit.name}
        title={texts('vi', 'ways')('appeals.label')}
        lede={t('listLede', { count: open.length })}
      />
      {open.length > 0 && <Appeals id="open" unit={unit} caption={t('openCaption')} appeals={open} />}
      {done.length > 0 && <Appeals id="done" unit={unit} caption={t('doneCaption')} appeals={done} />}
      {open.length + done.length === 0 && (
        <EmptyState title={t('empty')}>
          <p>{t('emptyWhy')}</p>
        </EmptyState>
      )}
    </StaffPage>
  )
}

type AppealsProps = { id: string; unit: string; caption: string; appeals: AppealView[] }

function Appeals({ id, unit, caption, appeals }: AppealsProps) {
  return (
    <Section wide>
      <Table
        id={id}
        caption={caption}
        phone="stack"
        columns={[
          { key: 'person', label: t('person') },
          { key: 'month', label: t('month') },
          { key: 'filed', label: t('filedAt') },
          { key: 'due', label: t('due') },
          { key: 'state', label: t('stateLabel') },
        ]}
        rows={appeals.map((appeal) => ({
          id: appeal.id,
          cells: {
            person: (
              <a href={staffHref('appeal', { unit: appeal.unit.slug, appeal: appeal.id })}>
                {appeal.unit.slug === unit
                  ? appeal.person
                  : t('endedOf', { person: appeal.person, unit: appeal.unit.name })}
              </a>
            ),
            month: formatMonthShort(appeal.month, 'vi'),
            filed: formatDay(dayOf(new Date(appeal.filedAt)), 'vi'),
            due: appeal.late
              ? t('dueLate', { day: formatDay(appeal.dueDay, 'vi') })
              : formatDay(appeal.dueDay, 'vi'),
            state: <AppealTag state={appeal.state} />,
          },
        }))}
      />
    </Section>
  )
}
