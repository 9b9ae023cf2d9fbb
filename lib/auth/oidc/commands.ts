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
export function leaveForProvider(next: string | null): Promise<string> {
  return leave({ next }, {})
}

/** The same for somebody signed in who ties her account to the provider's (`linking/commands`). */
export function leaveToLink(accountId: string): Promise<string> {
  // She signs in there anew: whoever sat at this browser before her may have left an account of his open.
  return leave({ next: null, accountId }, { prompt: 'login' })
}

async function leave(
  purpose: Pick<Errand, 'next' | 'accountId'>,
  asking: { prompt?: string },
): Promise<string> {
  const client = await providerClient()
  const kept: Errand = {
    state: generators.state(),
    nonce: generators.nonce(),
    verifier: generators.codeVerifier(),
    ...purpose,
  }
  const { name, options } = errandCookie()
  const jar = await cookies()
  jar.set(name, await encode({ token: kept, secret: authSecret(), maxAge: seconds }), options)
  return client.authorizationUrl({
    ...asking,
    scope: 'openid email profile',
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: generators.codeChallenge(kept.verifier),
    code_challenge_method: 'S256',
  })
}

export type Returned =
  /** She is to have this session. */
  | { ok: true; sessionId: string; next: string | null }
  /** She came to tie the two accounts together; `who` is null when that could not be confirmed. */
  | { ok: true; linking: { accountId: string; who: Claims | null } }
  /** `expired`: no errand of this browser; `failed`: the provider said no; `unknown`: nobody of ours. */
  | { ok: false; reason: 'expired' | 'failed' | 'unknown' | 'disabled' }

/** Who came back from the provider, as a session of ours. The errand is good for one return. */
export async function returnFromProvider(query: URLSearchParams, now: Date): Promise<Returned> {
  const kept = await takeErrand()
  if (!kept) return { ok: false, reason: 'expired' }
  const who = await askProvider(query, kept)
  if (kept.accountId) return { ok: true, linking: { accountId: kept.accountId, who } }
  if (!who) return { ok: false, reason: 'failed' }
  return db.$transaction(async (tx): Promise<Returned> => {
    const account = await findLinked(tx, who)
    if (!account || account.disabled) {
      const why = account ? 'disabled' : 'wrong'
      await recordEvent(tx, null, { kind: 'session.refused', userName: account?.userName ?? '', why })
      return { ok: false, reason: account ? 'disabled' : 'unknown' }
    }
    return { ok: true, sessionId: await openSession(tx, account, now), next: kept.next }
  })
}

async function askProvider(query: URLSearchParams, kept: Errand): Promise<Claims | null> {
  const client = await providerClient().catch(() => null)
  const { state, nonce, verifier: code_verifier } = kept
  const answer = await client
    ?.callback(publicUrl() + oidcRoutes.callback, Object.fromEntries(query), { state, nonce, code_verifier })
    .catch(() => null)
  // By the standard her names are told by the provider's userinfo; many put them into the token as well.
  const told = answer && (await client?.userinfo(answer).catch(() => ({})))
  return (answer && claims.safeParse({ ...told, ...answer.claims() }).data) ?? null
}

async function takeErrand(): Promise<Errand | null> {
  const { name, options } = errandCookie()
  const jar = await cookies()
  const token = jar.get(name)?.value
  jar.set(name, '', { ...options, maxAge: 0 })
  const content = token ? await decode({ token, secret: authSecret() }).catch(() => null) : null
  return errand.safeParse(content).data ?? null
}

async function findLinked(tx: Tx, { iss, sub }: Claims) {
  const found = await tx.accountIdentity.findUnique({
    where: { issuer_subject: { issuer: iss, subject: sub } },
    select: { account: { select: { id: true, personId: true, userName: true, disabled: true } } },
  })
  return found?.account ?? null
}
