import type { Month } from '@/lib/month'
import type { UnitPublished } from '../publications/schema'
import type { Figures, GradesBetween } from '../sums/rules'

/** The rows of several units in one month, latest revisions. `units`: how many there are, published or not. */
export type UnitsMonth = { month: Month; units: number; published: UnitPublished[] }

/** One month of the units below another: what they add up to, and of how many of them. */
export type MonthSum = {
  month: Month
  published: number
  units: number
  sum: Figures
  between: GradesBetween
}
