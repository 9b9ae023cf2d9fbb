import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { StaffPage } from '@/app/staff-page'
import { AppealFacts, AppealTurnLine, namesOf } from '@/components/evaluations/appeal-facts'
import { SheetTurn } from '@/components/evaluations/sheet-head'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findAppeal } from '@/lib/evaluations/appeals/queries'
import type { AppealDetail } from '@/lib/evaluations/appeals/schema'
import { recordReading } from '@/lib/evaluations/readings/commands'
import { formatDay, formatMonth, formatPoints } from '@/lib/format'
import { fileHref, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { EntryForm } from '../../../../entry-form'
import { anchors } from '../../evaluations/[month]/approval/anchors'
import { answerAppealAction } from './actions'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'appeals')

export const metadata: Metadata = { title: texts('vi', 'ways')('appeals.label') }

type Props = {
  params: Promise<{ locale: string; unit: string; appeal: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AppealPage({ params, searchParams }: Props) {
  const { locale, unit, appeal: id } = await params
  if (locale !== 'vi' || !z.uuid().safeParse(id).success) notFound()
  const actor = await requireActor()
  const now = new Date()
  const appeal = await findAppeal(actor, { unit, appeal: id }, now)
  if (!appeal) notFound()
  await recordReading(actor, { unit, month: appeal.month, person: appeal.personId }, now)
  return (
    <StaffPage
      actor={actor}
      route="appeal"
      params={{ unit, appeal: id }}
      crumbs={[{ href: staffHref('appeals', { unit }), label: texts('vi', 'ways')('appeals.label') }]}
    >
      <PageTitle
        kicker={[appeal.title, appeal.unit.name, formatMonth(appeal.month, 'vi')].join(', ')}
        title={t('oneTitle', { name: appeal.person })}
      />
      {(await searchParams).xong && <Notice kind="settled" announced title={t('answered')} />}
      {appeal.ended && (
        <Notice
          title={t('endedFor', {
            unit: appeal.unit.name,
            on: formatDay(appeal.ended.on, 'vi'),
            heirs: namesOf(appeal.ended.units),
          })}
        />
      )}
      <Turn appeal={appeal} />
      <AppealFacts appeal={appeal} fileHref={appeal.file && fileHref(appeal.file.id)} />
      <Decision appeal={appeal} />
      {appeal.may.answer && <Answer appeal={appeal} />}
    </StaffPage>
  )
}

function Turn({ appeal }: { appeal: AppealDetail }) {
  if (appeal.barred) return <Notice kind="caution" title={t('ownAppeal')} />
  const { turn, unit, month, may } = appeal
  if (!turn) return null
  if (turn.step === 'answer') return <AppealTurnLine turn={turn} mine={may.answer} />
  return (
    <>
      {turn.step === 'reopen' ? (
        <AppealTurnLine turn={turn} mine={may.seeSheet} />
      ) : (
        <SheetTurn head={{ ...turn, unit, may: { score: false, decide: may.seeSheet, open: false } }} />
      )}
      <p>
        {turn.step === 'sheet' && `${t('turnMend')} `}
        <a
          href={`${staffHref('approval', { unit: unit.slug, month })}${turn.step === 'reopen' && may.seeSheet ? `#${anchors.reopen}` : ''}`}
        >
          {t(turn.step === 'reopen' && may.seeSheet ? 'toReopen' : 'toSheet', {
            month: formatMonth(month, 'vi'),
          })}
        </a>
      </p>
    </>
  )
}

function Decision({ appeal }: { appeal: AppealDetail }) {
  const { decision, lines } = appeal
  return (
    <Section title={t('linesTitle')} wide>
      {decision.notGraded && <p>{decision.notGraded}</p>}
      {lines.length > 0 && (
        <Table
          id="lines"
          caption={t('linesCaption', { version: decision.version })}
          phone="stack"
          columns={[
            { key: 'label', label: texts('vi', 'staff')('months.criterion') },
            { key: 'points', label: texts('vi', 'staff')('months.points'), numeric: true },
            { key: 'why', label: texts('vi', 'staff')('months.why') },
          ]}
          rows={lines.map(({ label, points, why }, at) => ({
            id: String(at),
            cells: { label, points: formatPoints(points, 'vi'), why },
          }))}
        />
      )}
    </Section>
  )
}

function Answer({ appeal }: { appeal: AppealDetail }) {
  return (
    <Section title={t('answerTitle')}>
      <EntryForm
        id="answer"
        action={answerAppealAction}
        hidden={{ unit: appeal.unit.slug, appeal: appeal.id }}
        fields={[
          {
            kind: 'radios',
            name: 'outcome',
            label: t('outcome'),
            choices: [
              { value: 'upheld', label: t('upheld'), hint: t('upheldHint') },
              { value: 'refused', label: t('refusedChoice'), hint: t('refusedHint') },
            ],
          },
          { kind: 'words', name: 'reason', label: t('reason'), hint: t('reasonHint'), rows: 5 },
        ]}
        button={{ label: t('answerButton') }}
        errorTitle={t('answerErrorTitle')}
      />
    </Section>
  )
}
