import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { StaffPage } from '@/app/staff-page'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { listArticleNames } from '@/lib/codes/articles/queries'
import { formatDay } from '@/lib/format'
import { findVisit } from '@/lib/inspections/queries'
import { isOpen } from '@/lib/inspections/rules'
import { dayOf, midnight } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { FindingItem } from './finding-item'
import { FindingForm, StepForm, WithdrawForm } from './forms'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'inspections')

export const metadata: Metadata = { title: t('title') }

type Props = {
  params: Promise<{ locale: string; unit: string; visit: string }>
  searchParams: Promise<{ xong?: string }>
}

export default async function VisitPage({ params, searchParams }: Props) {
  const { locale, unit, visit: id } = await params
  if (locale !== 'vi' || !z.uuid().safeParse(id).success) notFound()
  const actor = await requireActor()
  const now = new Date()
  const view = await findVisit(actor, { unit, visit: id }, now)
  if (!view) notFound()
  const { visit, inspects, reports } = view
  const { xong } = await searchParams
  const open = visit.withdrawn ? [] : visit.findings.filter(isOpen)
  return (
    <StaffPage
      actor={actor}
      route="inspection"
      params={{ unit, visit: id }}
      crumbs={[{ href: staffHref('inspections', { unit }), label: t('title') }]}
    >
      {xong && <Notice kind="settled" title={t('done')} announced />}
      <PageTitle
        kicker={view.unit.name}
        title={t('visitTitle', { day: formatDay(visit.on, 'vi') })}
        lede={t('visitLede', { count: visit.findings.length, open: open.length })}
      />
      {visit.withdrawn && (
        <Notice kind="attend" title={t('withdrawn', { reason: visit.withdrawn.reason })}>
          <p>{t('withdrawnBy', { by: visit.withdrawn.by })}</p>
        </Notice>
      )}
      <SummaryList
        items={[
          { key: 'kind', label: t('visitKind'), value: t(`kinds.${visit.kind}`) },
          { key: 'team', label: t('team'), value: visit.team },
          ...(visit.about ? [{ key: 'about', label: t('about'), value: visit.about }] : []),
          { key: 'by', label: t('by'), value: visit.by },
        ]}
      />
      <Section title={t('findingsTitle')}>
        {visit.findings.length === 0 ? (
          <EmptyState title={t('findingsNone')}>
            <p>{t('findingsNoneWhy')}</p>
          </EmptyState>
        ) : (
          <ol className="n-voices">
            {visit.findings.map((finding) => (
              <FindingItem key={finding.id} finding={finding} />
            ))}
          </ol>
        )}
      </Section>
      <div className="n-no-print">
        {(inspects || reports) && (
          <StepForm
            {...{ unit, visit: id, open, today: dayOf(now), inspects, reports }}
            key={`step ${open.map(({ id: of, steps }) => of + steps.length).join()}`}
          />
        )}
        {inspects && !visit.withdrawn && (
          <>
            <FindingForm
              {...{ unit, visit: id, articles: await listArticleNames(new Date(midnight(visit.on))) }}
              key={`finding ${visit.findings.length}`}
            />
            <WithdrawForm unit={unit} visit={id} />
          </>
        )}
      </div>
    </StaffPage>
  )
}
