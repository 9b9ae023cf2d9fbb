import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Buttons, LinkButton } from '@/components/ui/button'
import { LinkList } from '@/components/ui/link-list'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { dayOf } from '@/lib/month'
import { lastQuarters, quarterWords } from '@/lib/postings/publication-list/rules'
import { findRegister } from '@/lib/postings/register/queries'
import type { RegisterPage } from '@/lib/postings/register/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { EndedNotice, PapersToClear } from './clearing'
import { HangingTable } from './hanging-table'
import { TakeDown } from './take-down'
import { WardsTable } from './wards-table'
import { paperWords, printHref } from './words'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'postings')

export const metadata: Metadata = { title: t('title') }

type Props = {
  params: Promise<{ locale: string; unit: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function PostingsPage({ params, searchParams }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const page = await findRegister(actor, unit, now)
  if (!page) notFound()
  const { xong } = await searchParams
  const above = page.below.length > 0
  return (
    <StaffPage actor={actor} route="postings" params={{ unit }}>
      {(xong === 'treo' || xong === 'go' || xong === 'thay') && (
        <Notice kind="settled" announced title={t(`done.${xong}`)} />
      )}
      <PageTitle kicker={page.unit.name} title={t('title')} lede={lede(page)} />
      {page.keeps && (
        <Buttons>
          <LinkButton href={staffHref('hangPaper', { unit })}>{t('hang')}</LinkButton>
        </Buttons>
      )}
      {page.unit.ended && (
        <EndedNotice unit={page.unit} count={page.hanging.length} ended={page.unit.ended} />
      )}
      {page.clear.length > 0 && <PapersToClear page={page} />}
      {page.owed.length > 0 && <OwedPapers page={page} />}
      {above ? <WardsTable page={page} /> : <OnTheWalls page={page} />}
      {page.clears && page.hanging.length > 0 && <TakeDown page={page} today={dayOf(now)} />}
      {!above && (
        <Section title={t('lists')} screenOnly>
          <p>{t('listsNote')}</p>
          <LinkList
            items={lastQuarters(dayOf(now), 4).map((quarter) => ({
              href: staffHref('publicationList', { unit, quarter }),
              label: t('quarter', quarterWords(quarter)),
            }))}
          />
        </Section>
      )}
    </StaffPage>
  )
}

function lede({ below, hanging, owed, clear }: RegisterPage): string {
  if (below.length === 0) {
    const down = clear.reduce((sum, { papers }) => sum + papers.length, 0)
    return t('answer', { hanging: hanging.length, owed: owed.length, clear: down })
  }
  const all = (key: 'missing' | 'outdated' | 'clear') => below.reduce((sum, each) => sum + each[key], 0)
  const counts = { missing: all('missing'), outdated: all('outdated'), clear: all('clear') }
  return t('answerAbove', { wards: below.filter(({ ended }) => ended === null).length, ...counts })
}

function OwedPapers({ page: { unit, owed } }: { page: RegisterPage }) {
  return (
    <Section id="in" title={t('owed')}>
      <LinkList
        items={owed.map((paper) => ({
          key: `${paper.slug} ${paper.format} ${paper.place} ${paper.state}`,
          href: printHref(unit.slug, paper),
          label: t('print', { paper: paperWords(paper) }),
          mark: (
            <Tag shape={paper.state === 'missing' ? 'diamond' : 'cross'} tone="caution">
              {t(paper.state)}
            </Tag>
          ),
        }))}
      />
      <p>
        <small>{t('owedWhy')}</small>
      </p>
    </Section>
  )
}

function OnTheWalls({ page }: { page: RegisterPage }) {
  return (
    <Section title={t('hanging')} wide>
      {page.hanging.length > 0 ? (
        <HangingTable page={page} />
      ) : (
        <EmptyState title={t('empty')}>
          <p>{t('emptyHow')}</p>
        </EmptyState>
      )}
    </Section>
  )
}
