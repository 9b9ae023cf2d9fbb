import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import { db } from '@/lib/db'
import { countAttempt, forgetAttempts } from '../attempts/commands'
import type { Actor } from '../schema'
import { hashPassword, verifyPassword } from './queries'
import { passwordFault } from './rules'
import type { ChangeInput } from './schema'

type ChangeResult =
  { ok: true } | { ok: false; reason: 'wrong' | 'too-many' | 'short' | 'guessable' | 'different' | 'same' }

/** Her own password, for the one she knows. Her other sessions end: one of them may be why she changes it. */
export async function changePassword(actor: Actor, input: ChangeInput, now: Date): Promise<ChangeResult> {
  const chosen = input.chosen.normalize('NFC')
  const fault = passwordFault(chosen, actor)
  if (fault) return { ok: false, reason: fault }
  if (chosen !== input.again.normalize('NFC')) return { ok: false, reason: 'different' }
  if (!(await countAttempt(actor.userName))) return { ok: false, reason: 'too-many' }
  const account = await db.account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { passwordHash: true },
  })
  if (!(await verifyPassword(account.passwordHash, input.current))) return { ok: false, reason: 'wrong' }
  if (chosen === input.current.normalize('NFC')) return { ok: false, reason: 'same' }
  const passwordHash = await hashPassword(chosen)
  return db.$transaction(async (tx): Promise<ChangeResult> => {
    // Only over the password that was verified: another change may have come between.
    const { count } = await tx.account.updateMany({
      where: { id: actor.accountId, passwordHash: account.passwordHash },
      data: { passwordHash, mustChange: false },
    })
    if (count === 0) return { ok: false, reason: 'wrong' }
    await tx.session.updateMany({
      where: { accountId: actor.accountId, revokedAt: null, id: { not: actor.sessionId } },
      data: { revokedAt: now },
    })
    await forgetAttempts(tx, actor.userName)
    await recordEvent(tx, actor.personId, { kind: 'account.password-changed', accountId: actor.accountId })
    return { ok: true }
  })
}
