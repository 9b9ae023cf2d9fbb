import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { makingHref } from '@/app/making'
import { StaffPage } from '@/app/staff-page'
import { LinkButton } from '@/components/ui/button'
import type { Crumb } from '@/components/ui/breadcrumb'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatInstant, formatMonth } from '@/lib/format'
import { previewUpload } from '@/lib/imports/commands'
import type { UploadHead, UploadView } from '@/lib/imports/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { EntryForm, type EntryField } from '../../../../entry-form'
import { backTo } from '../back'
import { confirmAction } from '../actions'
import { Doubts, PlanParts } from './plan-parts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ locale: string; unit: string; upload: string }> }

const t = texts('vi', 'imports')

export const metadata: Metadata = { title: t('preview') }

export default async function UploadPage({ params }: Props) {
  const { locale, unit, upload } = await params
  if (locale !== 'vi' || !z.uuid().safeParse(upload).success) notFound()
  const actor = await requireActor()
  const view = await previewUpload(actor, upload, new Date())
  if (!view || view.unit.slug !== unit) notFound()
  if (view.state === 'running') redirect(makingHref('uploadMaking', { unit, upload }))
  const back = backTo(actor, { ...view, unit })
  return (
    <StaffPage actor={actor} route="upload" params={{ unit, upload }} crumbs={[back]}>
      {view.state === 'done' && <Done view={view} back={back} />}
      {view.state === 'not-now' && (
        <>
          <PageTitle kicker={view.unit.name} title={t('previewTitle', { name: view.fileName })} />
          <Notice kind="attend" title={t(`notNow.${view.why}`)} />
        </>
      )}
      {view.state === 'waiting' && <Waiting view={view} />}
    </StaffPage>
  )
}

function Done({ view, back }: { view: Extract<UploadView, { state: 'done' }>; back: Crumb }) {
  const { joined = [], ...counts } = view.done
  return (
    <>
      <PageTitle
        kicker={view.unit.name}
        title={t('doneTitle', { name: view.fileName })}
        lede={t('done', counts)}
      />
      <Notice kind="settled" announced title={t('doneAgain')}>
        {joined.map(({ month, people }) => (
          <p key={month}>
            <a href={staffHref('sheet', { unit: view.unit.slug, month })}>
              {t('joined', { month: formatMonth(month, 'vi'), people })}
            </a>
          </p>
        ))}
        <p>
          <a href={back.href}>{t('goBack', { page: back.label })}</a>
        </p>
      </Notice>
    </>
  )
}

function Waiting({ view }: { view: Extract<UploadView, { state: 'waiting' }> }) {
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
      {view.stopped && (
        <Notice kind="attend" title={t('stopped')}>
          <p>{t('stoppedWhy')}</p>
        </Notice>
      )}
      <p id="plan">{t('waits', { until: formatInstant(new Date(view.expiresAt), 'vi') })}</p>
      <PlanParts view={view} />
      <Section title={open && changes > 0 ? t('confirmTitle') : undefined}>
        {open && changes > 0 && (
          <>
            {differences && (
              <Notice kind="caution" title={t('differenceTitle')}>
                <p>{t('differenceWhy')}</p>
              </Notice>
            )}
            {plan.doubts.length > 0 && (
              <Notice kind="caution" title={t('doubtsFound', { count: plan.doubts.length })}>
                <Doubts doubts={plan.doubts} />
              </Notice>
            )}
            <EntryForm
              id="confirm"
              action={confirmAction}
              hidden={{ unit: unit.slug, upload: id, seen: plan.seen }}
              errorTitle={t('confirmErrors.title')}
              fields={[...(differences ? [whyTaken] : []), ...(plan.doubts.length > 0 ? [lookedAt] : [])]}
              doing={t('doing', { count: changes })}
              button={{
                label: t(differences ? 'confirmDifference' : 'confirm'),
                kind: differences ? 'second' : 'main',
              }}
            />
          </>
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

const whyTaken: EntryField = { kind: 'words', name: 'reason', label: t('reason'), hint: t('reasonHint') }

const lookedAt: EntryField = {
  ...{ kind: 'checks', name: 'doubts', label: t('doubtsTitle') },
  boxes: [{ name: 'sure', label: t('sure') }],
}

function uploadsOf({ kind, unit, month }: UploadHead): string {
  const asked = new URLSearchParams({ loai: kind, ...(month ? { thang: month } : {}) })
  return `${staffHref('uploads', { unit: unit.slug })}?${asked}`
}
