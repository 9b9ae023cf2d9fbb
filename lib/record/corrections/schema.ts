import type { Month } from '@/lib/month'

/** One line of the public log of corrections. */
export type Correction = {
  seq: number
  unit: { slug: string; name: string }
  month: Month
  revision: number
  of: number
  publishedAt: string
  reason: string
  /** Dotted names of the figures that read otherwise than in the revision before. */
  changed: string[]
  illustrative: boolean
}
