import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { addDays, type Day } from '@/lib/month'

/** What the session row is found by: a copy of the table opens no session. */
export function sessionKey(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex')
}

/** The address to go on to after signing in, or null when it could lead out of this portal. */
export function returnPath(asked: string | null | undefined): string | null {
  if (!asked || asked.length > 2000 || !/^\/(?![/\\])/.test(asked)) return null
  // Browsers read "\" as "/" and skip tabs and line ends, so that "/\t/host" would be another site.
  return /[\\\p{Cc}]/u.test(asked) ? null : asked
}

/** What signing in is asked for from a page: the way back to it, and that a form came (`gui`, which proxy.ts ends). */
export function signInQuery(path: string | null, form: boolean): string {
  const here = returnPath(path)
  const asked = new URLSearchParams({ ...(here && { tiep: here }), ...(form && { gui: '1' }) }).toString()
  return asked && `?${asked}`
}

/** Where an address of whatever host leads within this portal; null when its path names another host (`//host`). */
export function pathHere(address: string): string | null {
  const { pathname, search } = new URL(address, 'http://localhost')
  return returnPath(pathname + search)
}

export type RequestOrigin = {
  origin: string | null
  /** Sec-Fetch-Site, which only a browser itself can set. */
  site: string | null
  host: string | null
  publicUrl: string
}

/** Whether a form was sent from one of this portal's own pages. One that does not say where from is refused. */
export function comesFromHere({ origin, site, host, publicUrl }: RequestOrigin): boolean {
  if (site !== null && site !== 'same-origin') return false
  if (origin === null) return site === 'same-origin'
  if (origin === publicUrl) return true
  return host !== null && /^https?:\/\/[^/]+$/.test(origin) && origin.replace(/^https?:\/\//, '') === host
}

const sealPattern = /^([0-9a-f-]{36})\.(\d{4}-\d{2}-\d{2})\.([\w-]{43})$/

/** Says in a form whose it is, so that what comes after her session has ended can wait for her. It opens nothing. */
export function sealOwner(accountId: string, today: Day, secret: string): string {
  return `${accountId}.${today}.${mark(accountId, today, secret)}`
}

/** Whose form it is; null when the seal is not this portal's or is older than a month. */
export function ownerOf(seal: string | null, today: Day, secret: string): string | null {
  const [, accountId = '', day = '', given = ''] = sealPattern.exec(seal ?? '') ?? []
  if (accountId === '' || addDays(day, 31) < today) return null
  const expected = Buffer.from(mark(accountId, day, secret))
  const found = Buffer.from(given)
  return found.length === expected.length && timingSafeEqual(found, expected) ? accountId : null
}

function mark(accountId: string, day: Day, secret: string): string {
  return createHmac('sha256', secret).update(`form owner ${accountId} ${day}`).digest('base64url')
}
