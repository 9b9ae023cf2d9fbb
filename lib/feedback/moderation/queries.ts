import 'server-only'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { workingDaysBetween } from '@/lib/calendar/rules'
import type { Holiday } from '@/lib/calendar/schema'
import { db } from '@/lib/db'
import { addDays, type Day, dayOf, fromDate, toDate } from '@/lib/month'
import { findPersonal, markedWords } from '../privacy/rules'
import { soundsLike } from '../suggestions/rules'
import type { SuggestionKind, SuggestionState } from '../suggestions/schema'
import type { InboxItem, InboxLine } from './schema'

export type BookUnit = { id: string; slug: string; name: string; officeAddress: string | null }

/** The unit, if she keeps its book today; found through her, or not at all. */
export async function findBookUnit(actor: Actor, slug: string, now: Date): Promise<BookUnit | null> {
  const unit = await db.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, officeAddress: true },
  })
  return unit && (await hasGrant(db, actor.personId, 'one_stop', unit.id, dayOf(now))) ? unit : null
}

export type Discarded = { day: Day; form: string; why: string; count: number }
export type Inbox = { unit: BookUnit; waiting: InboxLine[]; done: InboxLine[]; discarded: Discarded[] }

/** The unit's book as its clerk sees it: what waits, the oldest first; what is done, the latest first. */
export async function findInbox(actor: Actor, slug: string, now: Date): Promise<Inbox | null> {
  const unit = await findBookUnit(actor, slug, now)
  if (!unit) return null
  const holidays = await listHolidays()
  const lineFrom = (row: Raw) => lineOf(row, dayOf(now), holidays)
  const [waiting, done, discarded] = await Promise.all([
    db.suggestion.findMany({
      where: { unitId: unit.id, state: 'received' },
      orderBy: [{ dueOn: 'asc' }, { receivedAt: 'asc' }, { id: 'asc' }],
      select: line,
    }),
    db.suggestion.findMany({
      where: { unitId: unit.id, state: { in: ['answered', 'routed'] } },
      orderBy: [{ receivedAt: 'desc' }, { id: 'asc' }],
      take: 100,
      select: line,
    }),
    db.feedbackDiscard.findMany({
      where: { unitId: unit.id, day: { gte: toDate(addDays(dayOf(now), -30)) } },
      orderBy: [{ day: 'desc' }, { form: 'asc' }, { why: 'asc' }],
      select: { day: true, form: true, why: true, count: true },
    }),
  ])
  return {
    unit,
    waiting: waiting.map(lineFrom),
    done: done.map(lineFrom),
    discarded: discarded.map((row) => ({ ...row, day: fromDate(row.day) })),
  }
}

/** How many pages wait for an answer and how many are late, in each unit whose book she keeps. */
export async function listWaitingBooks(actor: Actor, now: Date) {
  const units = actor.grants.filter(({ role }) => role === 'one_stop')
  return Promise.all(
    units.map(async ({ unitId, unitSlug, unitName }) => {
      const where = { unitId, state: 'received' as const }
      const [waiting, late, first] = await Promise.all([
        db.suggestion.count({ where }),
        db.suggestion.count({ where: { ...where, dueOn: { lt: toDate(dayOf(now)) } } }),
        db.suggestion.findFirst({ where, orderBy: { dueOn: 'asc' }, select: { dueOn: true } }),
      ])
      return {
        unit: { slug: unitSlug, name: unitName },
        waiting,
        late,
        dueOn: first?.dueOn ? fromDate(first.dueOn) : null,
      }
    }),
  )
}

/** One page with its original, for whoever keeps that unit's book. */
export async function findInboxItem(actor: Actor, id: string, now: Date): Promise<InboxItem | null> {
  const row = await db.suggestion.findFirst({
    where: { id, state: { not: 'draft' } },
    select: {
      ...line,
      ...{ publicText: true, marked: true, channel: true, bookPage: true, photoId: true },
      ...{ routedAs: true, routedTo: true, reply: true },
      unit: { select: { id: true, slug: true, name: true, officeAddress: true } },
      commendation: { select: { id: true } },
      acts: {
        orderBy: { at: 'asc' },
        select: { at: true, act: true, reason: true, text: true, actor: { select: { fullName: true } } },
      },
    },
  })
  if (!row || !(await hasGrant(db, actor.personId, 'one_stop', row.unit.id, dayOf(now)))) return null
  const { acts, commendation, unit, ...rest } = row
  const found = findPersonal(row.text, markedWords(row.marked)).map(({ kind }) => kind)
  return {
    ...rest,
    ...lineOf(row, dayOf(now), await listHolidays()),
    unit: { slug: unit.slug, name: unit.name, officeAddress: unit.officeAddress },
    found: [...new Set(found)],
    hint: soundsLike(row.text),
    acts: acts.map(({ actor: by, ...each }) => ({ ...each, who: by.fullName })),
    praised: commendation !== null,
  }
}

/** Whether she may read the photo of a page: it shows what is blanked everywhere else. */
export async function mayReadPhoto(actor: Actor | null, fileId: string, now: Date): Promise<boolean> {
  const page =
    actor && (await db.suggestion.findUnique({ where: { photoId: fileId }, select: { unitId: true } }))
  return Boolean(page && (await hasGrant(db, actor.personId, 'one_stop', page.unitId, dayOf(now))))
}

const line = {
  ...{ id: true, kind: true, state: true, text: true, receivedAt: true, dueOn: true },
  ...{ shown: true, hiddenReason: true },
} as const

type Raw = {
  id: string
  kind: SuggestionKind
  state: SuggestionState
  text: string
  receivedAt: Date | null
  dueOn: Date | null
  shown: boolean
  hiddenReason: string | null
}

function lineOf(row: Raw, today: Day, holidays: readonly Holiday[]): InboxLine {
  const { id, kind, state, text, shown, hiddenReason } = row
  const dueOn = row.dueOn ? fromDate(row.dueOn) : today
  const left =
    state !== 'received'
      ? null
      : today <= dueOn
        ? workingDaysBetween(addDays(today, 1), dueOn, holidays)
        : -workingDaysBetween(addDays(dueOn, 1), today, holidays)
  const receivedOn = row.receivedAt ? dayOf(row.receivedAt) : today
  return { id, kind, state, text, receivedOn, dueOn, shown, hiddenReason, left }
}
