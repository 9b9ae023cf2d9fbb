import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { recordEvent } from '@/lib/audit/commands'
import { db } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { hasGrant } from '../grants/queries'
import type { Actor } from '../schema'
import type { KeyInput } from './schema'

export type Granted =
  /** The key itself, this once; only its hash is kept. */
  { ok: true; key: string } | { ok: false; reason: 'not-found' | 'already' }

/** Gives the system of one unit a key. For the administrator of that unit. */
export async function grantKey(actor: Actor, input: KeyInput, now: Date): Promise<Granted> {
  const key = `nep_${randomBytes(32).toString('base64url')}`
  return db.$transaction(async (tx): Promise<Granted> => {
    const unit = await tx.adminUnit.findUnique({
      where: { slug: input.unit },
      select: { id: true, slug: true },
    })
    if (!unit || !(await hasGrant(tx, actor.personId, 'administrator', unit.id, dayOf(now)))) {
      const refusal = { action: 'key.grant', why: 'not-found', subject: input.unit }
      await recordEvent(tx, actor.personId, { kind: 'action.refused', ...refusal })
      return { ok: false, reason: 'not-found' }
    }
    const { count } = await tx.systemKey.createMany({
      data: {
        ...{ id: input.id, unitId: unit.id, name: input.name, hash: hashOf(key), tail: key.slice(-4) },
        ...{ createdById: actor.personId, createdAt: now },
      },
      skipDuplicates: true,
    })
    if (count === 0) return { ok: false, reason: 'already' }
    await recordEvent(tx, actor.personId, {
      kind: 'key.granted',
      ...{ keyId: input.id, unit: unit.slug, name: input.name },
    })
    return { ok: true, key }
  })
}

/** From now on the key opens nothing. For the administrator of its unit; again is the same as once. */
export async function revokeKey(
  actor: Actor,
  id: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: 'not-found' }> {
  return db.$transaction(async (tx) => {
    const key = await tx.systemKey.findUnique({
      where: { id },
      select: { unit: { select: { id: true, slug: true } } },
    })
    if (!key || !(await hasGrant(tx, actor.personId, 'administrator', key.unit.id, dayOf(now)))) {
      const refusal = { action: 'key.revoke', why: 'not-found', subject: id }
      await recordEvent(tx, actor.personId, { kind: 'action.refused', ...refusal })
      return { ok: false, reason: 'not-found' } as const
    }
    const { count } = await tx.systemKey.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: now },
    })
    if (count > 0)
      await recordEvent(tx, actor.personId, { kind: 'key.revoked', keyId: id, unit: key.unit.slug })
    return { ok: true } as const
  })
}

/** Whose key it is, and that it was used now; null for a key nobody has, or that was revoked. */
export async function findKeyHolder(
  presented: string,
  now: Date,
): Promise<{ keyId: string; unitId: string } | null> {
  if (!/^nep_[\w-]{43}$/.test(presented)) return null
  const key = await db.systemKey.findFirst({
    where: { hash: hashOf(presented), revokedAt: null },
    select: { id: true, unitId: true },
  })
  if (!key) return null
  await db.systemKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: now } })
  return { keyId: key.id, unitId: key.unitId }
}

// A key of 256 random bits needs no slow hash: there is nothing to guess.
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
