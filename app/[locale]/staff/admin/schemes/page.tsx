import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { StaffPage } from '@/app/staff-page'
import { LinkList } from '@/components/ui/link-list'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { type DraftRow, listSchemes, type SchemeRow } from '@/lib/evaluations/schemes/drafts/queries'
import type { StaffCategory } from '@/lib/evaluations/schemes/schema'
import { formatInstant, formatMonthShort } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { openSchemeAction } from './actions'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'schemes')

export const metadata: Metadata = { title: t('title') }

export default async function SchemesPage({ params }: { params: Promise<{ locale: string }> }) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  const found = await listSchemes(actor, new Date())
  if (!found) notFound()
  const { schemes, drafts } = found
  const open = drafts.filter(({ state }) => state === 'draft' || state === 'proposed')
  const over = drafts.filter((draft) => !open.includes(draft))
  return (
    <StaffPage
      actor={actor}
      route="schemes"
      crumbs={[{ href: staffHref('admin'), label: texts('vi', 'staff')('admin') }]}
    >
      <PageTitle title={t('title')} lede={t('lede')} />
      <Section title={t('draftsTitle')}>
        {open.length > 0 ? (
          <LinkList items={open.map(draftItem)} />
        ) : (
          <EmptyState title={t('draftsNone')}>
            <p>{t('draftsNoneWhy')}</p>
          </EmptyState>
        )}
      </Section>
      <Section wide>
        <Schemes schemes={schemes} />
      </Section>
      {over.length > 0 && (
        <Section title={t('draftsOver')}>
          <LinkList items={over.map(draftItem)} />
        </Section>
      )}
      <Section title={t('openTitle')}>
        <EntryForm
          id="open"
          action={openSchemeAction}
          errorTitle={t('openError')}
          button={{ label: t('open') }}
          fields={[
            {
              kind: 'select',
              name: 'from',
              label: t('openFrom'),
              hint: t('openHint'),
              options: schemes.map(({ code }) => ({ value: code, label: code })),
            },
          ]}
        />
      </Section>
    </StaffPage>
  )
}

function draftItem({ id, code, from, author, state, savedAt }: DraftRow) {
  const open = state === 'draft' || state === 'proposed'
  return {
    href: staffHref('schemeDraft', { draft: id }),
    label: code ? t('draftLabel', { code, from }) : t('draftNoCode', { from }),
    note: t('draftNote', { author, at: formatInstant(new Date(savedAt), 'vi') }),
    mark: (
      <Tag shape={state === 'approved' ? 'disc' : open ? 'half' : 'ring'} tone={open ? 'caution' : 'soft'}>
        {t(`state.${state}`)}
      </Tag>
    ),
  }
}

function Schemes({ schemes }: { schemes: SchemeRow[] }) {
  return (
    <Table
      id="schemes"
      caption={t('listCaption')}
      phone="stack"
      columns={[
        { key: 'code', label: t('code') },
        { key: 'months', label: t('months') },
        { key: 'basis', label: t('basis'), words: true },
        { key: 'who', label: t('who') },
        { key: 'used', label: t('used'), numeric: true },
      ]}
      rows={schemes.map(({ code, from, to, ends, basis, author, approver, months }) => ({
        id: code,
        cells: {
          code: <a href={staffHref('scheme', { scheme: code })}>{code}</a>,
          months: (
            <>
              {to
                ? t('span', { from: formatMonthShort(from, 'vi'), to: formatMonthShort(to, 'vi') })
                : t('since', { from: formatMonthShort(from, 'vi') })}
              {forWhom({ ends, to }).map((said) => (
                <div key={said}>{said}</div>
              ))}
            </>
          ),
          basis,
          who: author && approver ? t('madeBy', { author, approver }) : t('shipped'),
          used: String(months),
        },
      }))}
    />
  )
}

/** Of a scheme for some categories whom it is for, of one that another took categories over from until when; else nothing. */
function forWhom({ ends, to }: Pick<SchemeRow, 'ends' | 'to'>): string[] {
  const name = (category: StaffCategory) => t(`form.cat.${category}`).toLowerCase()
  const own = [...ends.keys()]
  const taken = [...ends].flatMap(([category, end]) =>
    end !== null && end !== to
      ? [t('endedFor', { category: name(category), to: formatMonthShort(end, 'vi') })]
      : [],
  )
  return [...(own.length < 4 ? [t('onlyFor', { categories: own.map(name).join(', ') })] : []), ...taken]
}
