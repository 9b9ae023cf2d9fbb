import 'server-only'
import { randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { recordEvent } from '@/lib/audit/commands'
import { db, type Tx } from '@/lib/db'
import { countAttempt, countWrong, forgetAttempts, isTiresome } from '../attempts/commands'
import { verifyPassword } from '../passwords/queries'
import type { Actor } from '../schema'
import { authSecret, sessionCookie } from './queries'
import { sessionKey } from './rules'
import { type Credentials, SESSION_HOURS } from './schema'

type Refusal = 'wrong' | 'too-many' | 'disabled'
export type SignedIn = { ok: true; sessionId: string; accountId: string } | { ok: false; reason: 'refused' }

/**
 * Opens a session for a user name and password (both already tidied by `credentials`), asked for from that network
 * address, where it is known. Every failure looks the same from outside; the event tells the office which it was.
 */
export async function signIn({ userName, password }: Credentials, now: Date, from = ''): Promise<SignedIn> {
  if ((await isTiresome(from)) || !(await countAttempt(userName))) return refuse(userName, 'too-many')
  const account = await db.account.findUnique({
    where: { userName },
    select: { id: true, personId: true, passwordHash: true },
  })
  const right = await verifyPassword(account?.passwordHash ?? null, password)
  if (!account || !right) {
    await countWrong(from)
    return refuse(userName, 'wrong')
  }
  const opened = await db.$transaction(async (tx) => {
    // Verifying takes a while, in which the password may have been changed or the account shut: the row decides, locked.
    const [still] = await tx.$queryRaw<{ disabled: boolean }[]>`
      SELECT disabled FROM account WHERE id = ${account.id}::uuid AND password_hash = ${account.passwordHash} FOR UPDATE`
    if (!still) return 'wrong' as const
    if (still.disabled) return 'disabled' as const
    await forgetAttempts(tx, userName)
    return { sessionId: await openSession(tx, account, now) }
  })
  if (typeof opened === 'string') return refuse(userName, opened)
  return { ok: true, sessionId: opened.sessionId, accountId: account.id }
}

/** A session for somebody who has shown who she is; returns the id that her cookie carries. */
export async function openSession(
  tx: Tx,
  account: { id: string; personId: string },
  now: Date,
): Promise<string> {
  const sessionId = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
  await tx.session.create({
    data: { id: sessionKey(sessionId), accountId: account.id, createdAt: now, expiresAt },
    select: { id: true },
  })
  await recordEvent(tx, account.personId, { kind: 'session.opened', accountId: account.id })
  return sessionId
}

/** Ends the session for good: a copy of its cookie opens nothing any more. */
export async function signOut(actor: Actor, now: Date): Promise<{ ok: true }> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: actor.sessionId, revokedAt: null },
      data: { revokedAt: now },
    })
    if (count > 0) {
      await recordEvent(tx, actor.personId, { kind: 'session.closed', accountId: actor.accountId })
    }
  })
  return { ok: true }
}

/** Puts the session into the browser, sealed. For actions and route handlers, which alone can set a cookie. */
export async function keepCookie(sessionId: string): Promise<void> {
  const { name, options } = sessionCookie()
  const maxAge = SESSION_HOURS * 3600
  const token = await encode({ token: { sid: sessionId }, secret: authSecret(), maxAge })
  const jar = await cookies()
  jar.set(name, token, { ...options, maxAge })
}

export async function dropCookie(): Promise<void> {
  const { name, options } = sessionCookie()
  const jar = await cookies()
  jar.set(name, '', { ...options, maxAge: 0 })
}

async function refuse(userName: string, why: Refusal): Promise<SignedIn> {
  await db.$transaction(async (tx) => {
    const account = await tx.account.findUnique({ where: { userName }, select: { userName: true } })
    // People type their password into the wrong field: what names no account is not kept.
    await recordEvent(tx, null, { kind: 'session.refused', userName: account?.userName ?? '', why })
  })
  return { ok: false, reason: 'refused' }
}
