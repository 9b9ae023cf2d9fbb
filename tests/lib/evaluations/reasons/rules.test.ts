import { describe, expect, it } from 'vitest'
import { criteriaLackingLine, lacksReason, outliersOf } from '@/lib/evaluations/reasons/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'

const [hn2018, nd335] = shippedSchemes as [(typeof shippedSchemes)[0], (typeof shippedSchemes)[0]]
const given = { grade: 'B' as const, points: {}, remark: '', lines: [], knockOut: null }
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
  const even = { 'I.1': '4', 'I.2': '4', 'II.1': '2', 'II.2': '2', 'II.3': '2', 'II.4': '2' }
  const rest = { 'III.1': '2', 'III.2': '2', 'III.3': '2', 'III.4': '2' }
  const lacking = (points: Record<string, string>, grade: 'A' | 'B' | 'C' | 'D' = 'B') =>
    criteriaLackingLine(nd335, { ...given, grade, points: { ...even, ...rest, ...points } })

  it('where a criterion departs by more than a fifth from her own level, up or down, whatever the grade', () => {
    expect(lacking({})).toEqual([])
    expect(lacking({ 'I.1': '5' })).toEqual([])
    expect(lacking({ 'I.1': '2,5' })).toEqual(['I.1'])
    expect(lacking({ 'I.1': '1', 'II.1': '0' }, 'A')).toEqual(['I.1', 'II.1'])
    const low = Object.fromEntries(Object.keys({ ...even, ...rest }).map((id) => [id, '1']))
    expect(lacking({ ...low, 'I.1': '2', 'I.2': '2', 'II.1': '2,5' }, 'D')).toEqual(['II.1'])
  })

  it('of what was taken down where nearly all was, not of what was left', () => {
    const ids = [...Object.keys(even), ...Object.keys(rest)]
    const nothing = Object.fromEntries(ids.map((id) => [id, '0']))
    expect(lacking({ ...nothing, 'I.1': '2' }, 'C')).toEqual(ids.filter((id) => id !== 'I.1'))
    expect(lacking(nothing, 'B')).toEqual(ids)
    expect(outliersOf(nd335, { ...given, grade: 'C', points: { ...nothing, 'I.1': '2' } })[0]).toEqual({
      id: 'I.2',
      share: 0,
      level: 40,
      letters: true,
    })
    expect(outliersOf(nd335, { ...given, points: { ...even, ...rest, 'I.1': '2,5' } })).toEqual([
      { id: 'I.1', share: 50, level: 75, letters: false },
    ])
  })

  it('for any bonus', () => {
    const points = { discipline: '16', progress: '28', quality: '28', bonus: '0' }
    expect(criteriaLackingLine(hn2018, { ...given, points })).toEqual([])
    const bonus = { ...given, points: { ...points, bonus: '0,5' } }
    expect(criteriaLackingLine(hn2018, bonus)).toEqual(['bonus'])
    expect(criteriaLackingLine(hn2018, { ...bonus, lines: [line] })).toEqual([])
  })

  it('not beside a discipline decision, nor for what cannot be read', () => {
    const points = { ...even, ...rest, 'I.1': '0' }
    expect(
      criteriaLackingLine(nd335, { ...given, grade: 'D', points, knockOut: 'discipline_decision' }),
    ).toEqual([])
    expect(lacking({ 'I.1': 'năm' })).toEqual([])
  })
})
