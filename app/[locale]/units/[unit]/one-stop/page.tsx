import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { unitName } from '@/app/names'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { publishedOfficers } from '@/app/papers'
import { published, publishedToday } from '@/app/published'
import { FieldList } from '@/components/one-stop/field-list'
import { OfficerTable } from '@/components/one-stop/officer-table'
import { OpenNow } from '@/components/one-stop/open-now'
import { ServicePlace } from '@/components/one-stop/service-place'
import { SpecialDays } from '@/components/one-stop/special-days'
import { StandardList } from '@/components/one-stop/standard-list'
import { WeekHours } from '@/components/one-stop/week-hours'
import { PaperLinks } from '@/components/postings/paper-links'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Prose, Section, SourceNote } from '@/components/ui/text'
import { formatDay, formatPlaceName } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { listServiceFields } from '@/lib/one-stop/keeping/queries'
import { nationalPortal } from '@/lib/one-stop/keeping/schema'
import { findOpening } from '@/lib/one-stop/opening/queries'
import { specialDays } from '@/lib/one-stop/opening/rules'
import { findServicePoint, getModel } from '@/lib/one-stop/queries'
import { standardGroups } from '@/lib/one-stop/schema'
import { listStandardStates } from '@/lib/one-stop/states/queries'
import { href, paperHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { unit: string }> }

// Holidays and exceptions as far ahead as somebody plans a visit.
const DAYS_AHEAD = 60

async function read({ params }: Props) {
  const { unit: slug } = await params
  const locale = await localeOf(params)
  const point = await publishedToday(['one-stop', slug], ['units', 'texts'], (today) =>
    findServicePoint(slug, today),
  )
  if (!point) notFound()
  const name = unitName(locale, point.unit)
  // Within a sentence the kind is a common noun: “Bộ phận một cửa phường Ba Đình”.
  const within = locale === 'vi' ? name.charAt(0).toLowerCase() + name.slice(1) : name
  return { locale, point, name, within }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, within } = await read(props)
  return { title: texts(locale, 'oneStop')('titleOf', { unit: within }) }
}

export default async function OneStop(props: Props) {
  const { locale, point, name, within } = await read(props)
  const { unit, hours, counters } = point
  const t = texts(locale, 'oneStop')
  const paper = texts(locale, 'papers')
  const own = <Value,>(name: string, query: () => Promise<Value>) =>
    published([name, unit.slug], ['units', 'texts'], query)
  const now = new Date()
  const today = dayOf(now)
  const [model, standards, opening, officers, fields] = await Promise.all([
    published(['one-stop-model'], ['texts'], getModel),
    own('one-stop-states', () => listStandardStates(unit.slug)),
    own('one-stop-opening', () => findOpening(unit.slug, now)),
    publishedOfficers(unit.slug),
    own('one-stop-fields', () => listServiceFields(unit.slug)),
  ])
  const met = standards.filter(({ state }) => state?.met).length
  const amenities = model.amenities.filter(({ slug }) => point.amenities.includes(slug))
  return (
    <PublicPage
      locale={locale}
      route="oneStop"
      params={{ unit: unit.slug }}
      crumbs={[
        { href: href(locale, 'units'), label: texts(locale, 'units')('title') },
        { href: href(locale, 'unit', { unit: unit.slug }), label: name },
      ]}
      illustrative={point.illustrative}
    >
      <PageTitle title={t('titleOf', { unit: formatPlaceName(within) })} lede={t('lede')} />
      <OpenNow locale={locale} opening={opening} now={now} t={t} />
      <ServicePlace point={point} t={t} />
      {hours.length + counters.length + amenities.length === 0 && (
        <Section>
          <EmptyState title={t('noData')}>
            <p>{t('noDataWhy')}</p>
          </EmptyState>
        </Section>
      )}
      {hours.length > 0 && (
        <Section>
          <WeekHours hours={hours} t={t} />
          <SpecialDays locale={locale} days={specialDays(opening, today, DAYS_AHEAD)} t={t} />
        </Section>
      )}
      {counters.length > 0 && (
        <Section>
          <Table
            id="counters"
            caption={t('counters')}
            columns={[
              { key: 'number', label: t('counterNumber') },
              { key: 'title', label: t('counterTitle') },
            ]}
            rows={counters.map(({ number, title, titleEn }) => ({
              id: String(number),
              cells: {
                number: String(number),
                title: locale === 'en' ? titleEn : title,
              },
            }))}
          />
        </Section>
      )}
      <Section>
        {officers.length === 0 ? (
          <EmptyState title={t('officersNone')} />
        ) : (
          <OfficerTable
            officers={officers}
            note={t('officersNote', { day: formatDay(today, locale) })}
            t={t}
          />
        )}
      </Section>
      <FieldList locale={locale} fields={fields} portal={nationalPortal} t={t} />
      {amenities.length > 0 && (
        <Section title={t('amenities')}>
          <Prose>
            <ul>
              {amenities.map(({ slug, text, textEn }) => (
                <li key={slug}>{locale === 'en' ? textEn : text}</li>
              ))}
            </ul>
          </Prose>
        </Section>
      )}
      {standards.length > 0 && (
        <Section title={t('standards')}>
          <p>
            {met === 0
              ? t('standardsUnsaid', { unit: name })
              : t('standardsMet', { unit: name, met: String(met), all: String(standards.length) })}{' '}
            {t('standardsLede', {
              groups: standardGroups.map((group) => t(`group.${group}`).toLowerCase()).join(', '),
            })}
          </p>
          <Notice title={t('proposalTitle')}>
            <p>{t('proposal')}</p>
          </Notice>
          <StandardList locale={locale} standards={standards} t={t} />
        </Section>
      )}
      <Section title={t('late')}>
        <Prose>
          <ol>
            {(['supplement', 'apology', 'date'] as const).map((step) => (
              <li key={step}>{t(`lateSteps.${step}`)}</li>
            ))}
          </ol>
          <p>{t('lateSource')}</p>
        </Prose>
      </Section>
      <PaperLinks
        formats={['poster', 'sheet']}
        note={paper('printOneStop')}
        href={(file) => paperHref('oneStopPaper', { unit: unit.slug, paper: file })}
        t={paper}
      />
      <SourceNote>{t('sourceNote')}</SourceNote>
    </PublicPage>
  )
}
