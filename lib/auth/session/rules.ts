import { createHash } from 'node:crypto'

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
