import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRow, rowCellsOf } from '@/lib/evaluations/cells/rules'
import { answered, same, standingOf } from '@/lib/evaluations/merging/rules'
import { mergeFields } from '@/lib/evaluations/people/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import type { PersonMonth } from '@/lib/evaluations/sheets/schema'

describe('one cell', () => {
  it.each([
    ['4', '4', '5', 'untouched'],
    ['4', '4,0', '5', 'untouched'],
    ['4', '5', '5', 'agreed'],
    ['4', '5', '4', 'hers'],
    ['4', '', '4', 'hers'],
    ['', '3', '4', 'clash'],
    ['4', '', '5', 'clash'],
    [undefined, '3', '4', 'hers'],
    [undefined, '4', '4', 'agreed'],
  ])('from %s she wrote %s while %s stands: %s', (base, typed, now, standing) => {
    expect(standingOf(base, typed, now)).toBe(standing)
  })

  it('words are compared as words, numbers as numbers', () => {
    expect(same('Làm tốt, đúng hạn', 'Làm tốt. đúng hạn')).toBe(false)
    expect(same(' Làm tốt\r\n', 'Làm tốt')).toBe(true)
    expect(same('2,50', '2.5')).toBe(true)
  })

  it('an answer counts against what she was shown, not against what came after', () => {
    const mine = answered({ base: '4', typed: '3' }, 'mine', '5')
    expect(standingOf(mine.base, mine.typed, '5')).toBe('hers')
    expect(standingOf(mine.base, mine.typed, '2')).toBe('clash')
    const theirs = answered({ base: '4', typed: '3' }, 'theirs', '5')
    expect(standingOf(theirs.base, theirs.typed, '5')).toBe('untouched')
    expect(answered({ base: '4', typed: '3' }, undefined, '5')).toEqual({ base: '4', typed: '3' })
  })
})

// Several supervisors in one sheet, in every order that chance can think of.
const scheme = shippedSchemes[0]!
const keys = ['discipline', 'progress', 'remark'] as const
type Key = (typeof keys)[number]
const typing = fc.record({
  kind: fc.constant('type' as const),
  who: fc.nat(2),
  key: fc.constantFrom(...keys),
  text: fc.constantFrom('', '1', '2', '2,0', '3', '4'),
})
const saving = fc.record({ kind: fc.constant('save' as const), who: fc.nat(2) })
const looking = fc.record({ kind: fc.constant('look' as const), who: fc.nat(2) })
const answering = fc.record({
  kind: fc.constant('answer' as const),
  who: fc.nat(2),
  choice: fc.constantFrom('mine' as const, 'theirs' as const),
})
const steps = fc.array(fc.oneof({ weight: 4, arbitrary: typing }, saving, saving, looking, answering), {
  maxLength: 40,
})

type Hand = { base: Record<Key, string>; typed: Record<Key, string>; asked: Map<Key, string> }

class Office {
  person: PersonMonth = {
    ...{ evaluationId: 'e', personId: 'p', code: 'NV1', fullName: 'Đỗ Xuân', positionTitle: 'Chuyên viên' },
    ...{ department: null, category: 'civil_servant', notGraded: null, knockOut: null },
    ...{
      byHead: false,
      decided: false,
      remark: null,
      assessorId: null,
      assessorDelegationId: null,
      points: {},
      tasks: [],
      deductions: [],
    },
  }
  hands: Hand[] = [0, 1, 2].map(() => ({ base: this.now(), typed: this.now(), asked: new Map() }))

  now(): Record<Key, string> {
    const cells = rowCellsOf(scheme, this.person)
    return Object.fromEntries(keys.map((key) => [key, cells[key] ?? ''])) as Record<Key, string>
  }

