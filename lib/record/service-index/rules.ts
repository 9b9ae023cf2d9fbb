import { ratio, toFixed } from '@/lib/decimal'
import { fewestAnswers } from '../rates/rules'
import type { Figures } from '../sums/rules'
import { type ServiceGroup, serviceGroups, targets } from './schema'

export interface GroupScore {
  key: ServiceGroup
  points: number
  /** Null: the record has no figure for this group, which is not zero points. */
  score: { value: string; rate: string; target: number } | null
}

export interface ServiceScore {
  groups: GroupScore[]
  /** Of the groups with data alone, and how many points those can give. */
  total: { value: string; of: number; groups: number } | null
}

/** An estimate by the published formula: all points from the target on, below it in proportion. */
export function serviceScore(figures: Figures): ServiceScore {
  const hundredths: number[] = []
  const groups = serviceGroups.map(({ key, points }): GroupScore => {
    const rate = rates[key]?.(figures) ?? null
    if (!rate) return { key, points, score: null }
    const target = targets[key as keyof typeof targets]
    const [all, some] = [rate.whole * BigInt(target), rate.part * 100n]
    const value = toFixed(ratio((some < all ? some : all) * BigInt(points), all), 2)
    hundredths.push(Math.round(Number(value) * 100))
    return {
      key,
      points,
      score: { value, rate: toFixed(ratio(some, rate.whole), 2), target },
    }
  })
  const known = groups.filter(({ score }) => score !== null)
  return {
    groups,
    total:
      known.length === 0
        ? null
        : {
            value: toFixed(
              ratio(
                hundredths.reduce((sum, n) => sum + n, 0),
                100,
              ),
              2,
            ),
            of: known.reduce((sum, { points }) => sum + points, 0),
            groups: known.length,
          },
  }
}

type Share = { part: bigint; whole: bigint }

const rates: { [key in ServiceGroup]?: (figures: Figures) => Share | null } = {
  /** In time: resolved in time, and still open within time. */
  progress: ({ dossiers: { early, onTime, late, pendingInTime, pendingOverdue } }) => {
    if (early === null || onTime === null || late === null) return null
    if (pendingInTime === null || pendingOverdue === null) return null
    return share(early + onTime + pendingInTime, early + onTime + pendingInTime + late + pendingOverdue)
  },
  online: ({ dossiers: { online, received } }) =>
    online === null || received === null ? null : share(online, received),
  /** What is left of 100 % after the share overdue and the share of answers that are not content. */
  satisfaction: ({ dossiers: { early, onTime, late }, satisfaction: { answers, level2, level1 } }) => {
    if (early === null || onTime === null || late === null) return null
    if (answers === null || answers < fewestAnswers || level2 === null || level1 === null) return null
    const [resolved, asked] = [BigInt(early + onTime + late), BigInt(answers)]
    const content = resolved * asked - BigInt(late) * asked - BigInt(level1 + level2) * resolved
    return share(content, resolved * asked)
  },
}

function share(part: bigint | number, whole: bigint | number): Share | null {
  return whole > 0 && part >= 0 && part <= whole ? { part: BigInt(part), whole: BigInt(whole) } : null
}
