import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { unitName } from '@/app/names'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { published } from '@/app/published'
import { ServicePlace } from '@/components/one-stop/service-place'
import { StandardList } from '@/components/one-stop/standard-list'
import { WeekHours } from '@/components/one-stop/week-hours'
import { PaperLinks } from '@/components/postings/paper-links'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Prose, Section, SourceNote } from '@/components/ui/text'
import { formatPlaceName } from '@/lib/format'
import { findServicePoint, getModel } from '@/lib/one-stop/queries'
import { standardGroups } from '@/lib/one-stop/schema'
import { href, paperHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { unit: string }> }

async function read({ params }: Props) {
  const { unit: slug } = await params
  const locale = await localeOf(params)
  const point = await published(['one-stop', slug], ['units', 'texts'], () => findServicePoint(slug))
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
  const model = await published(['one-stop-model'], ['texts'], getModel)
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
      {model.standards.length > 0 && (
        <Section title={t('standards')}>
          <p>
            {t('standardsLede', {
              groups: standardGroups.map((group) => t(`group.${group}`).toLowerCase()).join(', '),
            })}
          </p>
          <Notice title={t('proposalTitle')}>
            <p>{t('proposal')}</p>
          </Notice>
          <StandardList locale={locale} standards={model.standards} t={t} />
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
