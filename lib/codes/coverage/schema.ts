import { z } from 'zod'
import type { Role } from '@/lib/auth/schema'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'
import type { Meeting } from '../roll-calls/schema'

/** Who reads who has acknowledged and who has not. The level above gets numbers only. */
export const coverageRoles: readonly Role[] = ['personnel', 'inspector', 'rating_authority']
export const aboveRoles: readonly Role[] = ['personnel', 'inspector']

export const remindInput = z.object({ unit: textIn().min(1).max(120), slug: textIn().min(1).max(60) })
export type RemindInput = z.infer<typeof remindInput>

export const MOST_REMINDERS = 3

export type CoveredPerson = {
  id: string
  name: string
  title: string
  account: boolean
  mail: boolean
  /** Articles of the version in force that she has read. */
  read: number
  reminded: number
  done: { on: Day; how: 'herself' } | { on: Day; how: 'roll-call' } | null
}

export type CodeCoverage = {
  slug: string
  title: string
  number: string
  version: number
  inForceFrom: Day
  articles: number
  people: CoveredPerson[]
}

export type CoveragePage = {
  unit: { slug: string; name: string }
  /** She writes: roll-calls, plan, reminders. */
  clerk: boolean
  codes: CodeCoverage[]
  meetings: Meeting[]
  /** Numbers of today's units below, for the level above. */
  below: { slug: string; name: string; people: number; done: number }[]
}
