import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { StaffPage } from '@/app/staff-page'
import { Button, LinkButton } from '@/components/ui/button'
import type { Crumb } from '@/components/ui/breadcrumb'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Textarea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatInstant } from '@/lib/format'
import { previewUpload } from '@/lib/imports/commands'
import type { UploadHead, UploadView } from '@/lib/imports/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { backTo } from '../back'
import { confirmAction } from '../actions'
import { PlanParts } from './plan-parts'

export const dynamic = 'force-dynamic'

type Asked = Record<string, string | string[] | undefined>
type Props = {
  params: Promise<{ locale: string; unit: string; upload: string }>
  searchParams: Promise<Asked>
}

export const metadata: Metadata = { title: texts('vi', 'imports')('preview') }

export default async function UploadPage({ params, searchParams }: Props) {
  const { locale, unit, upload } = await params
  if (locale !== 'vi' || !z.uuid().safeParse(upload).success) notFound()
  const actor = await requireActor()
  const view = await previewUpload(actor, upload, new Date())
  if (!view || view.unit.slug !== unit) notFound()
  const t = texts('vi', 'imports')
  const asked = await searchParams
  const error = errorOf(asked)
  const back = backTo(actor, { ...view, unit })
  return (
    <StaffPage actor={actor} route="upload" params={{ unit, upload }} crumbs={[back]}>
      {error && (
        <ErrorSummary
          title={t('confirmErrors.title')}
          errors={[{ id: asked.loi === 'reason-missing' ? 'reason' : 'plan', text: error }]}
        />
      )}
      {view.state === 'done' && <Done view={view} back={back} />}
      {view.state === 'not-now' && (
        <>
          <PageTitle kicker={view.unit.name} title={t('previewTitle', { name: view.fileName })} />
          <Notice kind="attend" title={t(`notNow.${view.why}`)} />
        </>
      )}
      {view.state === 'waiting' && (
        <Waiting view={view} error={error} typed={typeof asked['ly-do'] === 'string' ? asked['ly-do'] : ''} />
      )}
    </StaffPage>
  )
}

function Done({ view, back }: { view: Extract<UploadView, { state: 'done' }>; back: Crumb }) {
  const t = texts('vi', 'imports')
  return (
    <>
      <PageTitle
        kicker={view.unit.name}
        title={t('doneTitle', { name: view.fileName })}
        lede={t('done', view.done)}
      />
      <Notice kind="settled" announced title={t('doneAgain')}>
        <p>
          <a href={back.href}>{t('goBack', { page: back.label })}</a>
        </p>
      </Notice>
    </>
  )
}

type WaitingProps = { view: Extract<UploadView, { state: 'waiting' }>; error: string | null; typed: string }

function Waiting({ view, error, typed }: WaitingProps) {
  const t = texts('vi', 'imports')
  const { plan, differences, unit, id } = view
  const changes = plan.new + plan.changed
  const open = plan.refused.length === 0 || differences
  return (
    <>
      <PageTitle
        kicker={unit.name}
        title={t('previewTitle', { name: view.fileName })}
        lede={open ? t('would', { count: changes }) : t('wouldNot', { count: plan.refused.length })}
      />
      <p id="plan">{t('waits', { until: formatInstant(new Date(view.expiresAt), 'vi') })}</p>
      <PlanParts view={view} />
      <Section title={open && changes > 0 ? t('confirmTitle') : undefined}>
        {open && changes > 0 && (
          <form action={confirmAction} className="n-stack">
            <input type="hidden" name="unit" value={unit.slug} />
            <input type="hidden" name="upload" value={id} />
            <input type="hidden" name="seen" value={plan.seen} />
            {differences && (
              <>
                <Notice kind="caution" title={t('differenceTitle')}>
                  <p>{t('differenceWhy')}</p>
                </Notice>
                <Textarea
                  id="reason"
                  name="reason"
                  label={t('reason')}
                  hint={t('reasonHint')}
                  error={error ?? undefined}
                  defaultValue={typed}
                  maxLength={500}
                  rows={3}
                />
              </>
            )}
            <div>
              <Button kind={differences ? 'second' : 'main'}>
                {t(differences ? 'confirmDifference' : 'confirm')}
              </Button>
            </div>
          </form>
        )}
        {open && changes === 0 && <p>{t('nothing')}</p>}
        <p>
          {open ? (
            <a href={uploadsOf(view)}>{t('again')}</a>
          ) : (
            <LinkButton href={uploadsOf(view)}>{t('again')}</LinkButton>
          )}
        </p>
      </Section>
    </>
  )
}

const errors = ['changed', 'refused', 'reason-missing', 'not-now'] as const

function errorOf({ loi }: Asked): string | null {
  const why = errors.find((each) => each === loi)
  return why ? texts('vi', 'imports')(`confirmErrors.${why}`) : null
}

function uploadsOf({ kind, unit, month }: UploadHead): string {
  const asked = new URLSearchParams({ loai: kind, ...(month ? { thang: month } : {}) })
  return `${staffHref('uploads', { unit: unit.slug })}?${asked}`
}
