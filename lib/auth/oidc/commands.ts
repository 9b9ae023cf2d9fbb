import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { generators } from 'openid-client'
import { recordEvent } from '@/lib/audit/commands'
import { db, type Tx } from '@/lib/db'
import { publicUrl } from '@/lib/env'
import { oidcRoutes } from '@/lib/routes'
import { openSession } from '../session/commands'
import { authSecret, sessionCookie } from '../session/queries'
import { providerClient } from './queries'
import { type Claims, claims, type Errand, errand, ERRAND_MINUTES } from './schema'

const seconds = ERRAND_MINUTES * 60
const errandCookie = () => ({
  name: `${sessionCookie().options.secure ? '__Secure-' : ''}nep.oidc`,
  options: { ...sessionCookie().options, path: oidcRoutes.start, maxAge: seconds },
})

/** The address at the provider to send her to; what must come back with her is sealed in a cookie. */
export async function leaveForProvider(next: string | null): Promise<string> {
  const client = await providerClient()
  const kept: Errand = {
    state: generators.state(),
    nonce: generators.nonce(),
    verifier: generators.codeVerifier(),
    next,
  }
  const { name, options } = errandCookie()
  const jar = await cookies()
  jar.set(name, await encode({ token: kept, secret: authSecret(), maxAge: seconds }), options)
  return client.authorizationUrl({
    scope: 'openid email profile',
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: generators.codeChallenge(kept.verifier),
    code_challenge_method: 'S256',
  })
}

export type Returned =
  | { ok: true; sessionId: string; next: string | null }
  /** `expired`: no errand of this browser; `failed`: the provider said no; `unknown`: nobody of ours. */
  | { ok: false; reason: 'expired' | 'failed' | 'unknown' | 'disabled' }

/** Who came back from the provider, as a session of ours. The errand is good for one return. */
export async function returnFromProvider(query: URLSearchParams, now: Date): Promise<Returned> {
  const kept = await takeErrand()
  if (!kept) return { ok: false, reason: 'expired' }
  const client = await providerClient()
  const { state, nonce, verifier: code_verifier } = kept
  const answer = await client
    .callback(publicUrl() + oidcRoutes.callback, Object.fromEntries(query), { state, nonce, code_verifier })
    .catch(() => null)
  // By the standard the mail address is told by the provider's userinfo; many put it into the token as well.
  const told = answer && (await client.userinfo(answer).catch(() => ({})))
  const known = answer && claims.safeParse({ ...told, ...answer.claims() })
  if (!known?.success) return { ok: false, reason: 'failed' }
  const who = known.data
  return db.$transaction(async (tx): Promise<Returned> => {
    const account = (await findLinked(tx, who)) ?? (await linkByMail(tx, who))
    if (!account || account.disabled) {
      const why = account ? 'disabled' : 'wrong'
      await recordEvent(tx, null, { kind: 'session.refused', userName: account?.userName ?? '', why })
      return { ok: false, reason: account ? 'disabled' : 'unknown' }
    }
    return { ok: true, sessionId: await openSession(tx, account, now), next: kept.next }
  })
}

async function takeErrand(): Promise<Errand | null> {
  const { name, options } = errandCookie()
  const jar = await cookies()
  const token = jar.get(name)?.value
  jar.set(name, '', { ...options, maxAge: 0 })
  const content = token ? await decode({ token, secret: authSecret() }).catch(() => null) : null
  return errand.safeParse(content).data ?? null
}

const wanted = { id: true, personId: true, userName: true, disabled: true } as const

async function findLinked(tx: Tx, { iss, sub }: Claims) {
  const found = await tx.accountIdentity.findUnique({
    where: { issuer_subject: { issuer: iss, subject: sub } },
    select: { account: { select: wanted } },
  })
  return found?.account ?? null
}

// The first time, by the address in the roster, which the provider must vouch for and one person alone may have. Whom
// the provider knows already is not led to her account by an address that somebody wrote since.
async function linkByMail(tx: Tx, { iss, sub, email, email_verified }: Claims) {
  if (!email || email_verified !== true) return null
  const found = await tx.account.findMany({
    where: { person: { email: { equals: email.normalize('NFC').trim(), mode: 'insensitive' } } },
    take: 2,
    select: { ...wanted, identities: { where: { issuer: iss }, select: { subject: true } } },
  })
  const [account] = found
  if (!account || found.length > 1 || account.identities.length > 0) return null
  await tx.accountIdentity.create({
    data: { issuer: iss, subject: sub, accountId: account.id },
    select: { issuer: true },
  })
  await recordEvent(tx, account.personId, {
    kind: 'account.identity-linked',
    accountId: account.id,
    issuer: iss,
  })
  return account
}
