import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Buttons, LinkButton } from '@/components/ui/button'
import { Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatDay } from '@/lib/format'
import { findPublicationList } from '@/lib/postings/publication-list/queries'
import { lastsOf, lineOf, quarterWords } from '@/lib/postings/publication-list/rules'
import { type PublicItem, quarterWord } from '@/lib/postings/publication-list/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'postings')
const words = { t, papers: texts('vi', 'papers') }

export const metadata: Metadata = { title: t('lists') }

type Props = { params: Promise<{ locale: string; unit: string; quarter: string }> }

export default async function PublicationListPage({ params }: Props) {
  const { locale, unit, quarter } = await params
  if (locale !== 'vi' || !quarterWord.safeParse(quarter).success) notFound()
  const actor = await requireActor()
  const list = await findPublicationList(actor, unit, quarter, new Date())
  if (!list) notFound()
  const span = { from: formatDay(list.from, 'vi'), to: formatDay(list.to, 'vi') }
  return (
    <StaffPage
      actor={actor}
      route="publicationList"
      params={{ unit, quarter }}
      crumbs={[{ href: staffHref('postings', { unit }), label: t('title') }]}
    >
      <PageTitle
        kicker={list.unit.name}
        title={t('list.title', quarterWords(quarter))}
        lede={t('list.answer', { count: list.items.length, ...span })}
      />
      {list.items.length > 0 ? (
        <Items items={list.items} />
      ) : (
        <EmptyState title={t('list.empty')}>
          <p>{t('list.emptyHow')}</p>
        </EmptyState>
      )}
      <Buttons>
        <LinkButton href={staffHref('publicationPaper', { unit, quarter })}>{t('list.pdf')}</LinkButton>
      </Buttons>
      <p>
        <small>{t('list.basis')}</small>
      </p>
    </StaffPage>
  )
}

function Items({ items }: { items: PublicItem[] }) {
  return (
    <Section wide>
      <Table
        id="items"
        caption={t('list.caption')}
        phone="stack"
        columns={(['what', 'form', 'place', 'span', 'by'] as const).map((key) => ({
          key,
          label: t(`list.${key}`),
        }))}
        rows={items.map((item) => ({
          id: item.id,
          cells: { ...lineOf(item, words), span: lastsOf(item, t) },
        }))}
      />
    </Section>
  )
}
