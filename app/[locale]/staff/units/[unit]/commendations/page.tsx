import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findPraiseDesk } from '@/lib/feedback/commendations/queries'
import { formatDay } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { href, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { CommendationItem } from './commendation-item'
import { VerifyForm } from './verify-form'
import { verifyWords } from './words'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'praiseDesk')('title') }

type Props = {
  params: Promise<{ locale: string; unit: string }>
  searchParams: Promise<{ loi?: string; xong?: string; khen?: string }>
}

export default async function Commendations({ params, searchParams }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const desk = await findPraiseDesk(actor, unit, now)
  if (!desk) notFound()
  const t = texts('vi', 'praiseDesk')
  const { loi, xong, khen } = await searchParams
  const praise = desk.waiting.find(({ id }) => id === khen) ?? null
  return (
    <StaffPage actor={actor} route="commendations" params={{ unit }}>
      {loi && <Notice kind="attend" title={t('notNow')} announced />}
      {xong && <Notice kind="settled" title={t('done')} announced />}
      <PageTitle
        kicker={desk.unit.name}
        title={t('title')}
        lede={t('lede', { waiting: desk.waiting.length, all: desk.commendations.length })}
      />
      <p>
        <a href={href('vi', 'goodExamples', { unit })}>{t('seePublic')}</a>
      </p>
      <Section title={t('waiting')}>
        {desk.waiting.length === 0 ? (
          <EmptyState title={t('waitingNone')}>
            <p>{t('waitingNoneWhy')}</p>
          </EmptyState>
        ) : (
          <ol className="n-voices">
            {desk.waiting.map(({ id, text, receivedOn }) => (
              <li key={id}>
                <p className="n-voice-meta">{t('received', { day: formatDay(receivedOn, 'vi') })}</p>
                <p className="n-voice-said">{text}</p>
                <p>
                  <a href={`${staffHref('commendations', { unit })}?khen=${id}#verify`}>{t('verifyThis')}</a>{' '}
                  · <a href={staffHref('bookPage', { unit, suggestion: id })}>{t('openInBook')}</a>
                </p>
              </li>
            ))}
          </ol>
        )}
      </Section>
      {desk.commendations.length > 0 && (
        <Section title={t('all')}>
          <ol className="n-voices">
            {desk.commendations.map((line) => (
              <CommendationItem key={line.id} line={line} />
            ))}
          </ol>
        </Section>
      )}
      <Section id="verify" title={t(praise ? 'verify' : 'enter')}>
        {praise && <blockquote className="n-voice-reply">{praise.text}</blockquote>}
        <VerifyForm
          key={praise?.id ?? 'enter'}
          unit={unit}
          form={randomUUID()}
          suggestion={praise?.id ?? null}
          day={praise?.receivedOn ?? dayOf(now)}
          today={dayOf(now)}
          people={desk.people}
          words={verifyWords()}
        />
      </Section>
    </StaffPage>
  )
}
