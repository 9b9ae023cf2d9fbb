import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Buttons, LinkButton } from '@/components/ui/button'
import { LinkList } from '@/components/ui/link-list'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findCoverage } from '@/lib/codes/coverage/queries'
import { countOf, shareOf } from '@/lib/codes/coverage/rules'
import type { CoveragePage } from '@/lib/codes/coverage/schema'
import { dayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { CodePart } from './code-part'
import { UnitsBelow } from './units-below'
import { YearPlan } from './year-plan'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'coverage')

export const metadata: Metadata = { title: t('title') }

type Asked = Record<string, string | string[] | undefined>
type Props = {
  params: Promise<{ locale: string; unit: string }>
  searchParams: Promise<Asked>
}

export default async function CoverageOfUnit({ params, searchParams }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const page = await findCoverage(actor, unit, now)
  if (!page) notFound()
  const done = told(await searchParams)
  const above = page.below.length > 0
  return (
    <StaffPage actor={actor} route="coverage" params={{ unit }}>
      {done && <Notice kind="settled" announced title={done} />}
      <PageTitle kicker={page.unit.name} title={t('title')} lede={lede(page)} />
      {above ? (
        <UnitsBelow units={page.below} />
      ) : (
        <>
          {page.clerk && (
            <Buttons>
              <LinkButton href={staffHref('rollCall', { unit })}>{t('enter')}</LinkButton>
            </Buttons>
          )}
          {page.codes.map((code) => (
            <CodePart key={code.slug} page={page} code={code} />
          ))}
          {page.codes.length > 0 && <Papers page={page} />}
          <YearPlan page={page} year={Number(dayOf(now).slice(0, 4))} today={dayOf(now)} />
        </>
      )}
    </StaffPage>
  )
}

function lede({ codes, below }: CoveragePage): string {
  if (below.length > 0) {
    const sum = (key: 'people' | 'done') => below.reduce((so, each) => so + each[key], 0)
    const all = { people: sum('people'), done: sum('done') }
    return t('answer', { ...all, share: shareOf(all) ?? '–' })
  }
  const [first] = codes
  if (!first) return t('answerNone')
  const count = countOf(first.people)
  return t('answer', { ...count, share: shareOf(count) ?? '–' })
}

function told({ xong, so }: Asked): string | null {
  const count = /^\d{1,5}$/.test(String(so)) ? Number(so) : 0
  const known = (['diem-danh', 'nhac', 'ke-hoach', 'bo'] as const).find((word) => word === xong)
  return known ? t(`done.${known}`, { count }) : null
}

function Papers({ page: { unit, codes } }: { page: CoveragePage }) {
  return (
    <Section title={t('papers')} screenOnly>
      <LinkList
        items={[
          ...codes.map(({ slug, title }) => ({
            href: staffHref('coveragePaper', { unit: unit.slug, paper: `${slug}.pdf` }),
            label: t('certificateFor', { title }),
            note: t('certificateNote'),
          })),
          {
            href: staffHref('unitFile', { unit: unit.slug, what: 'quan-triet' }),
            label: t('export'),
            note: t('exportNote'),
          },
          {
            href: staffHref('unitFile', { unit: unit.slug, what: 'quan-triet.csv' }),
            label: t('exportCsv'),
            note: t('exportCsvNote'),
          },
        ]}
      />
    </Section>
  )
}
