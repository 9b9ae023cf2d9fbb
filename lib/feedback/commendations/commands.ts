import 'server-only'
import { recordEvent, refuse } from '@/lib/audit/commands'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf, toDate } from '@/lib/month'
import { needsDecision, type PraiseStep, stepTo } from './rules'
import type { ConsentHow, PraiseInput } from './schema'

export type VerifyResult =
  { ok: true; id: string } | { ok: false; reason: 'not-found' | 'day' | 'decision' | 'person' | 'herself' }

/** The unit has looked into praise, or enters a decision: from now it may be evidence; public it is only with consent. */
export async function verifyPraise(actor: Actor, input: PraiseInput, now: Date): Promise<VerifyResult> {
  return db.$transaction(async (tx): Promise<VerifyResult> => {
    const unit = await tx.adminUnit.findUnique({ where: { slug: input.unit }, select: { id: true } })
    const no = (reason: 'not-found' | 'day' | 'decision' | 'person' | 'herself') =>
      refuse(tx, actor, 'praise.verify', input.suggestion ?? input.unit, reason)
    if (!unit || !(await hasGrant(tx, actor.personId, 'one_stop', unit.id, dayOf(now))))
      return no('not-found')
    const there = await tx.commendation.findUnique({ where: { id: input.id }, select: { unitId: true } })
    if (there) return there.unitId === unit.id ? { ok: true, id: input.id } : no('not-found')
    if (input.day > dayOf(now)) return no('day')
    if (needsDecision(input.kind) && !input.decision) return no('decision')
    if (input.person === actor.personId) return no('herself')
    const post = await tx.post.findFirst({
      where: {
        personId: input.person,
        unitId: unit.id,
        fromDay: { lte: toDate(input.day) },
        OR: [{ toDay: null }, { toDay: { gte: toDate(input.day) } }],
      },
      select: { positionTitle: true, person: { select: { fullName: true } } },
    })
    if (!post) return no('person')
    if (input.suggestion) {
      const page = await tx.suggestion.findFirst({
        where: { id: input.suggestion, unitId: unit.id, kind: 'praise', state: { not: 'draft' } },
        select: { commendation: { select: { id: true } } },
      })
      if (!page || page.commendation) return no('not-found')
    }
    await tx.commendation.create({
      data: {
        id: input.id,
        unitId: unit.id,
        personId: input.person,
        suggestionId: input.suggestion,
        kind: input.kind,
        praisedOn: toDate(input.day),
        deed: input.deed,
        name: post.person.fullName,
        position: post.positionTitle,
        decision: input.decision || null,
        verifiedById: actor.personId,
        verifiedAt: now,
      },
      select: { id: true },
    })
    const told = { commendationId: input.id, unit: input.unit }
    await recordEvent(tx, actor.personId, { kind: 'commendation.verified', ...told })
    return { ok: true, id: input.id }
  })
}

export type PraiseResult =
  | { ok: true; unit: string }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'not-now'; unit: string }

/** Her own yes, or the clerk's record of a paper she signed. Nobody else says it for her. */
export async function recordConsent(
  actor: Actor,
  { id, how }: { id: string; how: ConsentHow },
  now: Date,
): Promise<PraiseResult> {
  return step(actor, id, 'consent', how === 'herself' ? 'herself' : 'clerk', now, {
    consentHow: how,
    consentAt: now,
    consentById: actor.personId,
  })
}

export async function declinePraise(actor: Actor, { id }: { id: string }, now: Date): Promise<PraiseResult> {
  return step(actor, id, 'decline', 'herself', now, noConsent)
}

/** She takes her consent back, or the clerk takes the example down. */
export async function withdrawPraise(
  actor: Actor,
  { id, as }: { id: string; as: 'herself' | 'clerk' },
  now: Date,
): Promise<PraiseResult> {
  return step(actor, id, 'withdraw', as, now, { ...noConsent, publishedAt: null })
}

/** Puts the example before the public, with her name and what she did. */
export async function publishPraise(actor: Actor, { id }: { id: string }, now: Date): Promise<PraiseResult> {
  return step(actor, id, 'publish', 'clerk', now, { publishedAt: now })
}

const noConsent = { consentHow: null, consentAt: null, consentById: null }
const events = {
  decline: 'commendation.declined',
  publish: 'commendation.published',
  withdraw: 'commendation.withdrawn',
} as const

type Change = {
  consentHow?: string | null
  consentAt?: Date | null
  consentById?: string | null
  publishedAt?: Date | null
}

async function step(
  actor: Actor,
  id: string,
  way: PraiseStep,
  as: 'herself' | 'clerk',
  now: Date,
  change: Change,
): Promise<PraiseResult> {
  return db.$transaction(async (tx): Promise<PraiseResult> => {
    await tx.$queryRaw`SELECT FROM commendation WHERE id = ${id}::uuid FOR UPDATE`
    const row = await tx.commendation.findUnique({
      where: { id },
      select: { state: true, personId: true, unit: { select: { id: true, slug: true } } },
    })
    const may =
      row &&
      (as === 'herself'
        ? row.personId === actor.personId
        : // The clerk records or shows others; what concerns herself she answers as herself.
          row.personId !== actor.personId &&
          (await hasGrant(tx, actor.personId, 'one_stop', row.unit.id, dayOf(now))))
    if (!row || !may) return refuse(tx, actor, `praise.${way}`, id, 'not-found')
    const state = stepTo(way, row.state)
    if (!state) {
      await refuse(tx, actor, `praise.${way}`, id, 'not-now')
      return { ok: false, reason: 'not-now', unit: row.unit.slug }
    }
    await tx.commendation.update({ where: { id }, data: { ...change, state }, select: { id: true } })
    const told = { commendationId: id, unit: row.unit.slug }
    await recordEvent(
      tx,
      actor.personId,
      way === 'consent'
        ? { kind: 'commendation.consented', ...told, how: change.consentHow ?? '' }
        : { kind: events[way], ...told },
    )
    return { ok: true, unit: row.unit.slug }
  })
}