  save(hand: Hand): void {
    const before = this.now()
    // What the page asked before this is answered or asked anew by it.
    hand.asked.clear()
    const { change, faults, base } = readRow(scheme, this.person, {
      person: 'p',
      cells: hand.typed,
      base: hand.base,
    })
    for (const [key, points] of Object.entries(change?.scores ?? {})) {
      if (points === null) delete this.person.points[key]
      else this.person.points[key] = points
    }
    if (change?.remark !== undefined) this.person.remark = change.remark
    const after = this.now()
    for (const key of keys) {
      // Never over a value that she was not shown.
      if (!same(before[key], after[key])) expect(same(before[key], hand.base[key])).toBe(true)
      const clash = faults.find((fault) => fault.key === key)
      // What she wrote stands, or she is asked and it is still hers.
      if (clash) {
        expect(same(clash.typed, hand.typed[key]) && same(clash.now ?? '', before[key])).toBe(true)
        hand.asked.set(key, clash.now ?? '')
      } else {
        if (!same(hand.typed[key], hand.base[key])) expect(same(after[key], hand.typed[key])).toBe(true)
        hand.asked.delete(key)
      }
      hand.base[key] = base[key] ?? hand.base[key]
    }
  }

  /** What others wrote is shown where she wrote nothing. */
  look(hand: Hand): void {
    const now = this.now()
    for (const key of keys)
      if (same(hand.typed[key], hand.base[key])) hand.base[key] = hand.typed[key] = now[key]
  }

  answer(hand: Hand, choice: 'mine' | 'theirs'): void {
    for (const [key, seen] of hand.asked) {
      const { base, typed } = answered({ base: hand.base[key], typed: hand.typed[key] }, choice, seen)
      Object.assign(hand.base, { [key]: base ?? '' })
      hand.typed[key] = typed
    }
    hand.asked.clear()
  }
}

it('who types back what she had started from is asked no more, and the other’s value is hers to see', () => {
  const office = new Office()
  const [one, two] = office.hands as [Hand, Hand, Hand]
  one.typed.progress = '3'
  office.save(one)
  two.typed.progress = '4'
  office.save(two)
  expect([...two.asked]).toEqual([['progress', '3']])
  two.typed.progress = two.base.progress
  office.save(two)
  expect(two.asked.size).toBe(0)
  office.look(two)
  expect(two.typed.progress).toBe('3')
})

it('ten thousand interleavings of three supervisors: no value is overwritten unseen, none typed is lost, and they come to agree', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const office = new Office()
      for (const step of taken) {
        const hand = office.hands[step.who]!
        if (step.kind === 'type') hand.typed[step.key] = step.text
        else if (step.kind === 'save') office.save(hand)
        else if (step.kind === 'look') office.look(hand)
        else office.answer(hand, step.choice)
      }
      for (const hand of office.hands) {
        office.save(hand)
        office.answer(hand, 'mine')
        office.save(hand)
        expect(hand.asked.size).toBe(0)
      }
      for (const hand of office.hands) office.look(hand)
      for (const { typed } of office.hands)
        for (const key of keys) expect(same(typed[key], office.now()[key])).toBe(true)
    }),
    { numRuns: 10_000 },
  )
}, 120_000)

it('fields of a page: hers where she typed, the other’s elsewhere, a question where both did', () => {
  const base = { remark: '', 'deductions.0.reason': 'Đi muộn' }
  const typed = { remark: 'Tốt', 'deductions.0.reason': 'Đi muộn', 'deductions.1.reason': '' }
  const now = { remark: '', 'deductions.0.reason': 'Đi muộn hai lần' }
  expect(mergeFields(base, typed, now)).toMatchObject({
    fields: { remark: 'Tốt', 'deductions.0.reason': 'Đi muộn hai lần', 'deductions.1.reason': '' },
    clashes: [],
  })
  expect(mergeFields(base, { ...typed, 'deductions.0.reason': '' }, now).clashes).toMatchObject([
    { field: 'deductions.0.reason', typed: '', now: 'Đi muộn hai lần' },
  ])
})
