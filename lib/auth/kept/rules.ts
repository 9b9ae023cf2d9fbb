import { storable } from '@/lib/fold'
import { returnPath } from '../session/rules'
import { formField, KEPT_SIZE, type KeptInput, keptInput, ownerField } from './schema'

/** What of a sent form can wait for its sender; null when it says not which form it is, or holds too much. */
export function keptOf(path: string, fields: Iterable<[string, unknown]>): KeptInput | null {
  let form = ''
  const typed: [string, string][] = []
  for (const [name, value] of fields) {
    if (typeof value !== 'string') continue
    if (name === formField) form = value
    // Next's own fields begin so; a password is typed again.
    else if (name !== ownerField && !name.startsWith('$') && !/password/i.test(name))
      typed.push([storable(name), storable(value)])
  }
  const input = keptInput.safeParse({ path, form: storable(form), typed: Object.fromEntries(typed) })
  return input.success && JSON.stringify(input.data.typed).length <= KEPT_SIZE ? input.data : null
}

// What a page tells of the last step; the other words of an address choose what its forms are about.
const told = ['xong', 'loi']

/** The place of a page as its forms are kept under: its path, and what is chosen on it; null outside the portal. */
export function placeOf(asked: string | null): string | null {
  const here = returnPath(asked)
  if (!here) return null
  const { pathname, searchParams } = new URL(here, 'http://localhost')
  for (const name of told) searchParams.delete(name)
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname
}
