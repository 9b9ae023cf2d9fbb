import { lastWorkingDay, nextWorkingDay } from '@/lib/calendar/rules'
import type { Holiday } from '@/lib/calendar/schema'
import { addDays, type Day, daysBetween, firstDay, lastDay, type Month } from '@/lib/month'
import { servedEnough } from '../schemes/rules'
import type { Scheme } from '../schemes/schema'
import type { NotGradedReason } from '../sheets/schema'

type Span = { from: Day; to: Day | null }

export type PostInMonth = Span & {
  postId: string
  personId: string
  /** She scores or decides in this very unit at the month's end: the level above grades her. */
  leads: boolean
  /** Her post here ended in the month and another unit took her on. */
  wentOn: boolean
  /** Long leaves that touch the month; none of them overlap. */
  absent: Span[]
}
export type Opening = { personId: string; postId: string; notGraded: NotGradedReason | null }

/**
 * Who stands in a month's sheet: everybody in post on some day of it, by the latest post. Graded is who was there for
 * half of it or more; at exactly half, the unit she went on to grades her and not both.
 */
export function openingsOf(scheme: Scheme, month: Month, posts: readonly PostInMonth[]): Opening[] {
  const whole = { from: firstDay(month), to: lastDay(month) }
  const days = daysBetween(whole.from, whole.to)
  const people = new Map<string, { post: PostInMonth; inPost: number; present: number }>()
  for (const post of posts) {
    const span = overlap(post, whole)
    if (!span) continue
    const inPost = daysBetween(span.from, span.to)
    const absent = post.absent.reduce((sum, each) => {
      const away = overlap(each, span)
      return away ? sum + daysBetween(away.from, away.to) : sum
    }, 0)
    const before = people.get(post.personId)
    people.set(post.personId, {
      post: before && before.post.from > post.from ? before.post : post,
      inPost: (before?.inPost ?? 0) + inPost,
      present: (before?.present ?? 0) + inPost - absent,
    })
  }
  const enough = (served: number, wentOn: boolean) =>
    servedEnough(scheme, served, days) && !(wentOn && served * 2 === days)
  return [...people.values()].map(({ post, inPost, present }) => ({
    personId: post.personId,
    postId: post.postId,
    notGraded: post.leads
      ? 'level_above'
      : !enough(inPost, post.wentOn)
        ? 'few_days'
        : enough(present, post.wentOn)
          ? null
          : 'on_leave',
  }))
}

function overlap(one: Span, other: { from: Day; to: Day }): { from: Day; to: Day } | null {
  const from = one.from > other.from ? one.from : other.from
  const to = one.to !== null && one.to < other.to ? one.to : other.to
  return from <= to ? { from, to } : null
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
