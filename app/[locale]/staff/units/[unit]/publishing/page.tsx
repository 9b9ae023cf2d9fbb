import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatMonth } from '@/lib/format'
import { dayOf, monthPattern } from '@/lib/month'
import { findPublishing } from '@/lib/record/drafts/queries'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { findReady } from '@/lib/record/ready/queries'
import { PublishedMonths } from './published-months'
import { isRefusal, refusalText } from './refusal'
import { ReadyUnits } from './ready-units'
import { WaitingMonth } from './waiting-month'

export const dynamic = 'force-dynamic'

type Asked = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ locale: string; unit: string }>; searchParams: Promise<Asked> }

export const metadata: Metadata = { title: texts('vi', 'publishing')('title') }

export default async function Publishing({ params, searchParams }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const view = await findPublishing(actor, unit, now)
  if (!view) notFound()
  const ready = await findReady(actor, unit, now)
  const t = texts('vi', 'publishing')
  const asked = await searchParams
  return (
    <StaffPage actor={actor} route="publishing" params={{ unit }}>
      <Refused asked={asked} />
      <Done asked={asked} unit={unit} />
      <PageTitle
        kicker={view.unit.name}
        title={t('title')}
        lede={
          ready
            ? t('ready.lede', { count: ready.months.reduce((sum, month) => sum + month.ready.length, 0) })
            : t('ledeWaiting', { count: view.waiting.length })
        }
      />
      <p>{t('ledeWhy')}</p>
      {ready && <ReadyUnits view={ready} today={dayOf(now)} />}
      {!ready && view.waiting.length === 0 && (
        <Section>
          <EmptyState title={t('waitingNone')}>
            <p>{t('waitingNoneWhy')}</p>
          </EmptyState>
        </Section>
      )}
      {view.waiting.map((waiting, index) => (
        <WaitingMonth
          key={waiting.month}
          unit={unit}
          waiting={waiting}
          first={index === 0}
          today={dayOf(now)}
        />
      ))}
      {!ready && <PublishedMonths unit={unit} published={view.published} />}
    </StaffPage>
  )
}

/** What was just done, with the way to what the public now reads. */
function Done({ asked, unit }: { asked: Asked; unit: string }) {
  const all = wordOf(asked, 'xong-ca')
  if (monthPattern.test(all)) {
    const [t, count] = [texts('vi', 'publishing'), Number(wordOf(asked, 'so')) || 0]
    const left = Number(wordOf(asked, 'con-lai')) || 0
    return (
      <Notice kind="settled" title={t('ready.done', { month: formatMonth(all, 'vi'), count })} announced>
        {left > 0 && <p>{t('ready.left', { left })}</p>}
        <p>
          <a href={href('vi', 'unitMonth', { unit, month: all })}>{t('see')}</a>
        </p>
      </Notice>
    )
  }
  const month = wordOf(asked, 'xong')
  if (!monthPattern.test(month)) return null
  const t = texts('vi', 'publishing')
  const written = capital(formatMonth(month, 'vi'))
  const title = asked['nhu-cu']
    ? t('settled', { month: written })
    : t('done', { month: formatMonth(month, 'vi'), revision: wordOf(asked, 'lan') })
  return (
    <Notice kind="settled" title={title} announced>
      <p>
        <a href={href('vi', 'unitMonth', { unit, month })}>{t('see')}</a>
      </p>
    </Notice>
  )
}

/** Why the months of the units below were not published. */
function Refused({ asked }: { asked: Asked }) {
  const [why, month] = [wordOf(asked, 'loi'), wordOf(asked, 'thang')]
  if (!isRefusal(why) || !monthPattern.test(month)) return null
  return <Notice kind="attend" announced title={refusalText(why, month)} />
}

function wordOf(asked: Asked, name: string): string {
  const value = asked[name]
  return typeof value === 'string' ? value : ''
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
