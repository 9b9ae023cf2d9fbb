import 'server-only'
import { hasAnyGrant, hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf, fromDate, toDate } from '@/lib/month'
import { coverageRoles } from '../coverage/schema'
import type { Meeting, RollCallPage } from './schema'

/** Who may have signed a list, for the clerk who enters it; null for everybody else. */
export async function findRollCallPage(actor: Actor, slug: string, now: Date): Promise<RollCallPage | null> {
  const today = dayOf(now)
  const day = toDate(today)
  const unit = await db.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true },
  })
  if (!unit || !(await hasGrant(db, actor.personId, 'personnel', unit.id, today))) return null
  const versions = await db.codeVersion.findMany({
    where: {
      ...{ code: { binding: true }, inForceFrom: { lte: day } },
      OR: [{ inForceTo: null }, { inForceTo: { gte: day } }],
    },
    orderBy: [{ code: { slug: 'asc' } }, { version: 'desc' }],
    distinct: ['codeId'],
    select: { version: true, title: true, code: { select: { slug: true } } },
  })
  const posts = await db.post.findMany({
    where: { unitId: unit.id, fromDay: { lte: day }, OR: [{ toDay: null }, { toDay: { gte: day } }] },
    orderBy: [{ department: { name: 'asc' } }, { person: { code: 'asc' } }],
    distinct: ['personId'],
    select: {
      personId: true,
      positionTitle: true,
      person: { select: { fullName: true, account: { select: { id: true } } } },
    },
  })
  const sessions = await db.codeSession.findMany({
    where: { unitId: unit.id, held: { none: {} } },
    orderBy: [{ plannedOn: 'asc' }, { id: 'asc' }],
    select: { id: true, plannedOn: true, audience: true, place: true },
  })
  return {
    unit: { slug: unit.slug, name: unit.name },
    codes: versions.map(({ version, title, code }) => ({ about: `${code.slug}/${version}`, title })),
    people: posts.map(({ personId, positionTitle, person }) => ({
      ...{ id: personId, name: person.fullName, title: positionTitle, account: person.account !== null },
    })),
    sessions: sessions.map(({ plannedOn, ...session }) => ({ ...session, on: fromDate(plannedOn) })),
  }
}

/** The meetings of a year, planned and held, by day. */
export async function listMeetings(unitId: string, year: number): Promise<Meeting[]> {
  const within = { gte: toDate(`${year}-01-01`), lte: toDate(`${year}-12-31`) }
  const held = await db.rollCall.findMany({
    where: { unitId, OR: [{ heldOn: within }, { session: { plannedOn: within } }] },
    select: {
      ...{ id: true, heldOn: true, place: true, photoId: true },
      enteredBy: { select: { fullName: true } },
      session: { select: { id: true, plannedOn: true, audience: true } },
      _count: { select: { attendances: true } },
    },
  })
  const open = await db.codeSession.findMany({
    where: { unitId, plannedOn: within, held: { none: {} } },
    select: { id: true, plannedOn: true, audience: true, place: true },
  })
  const meetings: Meeting[] = [
    ...held.map(({ id, heldOn, place, photoId, enteredBy, session, _count }) => ({
      ...{ id, session: session?.id ?? null, place, photo: photoId, enteredBy: enteredBy.fullName },
      ...{ planned: session && fromDate(session.plannedOn), audience: session?.audience ?? null },
      ...{ held: fromDate(heldOn), attended: _count.attendances },
    })),
    ...open.map(({ id, plannedOn, audience, place }) => ({
      ...{ id, session: id, planned: fromDate(plannedOn), audience, place },
      ...{ held: null, attended: null, enteredBy: null, photo: null },
    })),
  ]
  const dayOfMeeting = (each: Meeting) => each.held ?? each.planned ?? ''
  return meetings.sort((one, other) => dayOfMeeting(one).localeCompare(dayOfMeeting(other)))
}

/** The signed list has names on it: whoever reads the unit's coverage reads it. */
export async function mayReadRollCall(actor: Actor | null, fileId: string, now: Date): Promise<boolean> {
  if (!actor) return false
  const row = await db.rollCall.findFirst({ where: { photoId: fileId }, select: { unitId: true } })
  return row !== null && hasAnyGrant(db, actor.personId, coverageRoles, [row.unitId], dayOf(now))
}
