import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db, publicDb } from '@/lib/db'
import { dayOf, firstDay, fromDate, lastDay, type Month, toDate } from '@/lib/month'
import { findBookUnit } from '../moderation/queries'
import type { CommendationLine, GoodExample, Praise } from './schema'

/** Good examples of a unit as everybody may read them, the latest first. */
export async function listGoodExamples(unit: string): Promise<GoodExample[]> {
  return publicDb.$queryRaw<GoodExample[]>`
    SELECT e.id, e.kind::text AS kind, e.name, e.position, e.deed, e.decision,
      to_char(e.praised_on, 'YYYY-MM-DD') AS "praisedOn", to_char(e.published_on, 'YYYY-MM-DD') AS "publishedOn"
    FROM good_example e JOIN admin_unit u ON u.id = e.unit_id
    WHERE u.slug = ${unit}
    ORDER BY e.praised_on DESC, e.id LIMIT 200`
}

/**
 * Verified praise of a person whose deed is of that month, for those whom the caller lets see her points. It does not depend on consent to
 * publication: an evaluation stays in the office.
 */
export async function listPraise(personId: string, month: Month): Promise<Praise[]> {
  const rows = await db.commendation.findMany({
    where: { personId, praisedOn: { gte: toDate(firstDay(month)), lte: toDate(lastDay(month)) } },
    orderBy: [{ praisedOn: 'asc' }, { id: 'asc' }],
    select: { id: true, praisedOn: true, deed: true, kind: true, state: true },
  })
  return rows.map(({ praisedOn, state, ...row }) => ({
    ...row,
    day: fromDate(praisedOn),
    published: state === 'published',
  }))
}

export type PraiseDesk = {
  unit: { slug: string; name: string }
  commendations: CommendationLine[]
  /** Praise in the book that nobody has looked into yet. */
  waiting: { id: string; text: string; receivedOn: string }[]
  people: { id: string; name: string; position: string }[]
}

/** Praise of a unit's people, for whoever keeps its book. */
export async function findPraiseDesk(actor: Actor, slug: string, now: Date): Promise<PraiseDesk | null> {
  const unit = await findBookUnit(actor, slug, now)
  if (!unit) return null
  const today = toDate(dayOf(now))
  const [rows, waiting, posts] = await Promise.all([
    db.commendation.findMany({
      where: { unitId: unit.id },
      orderBy: [{ praisedOn: 'desc' }, { id: 'asc' }],
      select: line,
    }),
    db.suggestion.findMany({
      where: { unitId: unit.id, kind: 'praise', state: { in: ['received', 'answered'] }, commendation: null },
      orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
      select: { id: true, text: true, receivedAt: true },
    }),
    db.post.findMany({
      where: {
        unitId: unit.id,
        personId: { not: actor.personId },
        fromDay: { lte: today },
        OR: [{ toDay: null }, { toDay: { gte: today } }],
      },
      select: { positionTitle: true, person: { select: { id: true, fullName: true } } },
    }),
  ])
  return {
    unit: { slug: unit.slug, name: unit.name },
    commendations: rows.map(lineOf),
    waiting: waiting.map(({ id, text, receivedAt }) => ({
      id,
      text,
      receivedOn: receivedAt ? dayOf(receivedAt) : dayOf(now),
    })),
    people: posts
      .map(({ positionTitle, person }) => ({ id: person.id, name: person.fullName, position: positionTitle }))
      .sort((one, other) => one.name.localeCompare(other.name, 'vi')),
  }
}

/** Praise of herself, and what she said to it being public. */
export async function listOwnPraise(actor: Actor): Promise<CommendationLine[]> {
  const rows = await db.commendation.findMany({
    where: { personId: actor.personId },
    orderBy: [{ praisedOn: 'desc' }, { id: 'asc' }],
    select: line,
  })
  return rows.map(lineOf)
}

const line = {
  ...{ id: true, kind: true, state: true, name: true, position: true, deed: true },
  ...{ decision: true, praisedOn: true, consentHow: true },
  unit: { select: { slug: true, name: true } },
} as const

function lineOf<Row extends { praisedOn: Date }>({ praisedOn, ...row }: Row) {
  return { ...row, praisedOn: fromDate(praisedOn) }
}
