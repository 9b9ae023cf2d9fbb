import { same } from '@/lib/evaluations/merging/rules'

/** The name of it in this browser's store; the grid's begins the same. */
export const keptPlace = (account: string, page: string) => `nep ${account} ${page}`

/** The part of a self-score's page name that stands where another page has its person. */
export const selfPage = 'tu-danh-gia'

/** `away`: sent, and never answered for; `held`: refused in the grid, and kept there as a draft. */
type Pending = { typed: string; base: string; away?: string; held?: boolean }

const keptHere = 7 * 86_400_000

/** What this browser still has of it. */
export function recall(place: string): [string, Pending][] {
  try {
    const found = JSON.parse(localStorage.getItem(place) ?? 'null') as {
      at: number
      cells: [string, Pending][]
    } | null
    return found && Date.now() - found.at < keptHere ? found.cells : []
  } catch {
    return []
  }
}

/** Where nobody else writes: she has saved something else since, and that stands before what this browser still has. */
export function isOld({ base, away }: Pending, now: string): boolean {
  return ![base, away].some((was) => was !== undefined && same(was, now))
}
