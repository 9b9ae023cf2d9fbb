import 'server-only'
import type { Tx } from '@/lib/db'
import { type Day, fromDate, monthOf } from '@/lib/month'
import { schemeSchema, type StaffCategory } from '../../schema'
import type { InForce } from '../rules'

export const inForceSelect = {
  code: true,
  validFrom: true,
  validTo: true,
  ended: true,
  definition: true,
} as const

/** The schemes there are, with the month each ends in for each of its categories. */
export async function listInForce(tx: Tx): Promise<InForce[]> {
  return (await tx.evaluationScheme.findMany({ select: inForceSelect })).map(inForceOf)
}

type RawScheme = {
  code: string
  validFrom: Date
  validTo: Date | null
  ended: unknown
  definition: unknown
}

export function inForceOf({ code, validFrom, validTo, ended, definition }: RawScheme): InForce {
  const to = validTo && monthOf(fromDate(validTo))
  const ends = ended as Partial<Record<StaffCategory, Day>>
  const categories = schemeSchema.parse(definition).staffCategories
  return {
    code,
    ended: ends,
    from: monthOf(fromDate(validFrom)),
    to,
    ends: new Map(
      categories.map((category) => {
        const own = ends[category]
        return [category, own ? monthOf(own) : to]
      }),
    ),
  }
}
