import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { getWard } from '@/app/ward'
import { LevelChoices } from '@/components/feedback/level-choices'
import { PageTitle, SourceNote } from '@/components/ui/text'
import { slipCode } from '@/lib/feedback/surveys/schema'
import { formatPlaceName } from '@/lib/format'
import { texts } from '@/lib/texts'

// A page a receipt: caching them would let anybody fill the cache.
export const dynamic = 'force-dynamic'

type Props = { params: Promise<LocaleParams & { unit: string; slip: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts(await localeOf(params), 'survey')('question'), robots: { index: false } }
}

/** The first screen for whoever comes by the code on her receipt (`?phieu=`). */
export default async function SlipSurvey({ params }: Props) {
  const { unit, slip: asked } = await params
  const locale = await localeOf(params)
  const slip = slipCode.safeParse(asked)
  if (!slip.success) notFound()
  const ward = await getWard(locale, unit)
  const t = texts(locale, 'survey')
  return (
    <PublicPage locale={locale} route="survey" params={{ unit }} crumbs={ward.crumbs}>
      <PageTitle
        kicker={t('titleOf', { unit: formatPlaceName(ward.within) })}
        title={t('question')}
        lede={t('slipLede', { slip: slip.data })}
      />
      <LevelChoices locale={locale} unit={unit} question={`phieu=${encodeURIComponent(slip.data)}`} />
      <SourceNote>
        <p>{t('privacy')}</p>
      </SourceNote>
    </PublicPage>
  )
}
