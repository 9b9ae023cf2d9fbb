import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { StaffPage } from '@/app/staff-page'
import { WholeScheme } from '@/components/evaluations/schemes/whole-scheme'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { TurnLine } from '@/components/ui/steps'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { type DraftView, findDraft } from '@/lib/evaluations/schemes/drafts/queries'
import { formatInstant, formatMonth } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import words from '@/lib/texts/vi/schemes.json'
import { SchemeChanges } from './changes'
import { Decide, TryAgain, Withdraw } from './decide'
import { placeOf } from './places'
import { SchemeForm } from './scheme-form'
import { Trials } from './trials'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'schemes')

export const metadata: Metadata = { title: t('title') }

type Props = {
  params: Promise<{ locale: string; draft: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function SchemeDraftPage({ params, searchParams }: Props) {
  const { locale, draft: id } = await params
  if (locale !== 'vi' || !z.uuid().safeParse(id).success) notFound()
  const actor = await requireActor()
  const draft = await findDraft(actor, id, new Date())
  if (!draft) notFound()
  const faults = 'faults' in draft.read ? draft.read.faults : draft.place
  // A form nobody has saved yet is not wrong, it is not filled in.
  const shown = draft.revision > 1 && draft.may.change ? faults : []
  return (
    <StaffPage
      actor={actor}
      route="schemeDraft"
      params={{ draft: id }}
      crumbs={[
        { href: staffHref('admin'), label: texts('vi', 'staff')('admin') },
        { href: staffHref('schemes'), label: t('title') },
      ]}
    >
      <Outcome asked={await searchParams} revision={draft.revision} />
      <ErrorSummary
        title={t('faultsTitle')}
        errors={shown.map(({ field, why }) => ({ id: field, text: `${placeOf(field)}: ${why}` }))}
      />
      <PageTitle
        kicker={t('draftKicker', { from: draft.base.code })}
        title={draft.typed.code ? t('draftTitle', { code: draft.typed.code }) : t('draftTitleNone')}
      />
      <TurnLine turn={turnOf(draft)} note={yours(draft)} />
      {draft.returnReason && draft.state === 'draft' && (
        <Notice kind="attend" title={t('returnedBecause', { by: draft.author })}>
          <p>{draft.returnReason}</p>
        </Notice>
      )}
      {!draft.may.change && draft.place.length > 0 && (
        <Notice kind="attend" title={t('placeTitle')}>
          {draft.place.map(({ why }) => (
            <p key={why}>{why}</p>
          ))}
        </Notice>
      )}
      {draft.may.change && (
        <SchemeForm
          draft={id}
          revision={draft.revision}
          stored={draft.typed}
          faults={shown}
          words={words.form}
          months={draft.months.map((month) => ({ value: month, label: formatMonth(month, 'vi') }))}
          trial={{ title: t('trialMonth'), none: t('trialNoMonth') }}
        />
      )}
      <Trials trials={draft.trials} revision={draft.revision} />
      {draft.state === 'proposed' && <TryAgain draft={draft} />}
      {'scheme' in draft.read && <SchemeChanges base={draft.base} next={draft.read.scheme} />}
      {draft.may.approve && <Decide draft={draft} />}
      {!draft.may.change && 'scheme' in draft.read && (
        <Section title={t('wholeTitle')}>
          <WholeScheme scheme={draft.read.scheme} />
        </Section>
      )}
      {draft.may.change && <Withdraw draft={id} />}
    </StaffPage>
  )
}

function turnOf({ state, author, decided }: DraftView): string {
  const at = decided ? formatInstant(new Date(decided.at), 'vi') : ''
  return t(`turn.${state}`, { author, by: decided?.by ?? '', at })
}

function yours({ state, may }: DraftView): string | undefined {
  if (may.change || may.approve) return t('yours')
  return state === 'proposed' ? t('authorWaits') : undefined
}

const done = ['saved', 'tried', 'proposed', 'returned', 'approved'] as const
const wrong = [
  'not-found',
  'not-yours',
  'not-now',
  'own',
  'invalid',
  'untried',
  'nothing-to-compare',
] as const

function Outcome({ asked, revision }: { asked: Record<string, unknown>; revision: number }) {
  const well = done.find((each) => each === asked.xong)
  const badly = wrong.find((each) => each === asked.loi)
  if (well) return <Notice kind="settled" announced title={t(well, { revision })} />
  return badly ? <Notice kind="attend" announced title={t(`refused.${badly}`)} /> : null
}
