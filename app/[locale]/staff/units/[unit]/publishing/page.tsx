import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatDay, formatMonth } from '@/lib/format'
import { dayOf, type Month, monthPattern } from '@/lib/month'
import { findPublishing } from '@/lib/record/drafts/queries'
import { earliestDay } from '@/lib/record/publications/rules'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { findReady } from '@/lib/record/ready/queries'
import { PublishedMonths } from './published-months'
import { ReadyUnits } from './ready-units'
import { WaitingMonth } from './waiting-month'

export const dynamic = 'force-dynamic'

type Asked = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ locale: string; unit: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = texts('vi', 'publishing')
  const refusal = refusalOf(await searchParams)
  return { title: refusal ? `${t('errorTitle')}: ${t('title')}` : t('title') }
}

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
  const refusal = refusalOf(asked)
  const typed = { month: wordOf(asked, 'thang'), reason: wordOf(asked, 'ly-do') }
  const isWaiting = view.waiting.some(({ month }) => month === typed.month)
  const suffix = isWaiting ? `-${typed.month}` : ''
  return (
    <StaffPage actor={actor} route="publishing" params={{ unit }}>
      {refusal && (
        <ErrorSummary title={t('errorTitle')} errors={[{ id: refusal.field + suffix, text: refusal.text }]} />
      )}
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
          reason={waiting.month === typed.month ? typed.reason : ''}
          error={waiting.month === typed.month ? refusal?.text : undefined}
        />
      ))}
      {!ready && (
        <PublishedMonths
          unit={unit}
          published={view.published}
          typed={typed}
          refusal={isWaiting ? null : refusal}
        />
      )}
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

const refusals = [
  'not-approved',
  'too-early',
  'reason-missing',
  'reason-long',
  'unchanged',
  'nothing-ready',
] as const

function refusalOf(asked: Asked): { text: string; field: string } | null {
  const why = refusals.find((known) => known === asked.loi)
  const month: Month = wordOf(asked, 'thang')
  if (!why || !monthPattern.test(month)) return null
  const t = texts('vi', 'publishing')
  return {
    text: t(`errors.${why}`, {
      month: capital(formatMonth(month, 'vi')),
      day: formatDay(earliestDay(month), 'vi'),
    }),
    field: why.startsWith('reason') ? 'reason' : 'month',
  }
}

function wordOf(asked: Asked, name: string): string {
  const value = asked[name]
  return typeof value === 'string' ? value : ''
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
