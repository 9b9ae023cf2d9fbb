import { TurnLine } from '@/components/ui/steps'
import type { YearNow } from '@/lib/evaluations/years/schema'
import { formatDay } from '@/lib/format'
import { texts } from '@/lib/texts'

/** Whose turn a year is, until when, and who that is today. */
export function YearTurnLine({ year, mine }: { year: YearNow; mine: boolean }) {
  const [t, words] = [texts('vi', 'years'), texts('vi', 'evaluations')]
  const { turn, until, holders } = year
  if (turn === 'nobody') return <TurnLine turn={t('turn.nobody')} />
  const who = holders.length > 0 ? words('turnHolders', { names: holders.join(', ') }) : words('turnVacant')
  return (
    <TurnLine
      turn={t(`turn.${turn}`, { day: formatDay(until, 'vi') })}
      note={mine ? words('yourTurn') : who}
    />
  )
}
