import { same } from '@/lib/evaluations/merging/rules'
import { isOld, recall } from './place'
import type { KeepAnswer } from './sending'

type Fields = Record<string, string>

/**
 * Sends once what this browser has of a page that takes nothing more. What the portal does not keep stays here, and is
 * told. `now`: what the portal has of a form that she writes alone.
 */
export async function sendLeft(
  place: string,
  send: (typed: Fields, base: Fields) => Promise<KeepAnswer>,
  now?: Fields,
): Promise<{ sent: boolean; left: string[] }> {
  const found = recall(place)
  const cells = found.filter(([name, cell]) => {
    const has = now?.[name] ?? ''
    return !now || !(same(cell.typed, has) || isOld(cell, has))
  })
  if (cells.length === 0) {
    if (found.length > 0) localStorage.removeItem(place)
    return { sent: false, left: [] }
  }
  const typed = Object.fromEntries(cells.map(([name, cell]) => [name, cell.typed]))
  const base = Object.fromEntries(cells.map(([name, cell]) => [name, cell.base]))
  const { kept } = await send(typed, base).catch(() => ({ kept: false }))
  if (!kept) return { sent: false, left: [...new Set(Object.values(typed))].filter(Boolean) }
  localStorage.removeItem(place)
  return { sent: true, left: [] }
}
