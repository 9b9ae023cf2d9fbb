import 'server-only'
import type { LinkItem } from '@/components/ui/link-list'
import type { Locale } from '@/lib/routes'
import { foundArticles } from './codes'
import { foundModels } from './one-stop'
import { foundUnits } from './units'
import { foundSuggestions } from './voice'

/** What one room has found, best first, and its heading. `more`: there is more than the page shows. */
export type Found = { title: string; items: LinkItem[]; more: boolean }

const MOST = 20

type Room = (locale: Locale, words: string, limit: number) => Promise<Omit<Found, 'more'>>

/** One line a room; the order is the order on the page. */
const rooms: Room[] = [foundUnits, foundArticles, foundModels, foundSuggestions]

/** Everything published that answers the words, by room; rooms without an answer are left out. */
export async function findEverywhere(locale: Locale, words: string): Promise<Found[]> {
  const found = await Promise.all(rooms.map((room) => room(locale, words, MOST + 1)))
  return found
    .filter(({ items }) => items.length > 0)
    .map(({ title, items }) => ({ title, items: items.slice(0, MOST), more: items.length > MOST }))
}
