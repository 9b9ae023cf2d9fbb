import { lastWorkingDay, nextWorkingDay } from '@/lib/calendar/rules'
import type { Holiday } from '@/lib/calendar/schema'
import { addDays, type Day, daysBetween, firstDay, lastDay, type Month } from '@/lib/month'
import { servedEnough } from '../schemes/rules'
import type { Scheme } from '../schemes/schema'
import type { NotGradedReason } from '../sheets/schema'

export type PostInMonth = { postId: string; personId: string; from: Day; to: Day | null }
export type Opening = { personId: string; postId: string; notGraded: NotGradedReason | null }

/**
 * Who stands in a month's sheet: everybody in post on some day of it, by the latest post. `graders` hold the unit's
 * roles of scoring or deciding at its end; the level above grades them.
 */
export function openingsOf(
  scheme: Scheme,
  month: Month,
  posts: readonly PostInMonth[],
  graders: ReadonlySet<string>,
): Opening[] {
  const [first, last] = [firstDay(month), lastDay(month)]
  const people = new Map<string, { post: PostInMonth; days: number }>()
  for (const post of posts) {
    const from = post.from < first ? first : post.from
    const to = post.to === null || post.to > last ? last : post.to
    if (from > to) continue
    const before = people.get(post.personId)
    people.set(post.personId, {
      post: before && before.post.from > post.from ? before.post : post,
      days: (before?.days ?? 0) + daysBetween(from, to),
    })
  }
  return [...people.values()].map(({ post, days }) => ({
    personId: post.personId,
    postId: post.postId,
    notGraded: graders.has(post.personId)
      ? 'level_above'
      : servedEnough(scheme, days, daysBetween(first, last))
        ? null
        : 'few_days',
  }))
}

export type Deadlines = { selfScore: Day; assessor: Day; approval: Day }

/** The days by which each step is due. One that falls on a day off moves to the next working day of the month. */
export function deadlinesOf(
  { deadlines }: Pick<Scheme, 'deadlines'>,
  month: Month,
  holidays: readonly Holiday[],
): Deadlines {
  const last = lastDay(month)
  const on = (wanted: number | 'last_working_day'): Day => {
    if (wanted === 'last_working_day') return lastWorkingDay(last, holidays)
    const wish = addDays(firstDay(month), wanted - 1)
    const day = nextWorkingDay(wish > last ? last : wish, holidays)
    return day > last ? lastWorkingDay(last, holidays) : day
  }
  return {
    selfScore: on(deadlines.selfScore),
    assessor: on(deadlines.assessor),
    approval: on(deadlines.approval),
  }
}
