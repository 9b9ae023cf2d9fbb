import type { OwnMonth } from '@/lib/evaluations/own/schema'
import { formatDay } from '@/lib/format'
import { texts } from '@/lib/texts'

const t = texts('vi', 'staff')

/** Whose turn it is with one of her months and until when, inside a sentence or a cell. */
export function turnWords({ turn, until }: Pick<OwnMonth, 'turn' | 'until'>): string {
  if (turn === 'nobody') return t('months.turnNobody')
  const who = t(`turn.${turn}`)
  return until ? t('months.turnUntil', { who, day: formatDay(until, 'vi') }) : who
}
