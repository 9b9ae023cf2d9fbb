import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'
import type { Format, Place } from '../schema'

/** A quarter as its address says it: `2026-quy-4`. */
export const quarterWord = textIn().regex(/^20\d\d-quy-[1-4]$/)

/** One line of what a unit made public in a quarter: a paper on a wall, a text or a month of figures on the portal. */
export type PublicItem =
  | {
      kind: 'paper'
      id: string
      title: string
      version: number
      format: Format
      place: Place
      spot: string
      from: Day
      to: Day | null
      by: string
    }
  /** `slug` null: the one-stop model. */
  | {
      kind: 'text'
      id: string
      slug: string | null
      title: string
      version: number
      address: string
      from: Day
      to: Day | null
    }
  | { kind: 'month'; id: string; month: string; revision: number; address: string; from: Day }

export type PublicationList = {
  unit: { slug: string; name: string }
  quarter: string
  from: Day
  to: Day
  items: PublicItem[]
}
