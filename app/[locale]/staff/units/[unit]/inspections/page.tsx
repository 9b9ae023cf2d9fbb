import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { StaffPage } from '@/app/staff-page'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findInspections } from '@/lib/inspections/queries'
import { isOpen } from '@/lib/inspections/rules'
import { visitKinds } from '@/lib/inspections/schema'
import { dayOf } from '@/lib/month'
import { texts } from '@/lib/texts'
import { recordVisitAction } from './actions'
import { OpenTable, VisitTable } from './tables'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'inspections')

export const metadata: Metadata = { title: t('title') }

type Props = {
  params: Promise<{ locale: string; unit: string }>
  searchParams: Promise<{ xong?: string }>
}

export default async function Inspections({ params, searchParams }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const desk = await findInspections(actor, unit, now)
  if (!desk) notFound()
  const { xong } = await searchParams
  const standing = desk.visits.filter(({ withdrawn }) => !withdrawn)
  const open = standing.flatMap((visit) =>
    visit.findings.filter(isOpen).map((finding) => ({ visit, finding })),
  )
  return (
    <StaffPage actor={actor} route="inspections" params={{ unit }}>
      {xong && <Notice kind="settled" title={t('done')} announced />}
      <PageTitle kicker={desk.unit.name} title={t('title')} lede={t('lede', { open: open.length })} />
      {open.length > 0 && (
        <Section title={t('openTitle')} wide>
          <OpenTable unit={unit} open={open} />
        </Section>
      )}
      <Section title={t('visitsTitle')} wide>
        {desk.visits.length === 0 ? (
          <EmptyState title={t('none')}>
            <p>{t(desk.inspects ? 'noneInspects' : 'noneReads')}</p>
          </EmptyState>
        ) : (
          <VisitTable unit={unit} visits={desk.visits} />
        )}
      </Section>
      <div className="n-no-print">
        {desk.inspects && (
          <Section id="ghi" title={t('record')}>
            <p>{t('recordHow')}</p>
            <EntryForm
              id="visit"
              action={recordVisitAction}
              hidden={{ unit, id: randomUUID() }}
              errorTitle={t('errorTitle')}
              button={{ label: t('visit.save') }}
              fields={[
                { kind: 'date', name: 'on', label: t('visit.on'), width: '20', value: dayOf(now) },
                {
                  kind: 'radios',
                  name: 'kind',
                  label: t('visit.kind'),
                  value: 'planned',
                  choices: visitKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
                },
                { kind: 'text', name: 'team', label: t('visit.team'), hint: t('visit.teamHint') },
                { kind: 'words', name: 'about', label: t('visit.about') },
              ]}
            />
          </Section>
        )}
      </div>
    </StaffPage>
  )
}
