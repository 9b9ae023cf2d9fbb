import { href, type Locale } from '@/lib/routes'

/** The address of a page of a unit's public book; the first is the book itself. */
export function bookPage(locale: Locale, unit: string, n: number): string {
  return n === 1 ? href(locale, 'suggestions', { unit }) : href(locale, 'suggestionPages', { unit, n })
}
