import { NoFigure, Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import type { Trial } from '@/lib/evaluations/schemes/drafts/queries'
import type { Outcome } from '@/lib/evaluations/schemes/trials/schema'
import { formatInstant, formatMonth } from '@/lib/format'
import { texts } from '@/lib/texts'

const t = texts('vi', 'schemes')
const outcomes: Outcome[] = ['A', 'B', 'C', 'D', 'none']
const nameOf = (outcome: Outcome) => (outcome === 'none' ? t('none') : t('grade', { letter: outcome }))

/** Past months under the new scheme: the letter that was decided against the one it would have been. */
export function Trials({ trials, revision }: { trials: Trial[]; revision: number }) {
  return (
    <Section title={t('trialTitle')} wide>
      <p>{t('trialHow')}</p>
      <p>{t('trialPrivacy')}</p>
      {trials.length === 0 && <p>{t('trialNone')}</p>}
      {trials.map((trial) => (
        <TrialTable key={trial.at} trial={trial} older={trial.revision !== revision} />
      ))}
    </Section>
  )
}

function TrialTable({ trial, older }: { trial: Trial; older: boolean }) {
  const { month, result, by, at, revision } = trial
  const { people, moves, shares } = result
  const words = { month: formatMonth(month, 'vi'), people }
  if (!shares) return <p>{t('trialFew', words)}</p>
  const note = t('trialNote', { people, revision, by, at: formatInstant(new Date(at), 'vi') })
  const rows = outcomes.filter((from) => moves.some((move) => move.from === from))
  return (
    <>
      <Table
        id={`trial-${at}`}
        caption={t('trialCaption', words)}
        note={older ? `${note}, ${t('trialOlder')}` : note}
        columns={[
          { key: 'from', label: t('trialOld') },
          ...outcomes.map((to) => ({ key: to, label: nameOf(to), numeric: true })),
        ]}
        rows={rows.map((from) => ({
          id: from,
          cells: {
            from: nameOf(from),
            ...Object.fromEntries(
              outcomes.map((to) => {
                const move = moves.find((each) => each.from === from && each.to === to)
                if (!move) return [to, '0']
                return [
                  to,
                  move.count === null ? <NoFigure key={to}>{t('hidden')}</NoFigure> : String(move.count),
                ]
              }),
            ),
          },
        }))}
      />
      <p>{t('trialShares', shares)}</p>
    </>
  )
}
