import { fromDate } from '@/lib/month'
import { inOrder } from '../rules'
import type { ChangeKind } from '../schema'

/**
 * The versions that ask for the same agreement as the given one, latest first: back to the last change of substance,
 * for a corrected slip asks nobody again.
 */
export function sinceSubstance<V extends { version: number; inForceFrom: Date; change: ChangeKind }>(
  versions: readonly V[],
  version: number,
): V[] {
  const order = inOrder(versions.map((one) => ({ ...one, inForceFrom: fromDate(one.inForceFrom), one })))
  const back = order.slice(0, order.findIndex((each) => each.version === version) + 1).reverse()
  const substance = back.findIndex(({ change }) => change === 'substance')
  return back.slice(0, substance < 0 ? back.length : substance + 1).map(({ one }) => one)
}
