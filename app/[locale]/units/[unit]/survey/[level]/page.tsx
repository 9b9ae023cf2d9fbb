import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { getWard } from '@/app/ward'
import { Kiosk } from '@/components/feedback/kiosk'
import { Dots } from '@/components/feedback/level-choices'
import { PageTitle } from '@/components/ui/text'
import { counterNumber, type Level, levels, slipCode } from '@/lib/feedback/surveys/schema'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { AnswerForm } from './answer-form'

// Each form carries a mark of its own, so that an answer sent twice is one.
export const dynamic = 'force-dynamic'

const BACK_SECONDS = 30
/** Without scripts the clock does not see her typing: long enough for two sentences by a slow finger, no longer. */
const WRITING_SECONDS = 180

type Props = {
  params: Promise<LocaleParams & { unit: string; level: string }>
  searchParams: Promise<{ quay?: string; phieu?: string; viet?: string; 'vi-sao'?: string | string[] }>
}

function levelOf(word: string): Level {
  const level = levels.find((known) => word === `level-${known}`)
  return level ?? notFound()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { level } = await params
  const t = texts(await localeOf(params), 'survey')
  return { title: t(`levels.${levelOf(level)}`), robots: { index: false } }
}

export default async function LevelPage({ params, searchParams }: Props) {
  const { unit, level: word } = await params
  const locale = await localeOf(params)
  const level = levelOf(word)
  const ward = await getWard(locale, unit)
  const { quay, phieu, viet, 'vi-sao': why } = await searchParams
  const counter = counterNumber.safeParse(quay).data ?? null
  const slip = counter === null ? (slipCode.safeParse(phieu).data ?? null) : null
  const writing = counter === null || viet === '1'
  const t = texts(locale, 'survey')
  const question = counter !== null ? `?quay=${counter}` : slip ? `?phieu=${encodeURIComponent(slip)}` : ''
  const first = `${href(locale, 'survey', { unit })}${question}`
  const page = (
    <>
      <PageTitle
        kicker={t('yourAnswer')}
        title={
          <>
            <Dots level={level} /> {t(`levels.${level}`)}
          </>
        }
      />
      <AnswerForm
        locale={locale}
        unit={unit}
        id={randomUUID()}
        level={level}
        counter={counter}
        slip={slip}
        reasons={[why ?? []].flat()}
        writing={writing}
        first={first}
      />
    </>
  )
  if (counter !== null) {
    return (
      <Kiosk unit={ward.name} back={{ href: first, seconds: writing ? WRITING_SECONDS : BACK_SECONDS }}>
        {page}
      </Kiosk>
    )
  }
  return (
    <PublicPage
      locale={locale}
      route="surveyLevel"
      params={{ unit, n: level }}
      crumbs={[...ward.crumbs, { href: first, label: t('short') }]}
    >
      {page}
    </PublicPage>
  )
}
