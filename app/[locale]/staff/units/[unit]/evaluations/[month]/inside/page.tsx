import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { TurnLine } from '@/components/ui/steps'
import { NoFigure, Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findInside } from '@/lib/evaluations/inside/queries'
import type { InsidePerson, InsideView } from '@/lib/evaluations/inside/schema'
import { formatDay, formatMonth } from '@/lib/format'
import { dayOf, monthPattern } from '@/lib/month'
import { href, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'inside')

type Props = { params: Promise<{ locale: string; unit: string; month: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { month } = await params
  if (!monthPattern.test(month)) notFound()
  return { title: t('title', { month: formatMonth(month, 'vi') }) }
}

export default async function InsidePage({ params }: Props) {
  const { locale, unit, month } = await params
  if (locale !== 'vi' || !monthPattern.test(month)) notFound()
  const actor = await requireActor()
  const view = await findInside(actor, { unit, month }, new Date())
  if (!view) notFound()
  return (
    <StaffPage actor={actor} route="inside" params={{ unit, month }}>
      <PageTitle
        kicker={view.unit.name}
        title={t('title', { month: formatMonth(month, 'vi') })}
        lede={
          view.publishedAt
            ? t('lede', { day: formatDay(dayOf(new Date(view.publishedAt)), 'vi') })
            : t('waiting')
        }
      />
      {view.publishedAt ? <Published view={view} /> : <TurnLine turn={turnOf(view)} />}
      <p>
        <a href={staffHref('myMonths')}>{t('own')}</a>
      </p>
    </StaffPage>
  )
}

function turnOf({ turn, until }: InsideView): string {
  return texts('vi', 'evaluations')(`turn.${turn}`, { until: until ? formatDay(until, 'vi') : '' })
}

function Published({ view: { unit, month, named, counted } }: { view: InsideView }) {
  return (
    <>
      {named.map(({ scheme, people }) =>
        people.length === 0 ? (
          <EmptyState key={scheme} title={t('nobody')} />
        ) : (
          <People key={scheme} scheme={scheme} people={people} />
        ),
      )}
      {counted.length > 0 && (
        <Section>
          {counted.map((code) => (
            <p key={code}>{t('counted', { code })}</p>
          ))}
          <p>
            <a href={href('vi', 'unitMonth', { unit: unit.slug, month })}>{t('figures')}</a>
          </p>
        </Section>
      )}
    </>
  )
}

function People({ scheme, people }: { scheme: string; people: InsidePerson[] }) {
  const departments = people.some(({ department }) => department !== null)
  return (
    <Section wide>
      <Table
        id={`inside-${scheme}`}
        caption={t('caption', { code: scheme })}
        note={t('note', { count: people.length })}
        phone="stack"
        columns={[
          { key: 'name', label: t('name') },
          { key: 'post', label: t('post') },
          ...(departments ? [{ key: 'department', label: t('department') }] : []),
          { key: 'grade', label: t('grade') },
        ]}
        rows={people.map(({ person, name, title, department, grade }) => ({
          id: person,
          cells: { name, post: title, department, grade: grade ?? <NoFigure>{t('none')}</NoFigure> },
        }))}
      />
    </Section>
  )
}
