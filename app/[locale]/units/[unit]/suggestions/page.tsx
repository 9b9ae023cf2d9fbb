import type { Metadata } from 'next'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { published } from '@/app/published'
import { getWard } from '@/app/ward'
import { SuggestionList } from '@/components/feedback/suggestion-list'
import { LinkList } from '@/components/ui/link-list'
import { EmptyState, PageTitle, Section, SourceNote } from '@/components/ui/text'
import { formatPlaceName } from '@/lib/format'
import { listPublished } from '@/lib/feedback/suggestions/queries'
import { replyWorkingDays } from '@/lib/feedback/suggestions/schema'
import { dayOf } from '@/lib/month'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { WriteForm } from './write-form'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { unit: string }> }

async function read({ params }: Props) {
  const { unit } = await params
  const locale = await localeOf(params)
  return { locale, ward: await getWard(locale, unit) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, ward } = await read(props)
  return { title: texts(locale, 'feedback')('titleOf', { unit: ward.within }) }
}

export default async function Suggestions(props: Props) {
  const { locale, ward } = await read(props)
  const { slug } = ward
  const t = texts(locale, 'feedback')
  const suggestions = await published(['suggestions', slug], ['voice'], () => listPublished(slug))
  const answered = suggestions.filter(({ reply }) => reply !== null).length
  return (
    <PublicPage locale={locale} route="suggestions" params={{ unit: slug }} crumbs={ward.crumbs}>
      <PageTitle
        title={t('titleOf', { unit: formatPlaceName(ward.within) })}
        lede={t('lede', { days: replyWorkingDays })}
      />
      <div className="n-no-print">
        <Section title={t('write')}>
          <WriteForm locale={locale} unit={slug} />
        </Section>
      </div>
      <Section title={t('said')}>
        {suggestions.length === 0 ? (
          <EmptyState title={t('none')}>
            <p>{t('noneWhy')}</p>
          </EmptyState>
        ) : (
          <>
            <p>{t('saidLede', { count: suggestions.length, answered })}</p>
            <SuggestionList locale={locale} suggestions={suggestions} today={dayOf(new Date())} />
          </>
        )}
      </Section>
      <Section title={t('more')}>
        <LinkList
          items={[
            {
              href: href(locale, 'suggestionTrack', { unit: slug }),
              label: t('track'),
              note: t('trackNote'),
            },
            { href: href(locale, 'moderationLog', { unit: slug }), label: t('log'), note: t('logNote') },
          ]}
        />
      </Section>
      <SourceNote>
        <p>{t('notHere', { place: ward.officeAddress ?? ward.name })}</p>
        <p>{t('privacy')}</p>
      </SourceNote>
    </PublicPage>
  )
}
