import type { Metadata } from 'next'
import { PublicPage } from '@/app/public-page'
import { published } from '@/app/published'
import { readWard, type WardProps } from '@/app/ward'
import { LinkList } from '@/components/ui/link-list'
import { EmptyState, PageTitle, Section, SourceNote } from '@/components/ui/text'
import { listGoodExamples } from '@/lib/feedback/commendations/queries'
import type { GoodExample } from '@/lib/feedback/commendations/schema'
import { formatDay, formatPlaceName, holdTogether } from '@/lib/format'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: WardProps): Promise<Metadata> {
  const { locale, ward } = await readWard(params)
  return { title: texts(locale, 'praise')('titleOf', { unit: ward.within }) }
}

export default async function GoodExamples({ params }: WardProps) {
  const { locale, ward } = await readWard(params)
  const { slug: unit } = ward
  const t = texts(locale, 'praise')
  const examples = await published(['good-examples', unit], ['voice'], () => listGoodExamples(unit))
  return (
    <PublicPage locale={locale} route="goodExamples" params={{ unit }} crumbs={ward.crumbs}>
      <PageTitle
        title={t('titleOf', { unit: formatPlaceName(ward.within) })}
        lede={t('lede', { count: examples.length })}
      />
      {examples.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      ) : (
        <ol className="n-voices">
          {examples.map((example) => (
            <Example key={example.id} locale={locale} example={example} />
          ))}
        </ol>
      )}
      <Section title={t('say')}>
        <LinkList
          items={[{ href: href(locale, 'suggestions', { unit }), label: t('write'), note: t('writeNote') }]}
        />
      </Section>
      <SourceNote>{t('how')}</SourceNote>
    </PublicPage>
  )
}

function Example({ locale, example }: { locale: Locale; example: GoodExample }) {
  const t = texts(locale, 'praise')
  return (
    <li>
      <h2 className="n-voice-name">{holdTogether(example.name)}</h2>
      <p className="n-voice-meta">
        {[example.position, t(`kinds.${example.kind}`), formatDay(example.praisedOn, locale)]
          .filter(Boolean)
          .join(', ')}
      </p>
      <p className="n-voice-said" lang="vi">
        {example.deed}
      </p>
      <p className="n-voice-meta">
        {example.decision
          ? t('byDecision', { decision: example.decision })
          : t('byPraise', { day: formatDay(example.praisedOn, locale) })}{' '}
        {t('publishedOn', { day: formatDay(example.publishedOn, locale) })}
      </p>
    </li>
  )
}
