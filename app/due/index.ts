import 'server-only'
import type { ReactNode } from 'react'
import type { LinkItem } from '@/components/ui/link-list'
import type { Actor } from '@/lib/auth/schema'
import { dueAppeals } from './appeals'
import { dueDrafts } from './code-drafts'
import { dueCodes } from './codes'
import { dueFeedback } from './feedback'
import { dueSheets } from './evaluations'
import { dueInspections } from './inspections'
import { duePostings } from './postings'
import { duePraise } from './praise'
import { dueSchemes } from './schemes'
import { dueSelves } from './self'
import { dueYears } from './years'

/** What waits for her, and what waits for somebody else in work she has a part in. */
export type Due = { mine: LinkItem[]; others: { key: string; turn: ReactNode; note?: ReactNode }[] }

/** One line a room: what it owes the start page. The order is the order on the page. */
const rooms: ((actor: Actor, now: Date) => Promise<Due>)[] = [
  dueCodes,
  dueSelves,
  dueAppeals,
  dueSheets,
  dueYears,
  dueFeedback,
  duePostings,
  dueInspections,
  duePraise,
  dueDrafts,
  dueSchemes,
]

export async function listDue(actor: Actor, now: Date): Promise<Due> {
  const all = await Promise.all(rooms.map((room) => room(actor, now)))
  return { mine: all.flatMap(({ mine }) => mine), others: all.flatMap(({ others }) => others) }
}
