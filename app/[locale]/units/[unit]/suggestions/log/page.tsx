import type { Metadata } from 'next'
import { PublicPage } from '@/app/public-page'
import { published } from '@/app/published'
import { readWard, type WardProps } from '@/app/ward'
import { Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Section, SourceNote } from '@/components/ui/text'
import { formatDay } from '@/lib/format'
import { listModeration } from '@/lib/feedback/suggestions/queries'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: WardProps): Promise<Metadata> {
  const { locale, ward } = await readWard(params)
  return { title: texts(locale, 'feedback')('logTitleOf', { unit: ward.within }) }
}

export default async function ModerationLog({ params }: WardProps) {
  const { locale, ward } = await readWard(params)
  const { slug: unit } = ward
  const t = texts(locale, 'feedback')
  const lines = await published(['moderation', unit], ['voice'], () => listModeration(unit))
  return (
    <PublicPage
      locale={locale}
      route="moderationLog"
      params={{ unit }}
      crumbs={[...ward.crumbs, { href: href(locale, 'suggestions', { unit }), label: t('book') }]}
    >
      <PageTitle kicker={ward.name} title={t('logTitle')} lede={t('logLede', { count: lines.length })} />
      <Section wide>
        {lines.length === 0 ? (
          <EmptyState title={t('logNone')} />
        ) : (
          <Table
            id="log"
            caption={t('logCaption')}
            phone="stack"
            columns={[
              { key: 'decided', label: t('decidedOn') },
              { key: 'act', label: t('act') },
              { key: 'reason', label: t('reason') },
              { key: 'received', label: t('receivedOn') },
            ]}
            rows={lines.map((line, at) => ({
              id: String(at),
              cells: {
                decided: formatDay(line.decidedOn, locale),
                act: t(`acts.${line.act}`),
                reason: line.reason ? t(`hidden.${line.reason as 'personal'}`) : t(`actWhy.${line.act}`),
                received: formatDay(line.receivedOn, locale),
              },
            }))}
          />
        )}
      </Section>
      <SourceNote>{t('logWhy')}</SourceNote>
    </PublicPage>
  )
}
