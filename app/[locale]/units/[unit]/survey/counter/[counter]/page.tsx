import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type LocaleParams, localeOf } from '@/app/params'
import { publishedToday } from '@/app/published'
import { getWard } from '@/app/ward'
import { Kiosk } from '@/components/feedback/kiosk'
import { LevelChoices } from '@/components/feedback/level-choices'
import { PageTitle } from '@/components/ui/text'
import { counterNumber } from '@/lib/feedback/surveys/schema'
import { findServicePoint } from '@/lib/one-stop/queries'
import { href, locales } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { unit: string; counter: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts(await localeOf(params), 'survey')('question'), robots: { index: false } }
}

/** The first screen of a tablet on a counter (`?quay=`). */
export default async function CounterSurvey({ params }: Props) {
  const { unit, counter: asked } = await params
  const locale = await localeOf(params)
  const number = counterNumber.safeParse(asked)
  const ward = await getWard(locale, unit)
  const point = await publishedToday(['one-stop', unit], ['units', 'texts'], (today) =>
    findServicePoint(unit, today),
  )
  const counter = point?.counters.find((each) => each.number === number.data)
  if (!counter) notFound()
  const t = texts(locale, 'survey')
  const question = `quay=${counter.number}`
  const other = locales.find((each) => each !== locale) ?? locale
  const title = locale === 'en' ? counter.titleEn : counter.title
  return (
    <Kiosk unit={t('counterOf', { unit: ward.name, number: counter.number, title })}>
      <PageTitle title={t('question')} lede={t('counterLede')} />
      <LevelChoices locale={locale} unit={unit} question={question} />
      <p>
        <a className="n-link-target" href={`${href(other, 'survey', { unit })}?${question}`} lang={other}>
          {texts(locale, 'site')('language')}
        </a>
      </p>
    </Kiosk>
  )
}
