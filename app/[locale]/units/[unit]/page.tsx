import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { unitName } from '@/app/names'
import { type LocaleParams, localeOf } from '@/app/params'
import { publishedUnit } from '@/app/papers'
import { PublicPage } from '@/app/public-page'
import { UnitFacts } from '@/components/units/unit-facts'
import { UnitTies } from '@/components/units/unit-ties'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle, Section, SourceNote } from '@/components/ui/text'
import { formatDay, formatPlaceName } from '@/lib/format'
import { addDays } from '@/lib/month'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { UnitLine, UnitPage, UnitTie } from '@/lib/units/views/schema'
import { latestAnswer } from './latest-answer'
import { UnitPapers } from './unit-papers'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { unit: string }> }

async function read({ params }: Props) {
  const { unit: slug } = await params
  const unit = await publishedUnit(slug)
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
  const today = unit.standing === 'today'
  const latest = today ? await latestAnswer(locale, unit) : null
  return (
    <PublicPage
      locale={locale}
      route="unit"
      params={{ unit: unit.slug }}
      crumbs={[{ href: href(locale, 'units'), label: t('title') }]}
      illustrative={latest?.illustrative ?? false}
    >
      <PageTitle
        kicker={today ? standing(locale, unit) : undefined}
        title={formatPlaceName(unitName(locale, unit))}
        lede={today ? (latest?.sentence ?? texts(locale, 'results')('none')) : standing(locale, unit)}
      />
      <UnitTies
        id="successors"
        title={t('successors')}
        note={arranged(locale, unit.successors)}
        unitColumn={t('unitColumn')}
        kindColumn={t('kindColumn')}
        ties={ties(locale, unit.successors)}
      />
      <UnitNames locale={locale} title={t('heirs')} units={unit.heirs} />
      <Section title={t('go')}>
        <LinkList items={ways(locale, unit)} />
      </Section>
      <Section title={t('about')}>
        <UnitFacts locale={locale} unit={unit} t={t} />
      </Section>
      <UnitTies
        id="predecessors"
        title={t('predecessors')}
        note={arranged(locale, unit.predecessors)}
        unitColumn={t('unitColumn')}
        kindColumn={t('kindColumn')}
        ties={ties(locale, unit.predecessors)}
        after={unit.predecessors.some((tie) => tie.kind.startsWith('part')) ? t('notComparable') : undefined}
      />
      <UnitNames
        locale={locale}
        title={t(unit.standing === 'former' ? 'childrenThen' : 'children')}
        units={unit.children}
      />
      {today && (
        <div className="n-no-print">
          <UnitPapers locale={locale} unit={unit} />
        </div>
      )}
      <SourceNote>{t('sourceNote')}</SourceNote>
    </PublicPage>
  )
}

/** On which day, or days, these took over or were taken over. */
function arranged(locale: Locale, ties: UnitTie[]): string {
  const days = [...new Set(ties.map(({ on }) => on))].toSorted()
  return texts(locale, 'units')('tiesNote', { days: days.map((day) => formatDay(day, locale)).join(', ') })
}

function UnitNames({ locale, title, units }: { locale: Locale; title: string; units: UnitLine[] }) {
  if (units.length === 0) return null
  return (
    <Section title={title} wide>
      <div className="n-columns">
        <LinkList
          items={units.map((unit) => ({
            href: href(locale, 'unit', { unit: unit.slug }),
            label: unitName(locale, unit),
          }))}
        />
      </div>
    </Section>
  )
}

function ways(locale: Locale, unit: UnitPage) {
  const t = texts(locale, 'units')
  const params = { unit: unit.slug }
  const results = {
    href: href(locale, 'unitResults', params),
    label: t('goResults'),
    note: t('goResultsNote'),
  }
  if (unit.standing !== 'today' || !unit.parent) return [results]
  return [
    results,
    { href: href(locale, 'oneStop', params), label: t('goOneStop'), note: t('goOneStopNote') },
    { href: href(locale, 'survey', params), label: t('goSurvey'), note: t('goSurveyNote') },
    { href: href(locale, 'goodExamples', params), label: t('goGoodExamples'), note: t('goGoodExamplesNote') },
    { href: href(locale, 'suggestions', params), label: t('goSuggestions'), note: t('goSuggestionsNote') },
  ]
}

/** Where it belongs and since when, that it is no more, or not yet. */
function standing(locale: Locale, unit: UnitPage): string {
  const t = texts(locale, 'units')
  if (unit.standing === 'to-come' && unit.validFrom)
    return t('comingLede', { name: unitName(locale, unit), on: formatDay(unit.validFrom, locale) })
  if (unit.standing === 'former' && unit.validTo) {
    const on = formatDay(addDays(unit.validTo, 1), locale)
    return t('formerLede', { name: unitName(locale, unit), on })
  }
  return unit.parent && unit.validFrom
    ? t('unitLede', { parent: unitName(locale, unit.parent), from: formatDay(unit.validFrom, locale) })
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
