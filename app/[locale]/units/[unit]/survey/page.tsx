import type { Metadata } from 'next'
import { PublicPage } from '@/app/public-page'
import { published } from '@/app/published'
import { readWard, type WardProps } from '@/app/ward'
import { LevelChoices } from '@/components/feedback/level-choices'
import { PageTitle, Section, SourceNote } from '@/components/ui/text'
import { formatPlaceName } from '@/lib/format'
import { latestRows } from '@/lib/record/publications/queries'
import { texts } from '@/lib/texts'
import { LatestAnswers } from './latest-answers'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: WardProps): Promise<Metadata> {
  const { locale, ward } = await readWard(params)
  return { title: texts(locale, 'survey')('titleOf', { unit: ward.within }) }
}

export default async function Survey({ params }: WardProps) {
  const { locale, ward } = await readWard(params)
  const { slug } = ward
  const t = texts(locale, 'survey')
  const [latest] = await published(['latest', slug], ['record'], () => latestRows(slug))
  return (
    <PublicPage locale={locale} route="survey" params={{ unit: slug }} crumbs={ward.crumbs}>
      <PageTitle
        kicker={t('titleOf', { unit: formatPlaceName(ward.within) })}
        title={t('question')}
        lede={t('lede')}
      />
      <LevelChoices locale={locale} unit={slug} />
      <Section title={t('results')}>
        <LatestAnswers locale={locale} unit={slug} latest={latest?.row ?? null} />
      </Section>
      <SourceNote>
        <p>{t('method')}</p>
        <p>{t('privacy')}</p>
      </SourceNote>
    </PublicPage>
  )
}
