import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Quotas } from '@/components/evaluations/quotas'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findFairness } from '@/lib/evaluations/fairness/queries'
import type { UnitFairness } from '@/lib/evaluations/fairness/schema'
import { listAlike } from '@/lib/record/below/queries'
import { formatMonth } from '@/lib/format'
import { monthPattern } from '@/lib/month'
import { href, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { Alike } from './alike'
import { Below, History, Parts } from './side-by-side'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'fairness')

export const metadata: Metadata = { title: t('title') }

type Props = {
  params: Promise<{ locale: string; unit: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function FairnessPage({ params, searchParams }: Props) {
  const { locale, unit } = await params
  const { thang } = await searchParams
  const month = thang === undefined ? null : String(thang)
  if (locale !== 'vi' || (month !== null && !monthPattern.test(month))) notFound()
  const actor = await requireActor()
  const view = await findFairness(actor, { unit, month }, new Date())
  if (!view) notFound()
  const graded = view.history.find(({ month }) => month === view.month)?.graded ?? 0
  const alike = await listAlike(unit, view.month, graded)
  const words = { month: formatMonth(view.month, 'vi'), unit: view.unit.name }
  const count = view.remarks.length + view.below.reduce((sum, { remarks }) => sum + remarks.length, 0)
  return (
    <StaffPage actor={actor} route="fairness" params={{ unit }}>
      {view.months.length === 0 ? (
        <>
          <PageTitle title={t('title')} kicker={view.unit.name} />
          <EmptyState title={t('empty')}>
            <p>{t('emptyWhy')}</p>
          </EmptyState>
        </>
      ) : (
        <>
          <PageTitle
            title={t('unitTitle', words)}
            lede={`${t('ledeRemarks', { count, month: words.month })} ${t('verdict')}`}
          />
          <OtherMonth view={view} />
          <Remarks view={view} />
          {view.quotas.length > 0 && <Quotas quotas={view.quotas} decided />}
          <History view={view} />
          <Parts view={view} />
          <Below view={view} />
          <Alike rows={alike} month={view.month} />
        </>
      )}
    </StaffPage>
  )
}

function OtherMonth({ view: { month, months } }: { view: UnitFairness }) {
  return (
    <form method="get" className="n-stack">
      <Select
        id="thang"
        name="thang"
        label={t('month')}
        width="20"
        defaultValue={month}
        options={months.map((each) => ({ value: each, label: formatMonth(each, 'vi') }))}
      />
      <div>
        <Button kind="second">{t('show')}</Button>
      </div>
    </form>
  )
}

/** A sentence with its numbers and the way to what it speaks of; a unit below is named and its people stay its own. */
function Remarks({ view: { unit, month, remarks, below } }: { view: UnitFairness }) {
  const words = { month: formatMonth(month, 'vi') }
  const sheetOf = (slug: string) => staffHref('approval', { unit: slug, month })
  const own = remarks.map(({ text }) => ({
    text,
    way: { href: sheetOf(unit.slug), label: t('toSheet', words) },
  }))
  const named = below.flatMap(({ slug, name, mayOpen, remarks }) =>
    remarks.map(({ text }) => ({
      text: `${name}: ${text.replace(`${name}: `, '')}`,
      way: mayOpen
        ? { href: sheetOf(slug), label: t('toSheetOf', { ...words, unit: name }) }
        : { href: href('vi', 'unitResults', { unit: slug }), label: t('toResultsOf', { unit: name }) },
    })),
  )
  return (
    <>
      <Said title={t('remarks')} remarks={own} />
      <Said title={t('belowRemarks')} remarks={named} />
    </>
  )
}

type SaidRemark = { text: string; way: { href: string; label: string } }

function Said({ title, remarks }: { title: string; remarks: SaidRemark[] }) {
  if (remarks.length === 0) return null
  return (
    <Section title={title}>
      <ul className="n-list">
        {remarks.map(({ text, way }) => (
          <li key={text}>
            {text} <a href={way.href}>{way.label}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
