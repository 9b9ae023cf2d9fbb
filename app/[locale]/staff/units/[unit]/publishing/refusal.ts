import { formatDay, formatMonth } from '@/lib/format'
import type { Month } from '@/lib/month'
import { earliestDay } from '@/lib/record/publications/rules'
import { texts } from '@/lib/texts'

const refusals = ['not-approved', 'too-early', 'reason-missing', 'unchanged', 'nothing-ready'] as const

export type Refusal = (typeof refusals)[number]

export function isRefusal(word: string): word is Refusal {
  return refusals.some((known) => known === word)
}

/** Why a month was not published, and what to do. */
export function refusalText(why: Refusal, month: Month): string {
  const written = formatMonth(month, 'vi')
  return texts('vi', 'publishing')(`errors.${why}`, {
    month: written.charAt(0).toUpperCase() + written.slice(1),
    day: formatDay(earliestDay(month), 'vi'),
  })
}
