import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { unitName } from '@/app/names'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { published } from '@/app/published'
import { UnitFacts } from '@/components/units/unit-facts'
import { UnitTies } from '@/components/units/unit-ties'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle, Section, SourceNote } from '@/components/ui/text'
import { formatDay, formatPlaceName } from '@/lib/format'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { findUnit } from '@/lib/units/queries'
import type { UnitPage } from '@/lib/units/views/schema'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { unit: string }> }

async function read({ params }: Props) {
  const { unit: slug } = await params
  const unit = await published(['unit', slug], ['units'], () => findUnit(slug))
  if (!unit) notFound()
  return { locale: await localeOf(params), unit }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, unit } = await read(props)
  return { title: unitName(locale, unit) }
}

export default async function Unit(props: Props) {
  const { locale, unit } = await read(props)
  const t = texts(locale, 'units')
  return (
    <PublicPage
      locale={locale}
      route="unit"
      params={{ unit: unit.slug }}
      crumbs={[{ href: href(locale, 'units'), label: t('title') }]}
      illustrative={false}
    >
      <PageTitle
        kicker={t('type', { type: unit.type })}
        title={formatPlaceName(unitName(locale, unit))}
        lede={lede(locale, unit)}
      />
      <UnitTies
        id="successors"
        title={t('successors')}
        unitColumn={t('unitColumn')}
        kindColumn={t('kindColumn')}
        ties={ties(locale, unit.successors)}
      />
      {unit.validTo === null && unit.parent && (
        <Section title={t('go')}>
          <LinkList
            items={[
              {
                href: href(locale, 'unitResults', { unit: unit.slug }),
                label: t('goResults'),
                note: t('goResultsNote'),
              },
              {
                href: href(locale, 'oneStop', { unit: unit.slug }),
                label: t('goOneStop'),
                note: t('goOneStopNote'),
              },
            ]}
          />
        </Section>
      )}
      {unit.validTo !== null && (
        <Section title={t('go')}>
          <LinkList
            items={[
              {
                href: href(locale, 'unitResults', { unit: unit.slug }),
                label: t('goResults'),
                note: t('goResultsNote'),
              },
            ]}
          />
        </Section>
      )}
      <Section title={t('about')}>
        <UnitFacts locale={locale} unit={unit} t={t} />
      </Section>
      <UnitTies
        id="predecessors"
        title={t('predecessors')}
        note={t('predecessorsNote')}
        unitColumn={t('unitColumn')}
        kindColumn={t('kindColumn')}
        ties={ties(locale, unit.predecessors)}
      />
      {unit.predecessors.some((tie) => tie.kind.startsWith('part')) && <p>{t('notComparable')}</p>}
      {unit.children.length > 0 && (
        <Section title={t('children')} wide>
          <div className="n-columns">
            <LinkList
              items={unit.children.map((child) => ({
                href: href(locale, 'unit', { unit: child.slug }),
                label: unitName(locale, child),
              }))}
            />
          </div>
        </Section>
      )}
      <SourceNote>{t('sourceNote')}</SourceNote>
    </PublicPage>
  )
}

function lede(locale: Locale, unit: UnitPage): string {
  const t = texts(locale, 'units')
  if (unit.endedOn)
    return t('formerLede', { name: unitName(locale, unit), on: formatDay(unit.endedOn, locale) })
  if (unit.parent && unit.validFrom) {
    return t('unitLede', { parent: unitName(locale, unit.parent), from: formatDay(unit.validFrom, locale) })
  }
  return unit.validTo
    ? t('formerLede', { name: unitName(locale, unit), on: formatDay(unit.validTo, locale) })
    : t('unitLedePlain')
}

function ties(locale: Locale, rows: UnitPage['successors']) {
  const t = texts(locale, 'units')
  return rows.map((tie) => ({
    href: href(locale, 'unit', { unit: tie.slug }),
    name: unitName(locale, tie),
    within: tie.within,
    kind: t('kind', { kind: tie.kind }),
  }))
}
