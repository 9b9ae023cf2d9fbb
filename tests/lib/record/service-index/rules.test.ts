import { describe, expect, it } from 'vitest'
import { serviceScore } from '@/lib/record/service-index/rules'
import { serviceGroups } from '@/lib/record/service-index/schema'
import type { PerformanceRow } from '@/lib/record/schema'
import { contractRow } from '../row'

type Change = {
  dossiers?: Partial<PerformanceRow['dossiers']>
  satisfaction?: Partial<PerformanceRow['satisfaction']>
}

const scored = ({ dossiers, satisfaction }: Change = {}) =>
  serviceScore({
    ...contractRow,
    dossiers: { ...contractRow.dossiers, ...dossiers },
    satisfaction: { ...contractRow.satisfaction, ...satisfaction },
  })
const group = (key: string, change: Change = {}) => scored(change).groups.find((each) => each.key === key)

describe('the groups of QĐ 766', () => {
  it('stand in their order, with their points, and add up to a hundred', () => {
    expect(serviceGroups.map(({ key, points }) => [key, points])).toEqual([
      ['openness', 18],
      ['progress', 20],
      ['online', 12],
      ['payment', 10],
      ['satisfaction', 18],
      ['digitisation', 22],
    ])
    expect(scored().groups.map(({ key, points }) => ({ key, points }))).toEqual([...serviceGroups])
    expect(serviceGroups.reduce((sum, { points }) => sum + points, 0)).toBe(100)
  })

  it('have all their points from the target on, below it in proportion', () => {
    // (900 + 480 + 50) of 1432 in time or still within it.
    expect(group('progress')?.score).toEqual({ value: '19.97', rate: '99.86', target: 100 })
    expect(group('online')?.score).toEqual({ value: '12.00', rate: '83.69', target: 50 })
    expect(group('online', { dossiers: { received: 1000, online: 500 } })?.score?.value).toBe('12.00')
    expect(group('online', { dossiers: { received: 1000, online: 250 } })?.score?.value).toBe('6.00')
    expect(group('online', { dossiers: { online: 0 } })?.score?.value).toBe('0.00')
    // 100 % − 10 % late − 40 % not content: 50 % against a target of 90 %.
    const half = {
      dossiers: { early: 0, onTime: 90, late: 10 },
      satisfaction: { answers: 100, level5: 60, level4: 0, level3: 0, level2: 30, level1: 10 },
    }
    expect(group('satisfaction', half)?.score).toEqual({ value: '10.00', rate: '50.00', target: 90 })
  })

  it('say so where there is no data, and the total says what it rests on', () => {
    for (const key of ['openness', 'payment', 'digitisation']) expect(group(key)?.score).toBeNull()
    expect(scored().total).toEqual({ value: '49.97', of: 50, groups: 3 })
    const change = { dossiers: { pendingOverdue: null }, satisfaction: { answers: 29 } }
    for (const key of ['progress', 'satisfaction']) expect(group(key, change)?.score).toBeNull()
    expect(scored(change).total).toEqual({ value: '12.00', of: 12, groups: 1 })
    // Nothing received is not nought per cent online.
    const nothing = { dossiers: { received: 0, online: 0, early: null }, satisfaction: { answers: null } }
    expect(scored(nothing).total).toBeNull()
    // A part beyond its whole is a fault of the figures, not a score.
    expect(group('online', { dossiers: { received: 10, online: 11 } })?.score).toBeNull()
  })
})
