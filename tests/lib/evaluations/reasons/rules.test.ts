import { describe, expect, it } from 'vitest'
import { criteriaLackingLine, lacksReason } from '@/lib/evaluations/reasons/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'

const [hn2018, nd335] = shippedSchemes as [(typeof shippedSchemes)[0], (typeof shippedSchemes)[0]]
const given = { grade: 'B' as const, points: {}, remark: '', lines: [], disciplineDecision: false }
const line = { criterion: 'bonus', reason: 'Sáng kiến được công nhận' }

describe('a reason', () => {
  it.each([
    ['A', true],
    ['B', false],
    ['C', true],
    ['D', true],
    [null, false],
  ] as const)('%s asks for one: %s', (grade, asked) => {
    expect(lacksReason({ ...given, grade })).toBe(asked)
    expect(lacksReason({ ...given, grade, remark: 'Nghỉ không phép hai ngày' })).toBe(false)
    expect(lacksReason({ ...given, grade, lines: [line] })).toBe(false)
  })
})

describe('a line of evidence is asked for', () => {
  const lacking = (grade: 'A' | 'B' | 'C' | 'D', points: Record<string, string>, lines = given.lines) =>
    criteriaLackingLine(nd335, { ...given, grade, points, lines })

  it('outside what is usual for a B: below 70 % or above 90 % of the criterion', () => {
    expect(lacking('B', { 'I.1': '3,5', 'I.2': '4.5', 'II.1': '2' })).toEqual([])
    expect(lacking('B', { 'I.1': '3,49', 'I.2': '5' })).toEqual(['I.1', 'I.2'])
  })

  it('for an A only below, for a D only above', () => {
    expect(lacking('A', { 'I.1': '5', 'I.2': '3,5', 'II.1': '1' })).toEqual(['II.1'])
    expect(lacking('D', { 'I.1': '0', 'I.2': '5' })).toEqual(['I.2'])
  })

  it('for any bonus', () => {
    const points = { discipline: '16', bonus: '0' }
    expect(criteriaLackingLine(hn2018, { ...given, points })).toEqual([])
    expect(criteriaLackingLine(hn2018, { ...given, points: { ...points, bonus: '0,5' } })).toEqual(['bonus'])
    expect(criteriaLackingLine(hn2018, { ...given, points: { bonus: '2' }, lines: [line] })).toEqual([])
  })

  it('not beside a discipline decision, nor for what cannot be read', () => {
    expect(
      criteriaLackingLine(nd335, { ...given, points: { 'I.1': '0' }, disciplineDecision: true }),
    ).toEqual([])
    expect(lacking('B', { 'I.1': 'năm' })).toEqual([])
  })
})
