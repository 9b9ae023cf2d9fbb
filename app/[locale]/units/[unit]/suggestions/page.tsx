import type { Metadata } from 'next'
import { PublicPage } from '@/app/public-page'
import { readWard, type WardProps } from '@/app/ward'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle, Section, SourceNote } from '@/components/ui/text'
import { formatPlaceName } from '@/lib/format'
import { replyWorkingDays } from '@/lib/feedback/suggestions/schema'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { findSaid, Said } from './said'
import { WriteForm } from './write-form'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: WardProps): Promise<Metadata> {
  const { locale, ward } = await readWard(params)
  return { title: texts(locale, 'feedback')('titleOf', { unit: ward.within }) }
}

export default async function Suggestions({ params }: WardProps) {
  const { locale, ward } = await readWard(params)
  const { slug } = ward
  const t = texts(locale, 'feedback')
  const said = await findSaid(slug, 1)
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
      {said && <Said locale={locale} said={said} />}
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
