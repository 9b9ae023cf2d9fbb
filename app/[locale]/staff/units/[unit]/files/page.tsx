import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { LinkList } from '@/components/ui/link-list'
import { ShortLink } from '@/components/ui/short-link'
import { NoFigure, Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findFilesOffer } from '@/lib/evaluations/exports/offers/queries'
import type { FilesOffer } from '@/lib/evaluations/exports/offers/schema'
import { isEarly } from '@/lib/evaluations/years/rules'
import { formatMonth, formatMonthShort } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'sheets')('title') }

type Props = { params: Promise<{ locale: string; unit: string }> }

export default async function FilesPage({ params }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const offer = await findFilesOffer(actor, unit, now)
  if (!offer) notFound()
  const t = texts('vi', 'sheets')
  const years = [...new Set(offer.months.map(({ month }) => month.slice(0, 4)))]
  return (
    <StaffPage actor={actor} route="unitFiles" params={{ unit }}>
      <PageTitle kicker={offer.unit.name} title={t('title')} lede={t('lede')} />
      {offer.roster && (
        <Section title={t('roster')}>
          <LinkList
            items={[
              {
                href: staffHref('unitFile', { unit, what: 'nhan-su' }),
                label: t('rosterOut'),
                note: t('rosterOutNote'),
              },
              {
                href: `${staffHref('uploads', { unit })}?loai=roster`,
                label: t('rosterIn'),
                note: t('rosterInNote'),
              },
            ]}
          />
        </Section>
      )}
      <Section title={t('months')} wide>
        {offer.months.length > 0 ? (
          <Months offer={offer} />
        ) : (
          <EmptyState title={t('monthsNone')}>
            <p>{t('monthsNoneWhy')}</p>
          </EmptyState>
        )}
      </Section>
      {offer.former.length > 0 && (
        <Section title={t('former')}>
          <LinkList
            items={offer.former.map(({ slug, name }) => ({
              href: staffHref('unitFiles', { unit: slug }),
              label: t('formerOf', { name }),
            }))}
          />
        </Section>
      )}
      {offer.years && years.length > 0 && (
        <Section title={t('years')}>
          <LinkList
            items={years.flatMap((year) => [
              {
                href: staffHref('unitFileAt', { unit, what: 'nam', at: year }),
                label: t('yearOut', { year }),
              },
              ...(offer.propose && !isEarly(Number(year), dayOf(now))
                ? [
                    {
                      href: `${staffHref('uploads', { unit })}?loai=year&thang=${year}-12`,
                      label: t('yearIn', { year }),
                    },
                  ]
                : []),
            ])}
          />
        </Section>
      )}
    </StaffPage>
  )
}

function Months({ offer }: { offer: FilesOffer }) {
  const { unit, months } = offer
  const score = offer.propose || months.some(({ scores }) => scores)
  const t = texts('vi', 'sheets')
  const staff = texts('vi', 'staff')
  const file = (what: string, month: string) => staffHref('unitFileAt', { unit: unit.slug, what, at: month })
  return (
    <Table
      id="months"
      caption={t('monthsCaption')}
      columns={[
        { key: 'month', label: t('month') },
        { key: 'state', label: t('state') },
        ...(score ? [{ key: 'scores', label: t('scores') }] : []),
        { key: 'summary', label: t('summary') },
      ]}
      rows={months.map(({ month, state, scores }) => {
        const named = { month: formatMonth(month, 'vi') }
        const into = `${staffHref('uploads', { unit: unit.slug })}?${new URLSearchParams({ loai: 'scores', thang: month })}`
        return {
          id: month,
          cells: {
            month: (
              <a href={staffHref('sheet', { unit: unit.slug, month })}>{formatMonthShort(month, 'vi')}</a>
            ),
            state: staff(`state.${state}`),
            scores: scores ? (
              <>
                <ShortLink
                  href={file('diem', month)}
                  short={t('scoresOut')}
                  whole={t('scoresOutOf', named)}
                />
                {', '}
                <ShortLink href={into} short={t('scoresIn')} whole={t('scoresInOf', named)} />
              </>
            ) : (
              <NoFigure>{t('none')}</NoFigure>
            ),
            summary: (
              <ShortLink
                href={file('thang', month)}
                short={t('summaryOut')}
                whole={t('summaryOutOf', named)}
              />
            ),
          },
        }
      })}
    />
  )
}
