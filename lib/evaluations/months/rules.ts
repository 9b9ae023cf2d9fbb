import { lastWorkingDay, nextWorkingDay } from '@/lib/calendar/rules'
import type { Holiday } from '@/lib/calendar/schema'
import { addDays, type Day, daysBetween, firstDay, lastDay, type Month } from '@/lib/month'
import { servedEnough } from '../schemes/rules'
import type { Scheme, StaffCategory } from '../schemes/schema'
import type { NotGradedReason } from '../sheets/schema'

type Span = { from: Day; to: Day | null }

export type PostInMonth = Span & {
  postId: string
  personId: string
  category: StaffCategory
  /** She decides in this very unit at the month's end: the level above grades her. */
  leads: boolean
  /** She scores in it then: unless she decides too, who decides scores her. */
  scores: boolean
  /** Her post here ended in the month and another unit took her on. */
  wentOn: boolean
  /** Long leaves that touch the month; none of them overlap. */
  absent: Span[]
}
/** The schemes in force in a month, with the ids of their rows. */
export type InForce = ReadonlyMap<StaffCategory, { id: string; scheme: Scheme }>

export type Opening = {
  personId: string
  postId: string
  schemeId: string
  notGraded: NotGradedReason | null
  byHead: boolean
}
export type Openings = { openings: Opening[]; without: { personId: string; category: StaffCategory }[] }

/**
 * Who stands in a month's sheet: everybody in post on some day of it, by the latest post. Graded is who was there for
 * half of it or more; at exactly half, the unit she went on to grades her and not both. She is graded by the scheme of
 * the category she held on the first of these days: what she begins the month by she ends it by. `without`: for whose
 * category no scheme is in force.
 */
export function openingsOf(inForce: InForce, month: Month, posts: readonly PostInMonth[]): Openings {
  const whole = { from: firstDay(month), to: lastDay(month) }
  const days = daysBetween(whole.from, whole.to)
  const people = new Map<string, { post: PostInMonth; first: PostInMonth; inPost: number; present: number }>()
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
      first: before && before.first.from < post.from ? before.first : post,
      inPost: (before?.inPost ?? 0) + inPost,
      present: (before?.present ?? 0) + inPost - absent,
    })
  }
  const all: Openings = { openings: [], without: [] }
  for (const { post, first, inPost, present } of people.values()) {
    const { personId, postId, wentOn } = post
    const found = inForce.get(first.category)
    if (!found) {
      all.without.push({ personId, category: first.category })
      continue
    }
    const enough = (served: number) =>
      servedEnough(found.scheme, served, days) && !(wentOn && served * 2 === days)
    const notGraded = post.leads
      ? 'level_above'
      : !enough(inPost)
        ? 'few_days'
        : enough(present)
          ? null
          : 'on_leave'
    all.openings.push({
      ...{ personId, postId, schemeId: found.id, notGraded },
      byHead: post.scores && !post.leads,
    })
  }
  return all
}

/** The scheme by which most of them are graded: the one that a sheet shows first. */
export function mainScheme(openings: readonly Opening[], inForce: InForce): string | null {
  const ids = [...new Set([...inForce.values()].map(({ id }) => id))]
  const count = (id: string) => openings.filter(({ schemeId }) => schemeId === id).length
  return ids.sort((one, other) => count(other) - count(one))[0] ?? null
}

function overlap(one: Span, other: { from: Day; to: Day }): { from: Day; to: Day } | null {
  const from = one.from > other.from ? one.from : other.from
  const to = one.to !== null && one.to < other.to ? one.to : other.to
  return from <= to ? { from, to } : null
}

export type Deadlines = { selfScore: Day; assessor: Day; approval: Day }

/** The days of a month whose people are graded by several schemes: one sheet, so the earliest of each step holds. */
export function earliestOf(
  schemes: readonly Pick<Scheme, 'deadlines'>[],
  month: Month,
  holidays: readonly Holiday[],
): Deadlines {
  return schemes
    .map((scheme) => deadlinesOf(scheme, month, holidays))
    .reduce((one, other) => ({
      selfScore: earlier(one.selfScore, other.selfScore),
      assessor: earlier(one.assessor, other.assessor),
      approval: earlier(one.approval, other.approval),
    }))
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other
}

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
