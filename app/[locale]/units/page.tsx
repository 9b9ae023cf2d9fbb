import type { Metadata } from 'next'
import { unitName } from '@/app/names'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { portalSettings, publishedToday } from '@/app/published'
import { LinkList } from '@/components/ui/link-list'
import { EmptyState, PageTitle, Section, SourceNote } from '@/components/ui/text'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { listFormerDistricts, listUnits } from '@/lib/units/queries'
import type { UnitLine } from '@/lib/units/views/schema'

export const revalidate = 60

type Props = { params: Promise<LocaleParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts(await localeOf(params), 'units')('title') }
}

export default async function Units({ params }: Props) {
  const locale = await localeOf(params)
  const t = texts(locale, 'units')
  const [portal, units, former] = await Promise.all([
    portalSettings(),
    publishedToday(['units'], ['units'], listUnits),
    publishedToday(['former-districts'], ['units'], listFormerDistricts),
  ])
  const groups = [
    { key: 'wards', title: t('wards'), units: units.filter((unit) => unit.type === 'ward') },
    { key: 'communes', title: t('communes'), units: units.filter((unit) => unit.type === 'commune') },
    {
      key: 'others',
      title: t('others'),
      units: units.filter((unit) => unit.type !== 'ward' && unit.type !== 'commune'),
    },
  ].filter((group) => group.units.length > 0)
  return (
    <PublicPage locale={locale} route="units" illustrative={false}>
      <PageTitle
        title={t('title')}
        lede={t('lede', { count: units.length, portal: locale === 'vi' ? portal.unit : portal.unitEn })}
      />
      {groups.length === 0 && <EmptyState title={t('empty')}>{t('emptyWhy')}</EmptyState>}
      {groups.map((group) => (
        <Section key={group.key} title={`${group.title} (${group.units.length})`} wide>
          <div className="n-columns">
            <LinkList items={links(locale, group.units)} />
          </div>
        </Section>
      ))}
      {former.length > 0 && (
        <Section title={t('formerTitle')} wide>
          <p>{t('formerWhy')}</p>
          <div className="n-columns">
            <LinkList items={links(locale, former)} />
          </div>
        </Section>
      )}
      <SourceNote>{t('sourceNote')}</SourceNote>
    </PublicPage>
  )
}

function links(locale: Locale, units: UnitLine[]) {
  return units.map((unit) => ({
    href: href(locale, 'unit', { unit: unit.slug }),
    label: unitName(locale, unit),
  }))
}
