import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { StaffPage } from '@/app/staff-page'
import { Button, LinkButton } from '@/components/ui/button'
import type { Crumb } from '@/components/ui/breadcrumb'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Checkbox } from '@/components/ui/choices'
import { Textarea } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
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
import { Doubts, PlanParts } from './plan-parts'

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
  const faults = faultsOf(asked)
  const back = backTo(actor, { ...view, unit })
  return (
    <StaffPage actor={actor} route="upload" params={{ unit, upload }} crumbs={[back]}>
      <ErrorSummary title={t('confirmErrors.title')} errors={faults} />
      {view.state === 'done' && <Done view={view} back={back} />}
      {view.state === 'not-now' && (
        <>
          <PageTitle kicker={view.unit.name} title={t('previewTitle', { name: view.fileName })} />
          <Notice kind="attend" title={t(`notNow.${view.why}`)} />
        </>
      )}
      {view.state === 'waiting' && (
        <Waiting
          view={view}
          faults={faults}
          typed={{
            reason: typeof asked['ly-do'] === 'string' ? asked['ly-do'] : '',
            sure: asked['da-xem'] === '1',
          }}
        />
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

type WaitingProps = {
  view: Extract<UploadView, { state: 'waiting' }>
  faults: { id: string; text: string }[]
  typed: { reason: string; sure: boolean }
}

function Waiting({ view, faults, typed }: WaitingProps) {
  const t = texts('vi', 'imports')
  const faultOf = (id: string) => faults.find((fault) => fault.id === id)?.text
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
                  error={faultOf('reason')}
                  defaultValue={typed.reason}
                  maxLength={500}
                  rows={3}
                />
              </>
            )}
            {plan.doubts.length > 0 && (
              <Fieldset id="doubts" legend={t('doubtsTitle')} error={faultOf('sure')}>
                <Doubts doubts={plan.doubts} />
                <Checkbox id="sure" name="sure" label={t('sure')} checked={typed.sure} />
              </Fieldset>
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

const errors = ['changed', 'refused', 'reason', 'sure', 'not-now'] as const

function faultsOf({ loi }: Asked): { id: string; text: string }[] {
  const t = texts('vi', 'imports')
  return errors
    .filter((each) => [loi].flat().includes(each))
    .map((each) => ({
      id: each === 'reason' || each === 'sure' ? each : 'plan',
      text: t(`confirmErrors.${each}`),
    }))
}

function uploadsOf({ kind, unit, month }: UploadHead): string {
  const asked = new URLSearchParams({ loai: kind, ...(month ? { thang: month } : {}) })
  return `${staffHref('uploads', { unit: unit.slug })}?${asked}`
}
