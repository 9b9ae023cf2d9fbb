import type { ShapeName } from '@/components/ui/shape'
import { TurnLine } from '@/components/ui/steps'
import { SummaryList } from '@/components/ui/summary-list'
import { Tag, type Tone } from '@/components/ui/tag'
import type { AppealAnswer, AppealState, AppealTurn, AppealView } from '@/lib/evaluations/appeals/schema'
import { formatDay, formatDecimal, formatInstant } from '@/lib/format'
import { texts } from '@/lib/texts'

const t = texts('vi', 'appeals')
const instant = (iso: string) => formatInstant(new Date(iso), 'vi')

const looks: Record<AppealState, [ShapeName, Tone]> = {
  waiting: ['half', 'caution'],
  refused: ['diamond', 'soft'],
  upheld: ['square', 'attend'],
  done: ['check', 'settled'],
}

export function AppealTag({ state }: { state: AppealState }) {
  const [shape, tone] = looks[state]
  return (
    <Tag shape={shape} tone={tone}>
      {t(`state.${state}`)}
    </Tag>
  )
}

/** The units that answer in place of one that has ended, in a sentence. */
export function namesOf(units: readonly { name: string }[]): string {
  return new Intl.ListFormat('vi', { type: 'disjunction' }).format(units.map(({ name }) => name))
}

/** `loại B, 82,50 điểm`, in a sentence. */
export function resultWords({ grade, total }: { grade: string | null; total: string | null }): string {
  if (!grade) return t('resultNone')
  return total ? t('result', { grade, total: formatDecimal(total, 'vi') }) : t('resultGrade', { grade })
}

/** Whose turn an appeal is before the month is open for it, and who that is today. */
export function AppealTurnLine({ turn, mine }: { turn: AppealTurn; mine: boolean }) {
  const words = texts('vi', 'evaluations')
  const { step, until, holders } = turn
  const who = holders.length > 0 ? words('turnHolders', { names: holders.join(', ') }) : words('turnVacant')
  return (
    <TurnLine
      turn={t(step === 'answer' ? 'turn' : 'turnExpired', { day: formatDay(until ?? '', 'vi') })}
      note={mine ? words('yourTurn') : who}
    />
  )
}

/** Who answered, and for whom where it was by delegation. */
function answeredBy({ by, signing, at }: AppealAnswer): string {
  return t('answeredBy', { by: signing ? t('signedBy', { by, signing }) : by, at: instant(at) })
}

/** What was asked, when, until when, and what was answered: the same for who asks and for who answers. */
export function AppealFacts({ appeal, fileHref }: { appeal: AppealView; fileHref: string | null }) {
  const { answer, next, decision, dueDay } = appeal
  const day = formatDay(dueDay, 'vi')
  return (
    <SummaryList
      items={[
        { key: 'state', label: t('stateLabel'), value: <AppealTag state={appeal.state} /> },
        { key: 'filed', label: t('filedAt'), value: instant(appeal.filedAt) },
        {
          key: 'against',
          label: t('against'),
          value: t('againstVersion', { version: decision.version, result: resultWords(decision) }),
        },
        { key: 'said', label: t('said'), value: <span className="n-typed">{appeal.body}</span> },
        ...(appeal.file && fileHref
          ? [{ key: 'file', label: t('attached'), value: <a href={fileHref}>{appeal.file.name}</a> }]
          : []),
        ...(answer
          ? [
              {
                key: 'answer',
                label: t('answer'),
                value: answeredBy(answer),
              },
              { key: 'reason', label: t('reason'), value: <span className="n-typed">{answer.reason}</span> },
            ]
          : [
              {
                key: 'due',
                label: t('due'),
                value: appeal.late ? t('dueLate', { day }) : t('dueDay', { day }),
              },
            ]),
        ...(answer?.upheld
          ? [
              {
                key: 'next',
                label: t('next'),
                value: next
                  ? t('againstVersion', { version: next.version, result: resultWords(next) })
                  : t('nextNone'),
              },
            ]
          : []),
      ]}
    />
  )
}
