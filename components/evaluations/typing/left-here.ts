import { formatMonth } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { keptPlace, recall, selfPage } from './place'

/** A page of which this browser has something that the portal has not; it is sent when the page is opened. */
export type Left = { href: string; label: string }

/** What this browser still has of an account that has not reached the portal; a refused cell has, as a draft. */
export function leftHere(account: string): Left[] {
  return placesOf(account).flatMap((place) => {
    const cells = recall(place).filter(([, { held }]) => !held).length
    const [unit = '', month = '', page] = place.slice(keptPlace(account, '').length).split(' ')
    return cells > 0 ? [{ href: addressOf(unit, month, page), label: formatMonth(month, 'vi') }] : []
  })
}

/** On a computer that several people use the next one finds nothing of hers. */
export function forgetKept(account: string): void {
  for (const place of placesOf(account)) localStorage.removeItem(place)
  try {
    // The grid's way back in this tab.
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith('nep undo ')) sessionStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function placesOf(account: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(keptPlace(account, '')))
  } catch {
    return []
  }
}

function addressOf(unit: string, month: string, page: string | undefined): string {
  if (page === selfPage) return staffHref('myMonth', { month })
  return page ? staffHref('sheetPerson', { unit, month, person: page }) : staffHref('sheet', { unit, month })
}
