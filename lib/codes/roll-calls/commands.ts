import 'server-only'
import { recordEvent, refuse } from '@/lib/audit/commands'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { keepFile } from '@/lib/files/keep'
import type { AcceptedFile } from '@/lib/files/schema'
import { dayOf, fromDate, toDate } from '@/lib/month'
import { mayAcknowledge } from '../acknowledgements/policy'
import type { DropInput, RollCallInput, SessionInput } from './schema'

export type Entered =
  | { ok: true; id: string; fresh: number }
  | {
      ok: false
      reason: 'not-found' | 'not-yet' | 'before-it' | 'not-in-force' | 'not-in-post' | 'no-session'
    }

/**
 * Who signed the list of a meeting has acknowledged the version it was about: also whoever has no account. It is marked
 * as a roll-call for good; whoever had agreed before keeps her own agreement.
 */
export async function enterRollCall(
  actor: Actor,
  input: RollCallInput,
  photo: AcceptedFile | null,
  now: Date,
): Promise<Entered> {
  const today = dayOf(now)
  return db.$transaction(async (tx): Promise<Entered> => {
    const unit = await clerksUnit(tx, actor, input.unit, now)
    if (!unit) return refuse(tx, actor, 'roll-call.enter', input.unit, 'not-found')
    if (input.on > today) return { ok: false, reason: 'not-yet' }
    const version = await findVersion(tx, input.about, today)
    if (!version) return { ok: false, reason: 'not-in-force' }
    // Nobody was told of a text that was not signed yet.
    if (toDate(input.on) < version.issuedOn) return { ok: false, reason: 'before-it' }
    const people = [...new Set(input.people)].sort()
    if ((await countInPost(tx, unit.id, people, input.on)) < people.length)
      return { ok: false, reason: 'not-in-post' }
    const session = input.session && { id: input.session, unitId: unit.id }
    if (session && !(await tx.codeSession.findFirst({ where: session, select: { id: true } })))
      return { ok: false, reason: 'no-session' }
    const photoId = photo && (await keepFile(tx, 'codes', photo, actor.personId))
    const { id } = await tx.rollCall.create({
      data: {
        ...{ unitId: unit.id, versionId: version.id, sessionId: input.session, heldOn: toDate(input.on) },
        ...{ place: input.place, photoId, enteredById: actor.personId, enteredAt: now },
      },
      select: { id: true },
    })
    await tx.rollCallAttendance.createMany({
      data: people.map((personId) => ({ rollCallId: id, personId })),
    })
    const { count: fresh } = await tx.acknowledgement.createMany({
      data: people.map((personId) => ({
        ...{ personId, versionId: version.id, rollCallId: id, acknowledgedAt: now },
      })),
      skipDuplicates: true,
    })
    await recordEvent(tx, actor.personId, {
      kind: 'roll-call.entered',
      ...{ rollCallId: id, unit: unit.slug, about: input.about, on: input.on },
      ...{ people: people.length, fresh },
    })
    return { ok: true, id, fresh }
  })
}

type Planned = { ok: true } | { ok: false; reason: 'not-found' | 'held' }

/** A meeting goes into the year's plan. */
export async function planSession(actor: Actor, input: SessionInput, now: Date): Promise<Planned> {
  return db.$transaction(async (tx): Promise<Planned> => {
    const unit = await clerksUnit(tx, actor, input.unit, now)
    if (!unit) return refuse(tx, actor, 'session.plan', input.unit, 'not-found')
    const { audience, place, on } = input
    const { id } = await tx.codeSession.create({
      data: {
        ...{ unitId: unit.id, plannedOn: toDate(on), audience, place },
        ...{ plannedById: actor.personId, plannedAt: now },
      },
      select: { id: true },
    })
    await recordEvent(tx, actor.personId, { kind: 'session.planned', sessionId: id, unit: unit.slug, on })
    return { ok: true }
  })
}

/** A plan is a plan: what was not held may go; what was held stays. */
export async function dropSession(actor: Actor, input: DropInput, now: Date): Promise<Planned> {
  return db.$transaction(async (tx): Promise<Planned> => {
    const unit = await clerksUnit(tx, actor, input.unit, now)
    const found =
      unit &&
      (await tx.codeSession.findFirst({
        where: { id: input.session, unitId: unit.id },
        select: { id: true, held: { select: { id: true }, take: 1 } },
      }))
    if (!found) return refuse(tx, actor, 'session.drop', input.session, 'not-found')
    if (found.held.length > 0) return { ok: false, reason: 'held' }
    await tx.codeSession.delete({ where: { id: found.id }, select: { id: true } })
    await recordEvent(tx, actor.personId, {
      kind: 'session.dropped',
      ...{ sessionId: found.id, unit: unit.slug },
    })
    return { ok: true }
  })
}

async function findVersion(tx: Tx, about: string, today: string) {
  const [slug, version] = about.split('/')
  const found = await tx.codeVersion.findFirst({
    where: { version: Number(version), code: { slug } },
    select: {
      id: true,
      issuedOn: true,
      inForceFrom: true,
      inForceTo: true,
      code: { select: { binding: true } },
    },
  })
  const inForce =
    found &&
    mayAcknowledge(
      {
        binding: found.code.binding,
        inForceFrom: fromDate(found.inForceFrom),
        inForceTo: found.inForceTo && fromDate(found.inForceTo),
      },
      today,
    )
  return inForce ? found : null
}

async function countInPost(tx: Tx, unitId: string, people: string[], on: string): Promise<number> {
  const rows = await tx.post.findMany({
    where: {
      ...{ unitId, personId: { in: people }, fromDay: { lte: toDate(on) } },
      OR: [{ toDay: null }, { toDay: { gte: toDate(on) } }],
    },
    distinct: ['personId'],
    select: { personId: true },
  })
  return rows.length
}

async function clerksUnit(tx: Tx, actor: Actor, slug: string, now: Date) {
  const unit = await tx.adminUnit.findUnique({ where: { slug }, select: { id: true, slug: true } })
  return unit && (await hasGrant(tx, actor.personId, 'personnel', unit.id, dayOf(now))) ? unit : null
}
