import type { Day, Month } from '@/lib/month'
import type { Turn } from '../../sheets/rules'
import type { SheetState } from '../../sheets/schema'

export type UnitMonth = {
  month: Month
  state: SheetState
  turn: Turn
  until: Day | null
  /** Points and grades, and with them the approval page: an inspector sees the state alone. */
  points: boolean
}
export type UnitMonths = { unit: { slug: string; name: string }; months: UnitMonth[]; opens: boolean }
