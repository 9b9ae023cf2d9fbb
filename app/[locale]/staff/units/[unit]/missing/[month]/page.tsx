import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { SheetHeadView } from '@/components/evaluations/sheet-head'
import { Textarea } from '@/components/ui/field'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { publicUrl } from '@/lib/env'
import { findMissing } from '@/lib/evaluations/missing/queries'
import type { MissingView } from '@/lib/evaluations/missing/schema'
import { formatDay, formatInstant, formatMonth } from '@/lib/format'
import { monthPattern } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'missing')

type Props = { params: Promise<{ locale: string; unit: string; month: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { month } = await params
  if (!monthPattern.test(month)) notFound()
  return { title: t('title', { month: formatMonth(month, 'vi') }) }
}

export default async function MissingPage({ params }: Props) {
  const { locale, unit, month } = await params
  if (locale !== 'vi' || !monthPattern.test(month)) notFound()
  const actor = await requireActor()
  const now = new Date()
  const view = await findMissing(actor, { unit, month }, now)
  if (!view) notFound()
  const { head, selves, unfinished, direct, asked } = view
  const groups = groupsOf(view)
  // Who sent nothing of herself before then is missing no more: nothing of hers is taken.
  const closed = groups.length === 0 && !['open', 'returned', 'reopened'].includes(head.state)
  const title = t('title', { month: formatMonth(month, 'vi') })
  const e = texts('vi', 'evaluations')
  return (
    <StaffPage
      actor={actor}
      route="missing"
      params={{ unit, month }}
      crumbs={[
        {
          href: staffHref('sheet', { unit, month }),
          label: e('sheetTitle', { month: formatMonth(month, 'vi') }),
        },
      ]}
    >
      <PageTitle
        kicker={head.unit.name}
        title={title}
        lede={
          closed
            ? t('closed')
            : t('lede', {
                taken: view.selvesTaken ? 'yes' : 'no',
                self: selves.length,
                unsent: view.unsent,
                scores: unfinished.length + direct.length,
                asked,
              })
        }
      />
      <SheetHeadView head={head} />
      {groups.length === 0 && !closed && <EmptyState title={t('none')} />}
      {groups.map(({ title, names }) => (
        <Section key={title} title={title}>
          <ol className="n-names">
            {names.map((name, at) => (
              <li key={`${name} ${at}`}>{name}</li>
            ))}
          </ol>
        </Section>
      ))}
      {groups.length > 0 && (
        <Section title={t('paste')}>
          <Textarea
            id="paste"
            label={t('pasteLabel')}
            hint={t('pasteHint')}
            readOnly
            rows={12}
            defaultValue={chatOf(view, now)}
          />
        </Section>
      )}
    </StaffPage>
  )
}

type Group = { title: string; names: string[] }

function group(key: 'selves' | 'unfinished' | 'direct', names: string[], day: string): Group[] {
  return names.length > 0
    ? [{ title: t(key, { count: names.length, day: formatDay(day, 'vi') }), names }]
    : []
}

/** Pinned up or sent on: who lacks a reason would tell her colleagues her letter, so that all are alike unfinished. */
function groupsOf(view: MissingView): Group[] {
  const until = scoredUntil(view)
  return [
    ...group('selves', view.selves, view.selfUntil),
    ...group('unfinished', view.unfinished, until),
    ...group('direct', view.direct, view.head.deadlines.approval),
  ]
}

const scoredUntil = ({ head }: MissingView) => head.until ?? head.deadlines.assessor

/** Plain lines, as a chat takes them. */
function chatOf(view: MissingView, now: Date): string {
  const { unit, month } = view.head
  const at = formatInstant(now, 'vi')
  return [
    t('chatHead', { unit: unit.name, month: formatMonth(month, 'vi'), at }),
    ...groupsOf(view).map(({ title, names }) =>
      [`${title}:`, ...names.map((name, index) => `${index + 1}. ${name}`)].join('\n'),
    ),
    t('chatFoot', { url: `${publicUrl()}${staffHref('desk')}` }),
  ].join('\n\n')
}
