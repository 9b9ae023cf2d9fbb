import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { StaffPage } from '@/app/staff-page'
import { yearAnswer, YearMonths } from '@/components/evaluations/year-months'
import { PageTitle } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formsOf } from '@/lib/evaluations/schemes/basis/rules'
import { findYearForm } from '@/lib/evaluations/years/queries'
import { recordYearReading } from '@/lib/evaluations/readings/commands'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ locale: string; unit: string; year: string; person: string }> }

const t = texts('vi', 'years')

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: t('title', { year: (await params).year }) }
}

export default async function YearPersonPage({ params }: Props) {
  const { locale, unit, year, person } = await params
  if (locale !== 'vi' || !/^20\d\d$/.test(year) || !z.uuid().safeParse(person).success) notFound()
  const actor = await requireActor()
  const now = new Date()
  const form = await findYearForm(actor, { unit, year: Number(year), person }, now)
  if (!form) notFound()
  await recordYearReading(actor, { people: [form.person], year: form.year }, now)
  return (
    <StaffPage
      actor={actor}
      route="yearPerson"
      params={{ unit, year, person }}
      crumbs={[
        { href: staffHref('years', { unit }), label: texts('vi', 'ways')('years.label') },
        { href: staffHref('unitYear', { unit, year }), label: t('title', { year }) },
      ]}
    >
      <PageTitle
        kicker={[form.title, t('title', { year })].join(', ')}
        title={form.name}
        lede={yearAnswer(form)}
      />
      <YearMonths form={form} />
      <p>
        <a href={`${staffHref('sheetPaper', { unit, month: year, paper: 'mau-02.pdf' })}?nguoi=${person}`}>
          {texts('vi', 'forms')('files.year', { form: formsOf([form.scheme]) })}
        </a>
      </p>
    </StaffPage>
  )
}
