import 'server-only'
import { unstable_cache } from 'next/cache'
import { type Day, dayOf } from '@/lib/month'
import { getPortalSettings } from '@/lib/portal/queries'

/** What a publication can make stale: unit pages and lists, Codes and models, monthly figures, what citizens said, the portal's settings. */
export type Tag = 'units' | 'texts' | 'record' | 'voice' | 'portal'

// Others may keep a public page this long; publishing refreshes it at once by its tags.
export const CEILING_SECONDS = 60

/** Reads what is published through Next's cache, so that a page is served while the database is down. `key` names the read and its arguments. */
export function published<Value>(key: string[], tags: Tag[], read: () => Promise<Value>): Promise<Value> {
  return unstable_cache(read, key, { tags, revalidate: CEILING_SECONDS })()
}

/** The same for what changes at midnight without being written: tomorrow's answer is another one, never today's kept on. */
export function publishedToday<Value>(
  key: string[],
  tags: Tag[],
  read: (today: Day) => Promise<Value>,
): Promise<Value> {
  const today = dayOf(new Date())
  return published([...key, today], tags, () => read(today))
}

export function portalSettings() {
  return published(['portal'], ['portal'], getPortalSettings)
}
