import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { yearAnswer, YearMonths } from '@/components/evaluations/year-months'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formsOf } from '@/lib/evaluations/schemes/basis/rules'
import { findOwnYear } from '@/lib/evaluations/years/queries'
import { letters, type YearForm } from '@/lib/evaluations/years/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { EntryForm } from '../../../entry-form'
import { rateSelfAction } from './actions'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ locale: string; year: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const t = texts('vi', 'years')

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: t('title', { year: (await params).year }) }
}

export default async function OwnYearPage({ params, searchParams }: Props) {
  const { locale, year } = await params
  if (locale !== 'vi' || !/^20\d\d$/.test(year)) notFound()
  const actor = await requireActor()
  const form = await findOwnYear(actor, Number(year), new Date())
  if (!form) notFound()
  const crumbs = [{ href: staffHref('myMonths'), label: texts('vi', 'staff')('months.title') }]
  return (
    <StaffPage actor={actor} route="myYear" params={{ year }} crumbs={crumbs}>
      <PageTitle kicker={form.unit.name} title={t('title', { year })} lede={yearAnswer(form)} />
      {(await searchParams).xong && <Notice kind="settled" announced title={t('selfSent')} />}
      {!form.early && !form.above && form.decisions.length === 0 && <SelfRating form={form} />}
      <YearMonths form={form} />
      <p>
        <a href={staffHref('myPaper', { month: year, paper: 'mau-02.pdf' })}>
          {texts('vi', 'forms')('files.year', { form: formsOf([form.scheme]) })}
        </a>
      </p>
    </StaffPage>
  )
}

function SelfRating({ form }: { form: YearForm }) {
  return (
    <Section title={t('selfTitle')}>
      <p>{t('selfLede')}</p>
      <EntryForm
        id="self"
        action={rateSelfAction}
        hidden={{ unit: form.unit.slug, year: String(form.year) }}
        fields={[
          {
            kind: 'radios',
            name: 'grade',
            label: t('selfGrade'),
            value: form.self?.grade ?? undefined,
            choices: letters
              .filter((letter) => form.names[letter])
              .map((letter) => ({ value: letter, label: `${letter}: ${form.names[letter]}` })),
          },
          { kind: 'words', name: 'note', label: t('selfNote'), value: form.self?.note },
        ]}
        button={{ label: t('selfSend') }}
        errorTitle={t('selfErrorTitle')}
      />
    </Section>
  )
}
