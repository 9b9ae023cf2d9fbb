import 'server-only'
import { recordEvent, refuse } from '@/lib/audit/commands'
import { db, type Tx } from '@/lib/db'
import { storable } from '@/lib/fold'
import { countAttempt, forgetAttempts } from '../../attempts/commands'
import { verifyPassword } from '../../passwords/queries'
import type { Actor } from '../../schema'
import { leaveToLink } from '../commands'
import type { Claims } from '../schema'

type Asked = { ok: true; address: string } | { ok: false; reason: 'wrong' | 'too-many' }

/**
 * Where to go at the provider to tie its account to hers. Only her password ties the two together: a mail address is
 * written by others, and an open session may be somebody else's hands at her desk.
 */
export async function askToLink(actor: Actor, current: string): Promise<Asked> {
  if (!(await countAttempt(actor.userName))) return { ok: false, reason: 'too-many' }
  const account = await db.account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { passwordHash: true },
  })
  if (!(await verifyPassword(account.passwordHash, current))) return { ok: false, reason: 'wrong' }
  const address = await leaveToLink(actor.accountId)
  await db.$transaction((tx) => forgetAttempts(tx, actor.userName))
  return { ok: true, address }
}

type Linked = { ok: true } | { ok: false; reason: 'not-found' | 'taken' }

/** Ties the provider's account to the one that asked for it. Either may be tied only once. */
export function linkIdentity(actor: Actor, accountId: string, who: Claims, now: Date): Promise<Linked> {
  return db.$transaction(async (tx): Promise<Linked> => {
    if (actor.accountId !== accountId) return refuse(tx, actor, 'account.link', accountId, 'not-found')
    const { iss: issuer, sub: subject } = who
    const knownAs = storable(who.email ?? who.preferred_username ?? who.name ?? '').slice(0, 200) || null
    const { count } = await tx.accountIdentity.createMany({
      data: [{ issuer, subject, accountId, knownAs, linkedAt: now }],
      skipDuplicates: true,
    })
    if (count === 0) return refuse(tx, actor, 'account.link', accountId, 'taken')
    await recordEvent(tx, actor.personId, { kind: 'account.identity-linked', accountId, issuer })
    return { ok: true }
  })
}

/** Her own account is no longer opened by the provider's word. */
export function unlinkIdentity(actor: Actor): Promise<{ ok: true }> {
  return db.$transaction(async (tx) => {
    await dropIdentities(tx, actor, actor.accountId)
    return { ok: true } as const
  })
}

/** Unties an account, with its event if there was a tie: a new password must leave no other way in. */
export async function dropIdentities(tx: Tx, actor: Actor, accountId: string): Promise<void> {
  const { count } = await tx.accountIdentity.deleteMany({ where: { accountId } })
  if (count > 0) await recordEvent(tx, actor.personId, { kind: 'account.identity-unlinked', accountId })
}
