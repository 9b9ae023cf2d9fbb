import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { db } from '@/lib/db'
import { env, publicUrl } from '@/lib/env'
import { dayOf, fromDate, toDate } from '@/lib/month'
import { href, staffHref } from '@/lib/routes'
import type { Actor } from '../schema'
import { comesFromHere, ownerOf, sealOwner, sessionKey, signInQuery } from './rules'

/** The cookie's name and its guards; `__Secure-` once the portal is served over TLS. */
export function sessionCookie() {
  const secure = publicUrl().startsWith('https://')
  return {
    name: `${secure ? '__Secure-' : ''}next-auth.session-token`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure } as const,
  }
}

/** Whether this server can seal a cookie; without a key nobody signs in, and the page says whose turn it is. */
export function canSeal(): boolean {
  return env().AUTH_SECRET !== undefined
}

/** The key that seals the cookie. Throws a sentence for the operator when there is none. */
export function authSecret(): string {
  const secret = env().AUTH_SECRET
  if (!secret) {
    throw new Error('AUTH_SECRET chưa có: đặt một chuỗi ngẫu nhiên từ 32 ký tự (openssl rand -base64 32).')
  }
  return secret
}

/** Who is signed in, asked of the session's row once per request; null when nobody is. For her own account alone. */
export const findSignedIn = cache(async (): Promise<Actor | null> => {
  const sessionId = await findSessionId()
  return sessionId ? findActorOfSession(sessionId, new Date()) : null
})

async function findSessionId(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value
  return token ? openSeal(token) : null
}

/** Who may act: signed in, with a password that nobody else has read. Null for everybody else. */
export async function findActor(): Promise<Actor | null> {
  const signedIn = await findSignedIn()
  return signedIn?.mustChangePassword ? null : signedIn
}

/** Who may act, by her ids alone, in one statement: for what comes every two seconds and asks itself what she may. */
export async function findWriter(): Promise<Pick<Actor, 'accountId' | 'personId'> | null> {
  const sessionId = await findSessionId()
  const [writer] = await db.$queryRaw<Pick<Actor, 'accountId' | 'personId'>[]>`
    SELECT a.id AS "accountId", a.person_id AS "personId" FROM session s JOIN account a ON a.id = s.account_id
    WHERE s.id = ${sessionId && sessionKey(sessionId)} AND s.revoked_at IS NULL AND s.expires_at > now()
      AND NOT a.disabled AND NOT a.must_change_password`
  return writer ?? null
}

/** What a form carries so that it may come back after her session has ended. */
export function ownerSeal({ accountId }: Actor, now: Date): string {
  return sealOwner(accountId, dayOf(now), authSecret())
}

/** The account whose form this is, signed in or not; it may be told nothing and its form may only be kept for it. */
export function accountOfSeal(seal: string | null, now: Date): string | null {
  return canSeal() ? ownerOf(seal, dayOf(now), authSecret()) : null
}

/** Who may act; sends everybody else to sign in and back here afterwards, or to choose her own password first. */
export async function requireActor(): Promise<Actor> {
  const signedIn = await requireSignedIn()
  return signedIn.mustChangePassword ? redirect(staffHref('account')) : signedIn
}

/** Who is signed in, for the page of her own account. */
export async function requireSignedIn(): Promise<Actor> {
  const sent = await headers()
  const asked = signInQuery(sent.get('x-path'), sent.has('x-form'))
  return (await findSignedIn()) ?? redirect(href('vi', 'signIn') + asked)
}

/** First line of every action. What was not sent from a page of this portal changes nothing and is told so. */
export async function requireSameOrigin(): Promise<void> {
  const sent = await headers()
  const here = comesFromHere({
    origin: sent.get('origin'),
    site: sent.get('sec-fetch-site'),
    host: sent.get('host'),
    publicUrl: publicUrl(),
  })
  if (!here) redirect(`${href('vi', 'signIn')}?tu-choi=nguon`)
}

/** The session id in a cookie, or null when the seal is broken, foreign or out of date. */
export async function openSeal(token: string): Promise<string | null> {
  const secret = authSecret()
  const content = await decode({ token, secret }).catch(() => null)
  return typeof content?.sid === 'string' ? content.sid : null
}

/** The actor of a session, with the post and the grants that hold today. No row, a revoked or an expired one: null. */
export async function findActorOfSession(sessionId: string, now: Date): Promise<Actor | null> {
  const today = toDate(dayOf(now))
  const holdsToday = { fromDay: { lte: today }, OR: [{ toDay: null }, { toDay: { gte: today } }] }
  const unit = { select: { id: true, slug: true, code: true, name: true } }
  const row = await db.session.findFirst({
    where: {
      id: sessionKey(sessionId),
      revokedAt: null,
      expiresAt: { gt: now },
      account: { disabled: false },
    },
    select: {
      id: true,
      account: {
        select: {
          id: true,
          userName: true,
          mustChange: true,
          person: {
            select: {
              id: true,
              fullName: true,
              fileUnit: unit,
              posts: {
                where: holdsToday,
                orderBy: [{ fromDay: 'desc' }, { id: 'asc' }],
                take: 1,
                select: { positionTitle: true, unit },
              },
              roleGrants: {
                where: holdsToday,
                orderBy: [{ role: 'asc' }, { id: 'asc' }],
                select: { role: true, unit: { select: { ...unit.select, parentId: true } } },
              },
              borrowed: {
                where: { fromDay: { lte: today }, toDay: { gte: today }, end: null },
                orderBy: [{ role: 'asc' }, { id: 'asc' }],
                select: {
                  role: true,
                  kind: true,
                  toDay: true,
                  unit,
                  grantor: {
                    select: {
                      fullName: true,
                      posts: { where: holdsToday, take: 1, select: { positionTitle: true } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  })
  if (!row) return null
  const { person } = row.account
  const [post] = person.posts
  const { id, slug, name } = post?.unit ?? person.fileUnit
  return {
    accountId: row.account.id,
    personId: person.id,
    sessionId: row.id,
    userName: row.account.userName,
    mustChangePassword: row.account.mustChange,
    fullName: person.fullName,
    positionTitle: post?.positionTitle ?? null,
    unit: { id, slug, name },
    grants: [
      ...person.roleGrants.map((grant) => ({ role: grant.role, ...at(grant.unit) })),
      ...person.borrowed.map(({ role, kind, toDay, grantor, ...lent }) => ({
        role,
        ...at(lent.unit),
        acting: {
          kind,
          name: grantor.fullName,
          title: grantor.posts[0]?.positionTitle ?? null,
          until: fromDate(toDay),
        },
      })),
    ],
  }
}

function at(unit: { id: string; slug: string; code: string; name: string; parentId?: string | null }) {
  const { id, slug, code, name, parentId } = unit
  return {
    unitId: id,
    unitSlug: slug,
    unitCode: code,
    unitName: name,
    ...(parentId === null && { top: true }),
  }
}
