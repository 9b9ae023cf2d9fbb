import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratio } from '@/lib/decimal'
import {
  countsFromTasks,
  defaultFor,
  tasksFromCounts,
  type TaskCounts,
} from '@/lib/evaluations/grading/defaults/rules'
import { gradeCase, measuresOf } from '@/lib/evaluations/grading/rules'
import { parseCase, type Leadership } from '@/lib/evaluations/grading/schema'
import { shippedSchemes, type Letter, type Scheme } from '@/lib/evaluations/schemes/schema'
import { hn, nd, task } from './cases'

const counts = (assigned: number, unfinished = 0, returned = 0, late = 0): TaskCounts => ({
  assigned,
  unfinished,
  returned,
  late,
})
const possible = fc
  .tuple(fc.integer({ min: 1, max: 999 }), fc.nat(), fc.nat(), fc.nat())
  .map(([n, u, r, l]) => {
    const unfinished = u % (n + 1)
    const done = n - unfinished
    return counts(n, unfinished, r % (done + 1), l % (done + 1))
  })

describe('tasksFromCounts', () => {
  it.each<[TaskCounts, unknown[]]>([
    [counts(0), []],
    [counts(5), [task('5')]],
    [counts(5, 5), [task('5', { completed: false })]],
    [
      counts(10, 2, 3, 1),
      [
        task('5'),
        task('2', { failed_reviews: 1 }),
        task('1', { failed_reviews: 1, late: 1 }),
        task('2', { completed: false }),
      ],
    ],
    [counts(10, 0, 1, 3), [task('7'), task('2', { late: 1 }), task('1', { failed_reviews: 1, late: 1 })]],
    [counts(2, 0, 2, 2), [task('2', { failed_reviews: 1, late: 1 })]],
    [counts(999), [task('999')]],
  ])('%j', (given, tasks) => {
    expect(tasksFromCounts(given)).toEqual({ tasks })
  })

  it.each<[TaskCounts, keyof TaskCounts, string]>([
    [counts(1000), 'assigned', 'Nhiều nhất 999 việc một tháng.'],
    [counts(1.5), 'assigned', 'Phải là số nguyên từ 0 trở lên.'],
    [counts(-1), 'assigned', 'Phải là số nguyên từ 0 trở lên.'],
    [counts(Number.NaN), 'assigned', 'Phải là số nguyên từ 0 trở lên.'],
    [counts(5, 6), 'unfinished', 'Việc chưa xong không thể nhiều hơn 5 việc được giao.'],
    [counts(5, -1), 'unfinished', 'Phải là số nguyên từ 0 trở lên.'],
    [counts(5, 2, 4), 'returned', 'Việc phải làm lại không thể nhiều hơn 3 việc đã xong.'],
    [counts(5, 2, 0, 4), 'late', 'Việc chậm không thể nhiều hơn 3 việc đã xong.'],
    [counts(5, 0, 0, 0.1), 'late', 'Phải là số nguyên từ 0 trở lên.'],
  ])('refuses %j', (given, field, why) => {
    expect(tasksFromCounts(given)).toEqual({ error: { field, why } })
  })

  it('gives (n−u)/n, (n−u−0.25r)/n, (n−u−0.25l)/n, and comes back', () => {
    fc.assert(
      fc.property(possible, (given) => {
        const read = tasksFromCounts(given)
        if ('error' in read) throw new Error(read.error.why)
        const { assigned: n, unfinished: u, returned: r, late: l } = given
        expect(read.tasks.length).toBeLessThanOrEqual(4)
        expect(measuresOf(read.tasks, '0.25')).toEqual({
          quantity: ratio(n - u, n),
          quality: ratio(4 * (n - u) - r, 4 * n),
          timeliness: ratio(4 * (n - u) - l, 4 * n),
        })
        expect(countsFromTasks(read.tasks)).toEqual(given)
      }),
    )
  })
})

describe('countsFromTasks', () => {
  it('adds tasks of any order', () => {
    expect(countsFromTasks([])).toEqual(counts(0))
    expect(countsFromTasks([task('2', { late: 1 }), task('3.0'), task('1', { completed: false })])).toEqual(
      counts(6, 1, 0, 2),
    )
    expect(countsFromTasks([task('999')])).toEqual(counts(999))
  })

  it.each([
    [task('1.5')],
    [task('x')],
    [task('1', { failed_reviews: 2 })],
    [task('1', { late: 2 })],
    [task('1', { objective_cause: true })],
    [task('1', { completed: false, late: 1 })],
    [task('1', { completed: false, failed_reviews: 1 })],
  ])('has no counts for %j', (each) => {
    expect(countsFromTasks([each])).toBeNull()
  })

  it('has no counts for more than a month can hold', () => {
    expect(countsFromTasks([task('999'), task('1')])).toBeNull()
  })
})

describe('defaultFor', () => {
  const letters: Letter[] = ['A', 'B', 'C', 'D']

  function gradeOf(
    scheme: Scheme,
    given: ReturnType<typeof defaultFor>,
    leadership: Leadership | null = null,
  ) {
    if (!given) return 'none'
    const read = given.counts ? tasksFromCounts(given.counts) : null
    if (read && 'error' in read) throw new Error(read.error.why)
    const parsed = parseCase(
      {
        scheme: scheme.code,
        points: given.points,
        ...(read ? { tasks: read.tasks } : {}),
        ...(leadership ? { leader: true, leadership } : {}),
      },
      shippedSchemes,
    )
    return 'error' in parsed ? parsed.error.field : gradeCase(scheme, parsed.case).grade
  }

  it.each(letters)('HN-2018: %s really gives it', (letter) => {
    expect(gradeOf(hn, defaultFor(hn, letter, null))).toBe(letter)
    expect(defaultFor(hn, letter, 12)).toEqual(defaultFor(hn, letter, null))
  })

  it('HN-2018: near the middle of the band, without bonus points', () => {
    const points = (letter: Letter) => defaultFor(hn, letter, null)?.points
    expect(points('A')).toEqual({ discipline: '20', progress: '35', quality: '35', bonus: '0' })
    expect(points('B')).toEqual({ discipline: '16', progress: '28', quality: '28', bonus: '0' })
    expect(points('C')).toEqual({ discipline: '12', progress: '21', quality: '21', bonus: '0' })
    expect(points('D')).toEqual({ discipline: '5', progress: '8.75', quality: '8.75', bonus: '0' })
  })

  it.each(letters)('ND335-2025: %s for any number of tasks', (letter) => {
    for (const assigned of [1, 2, 3, 4, 5, 7, 10, 33, 100, 999]) {
      const found = defaultFor(nd, letter, assigned)
      expect(found?.counts?.assigned).toBe(assigned)
      expect(gradeOf(nd, found), `${assigned}`).toBe(letter)
    }
  })

  it('ND335-2025: plain counts and points in quarters', () => {
    expect(defaultFor(nd, 'A', 20)?.counts).toEqual(counts(20, 1))
    expect(defaultFor(nd, 'B', 20)).toEqual({
      points: {
        'I.1': '4',
        'I.2': '4',
        'II.1': '2',
        'II.2': '2',
        'II.3': '2',
        'II.4': '2',
        'III.1': '2',
        'III.2': '2',
        'III.3': '2',
        'III.4': '2',
      },
      counts: counts(20, 4),
    })
  })

  it('ND335-2025: points alone where the tasks are not known', () => {
    const found = defaultFor(nd, 'C', null)
    expect(found?.counts).toBeNull()
    expect(found?.points).toMatchObject({ 'I.1': '3', 'II.1': '1.5' })
  })

  it('is null where the letter cannot be reached', () => {
    const low = { unit_result: '0.5', organising: '0.5', unity: '0.5' }
    expect(defaultFor(nd, 'A', 0)).toBeNull()
    expect(defaultFor(nd, 'A', 1000)).toBeNull()
    expect(defaultFor(nd, 'A', 10, low)).toBeNull()
    expect(defaultFor({ ...hn, bands: hn.bands.slice(1) }, 'A', null)).toBeNull()
  })

  it('counts the terms of a leader', () => {
    const low = { unit_result: '0.5', organising: '0.5', unity: '0.5' }
    const full = { unit_result: '1', organising: '1', unity: '1' }
    for (const letter of letters) expect(gradeOf(nd, defaultFor(nd, letter, 10, full), full)).toBe(letter)
    for (const letter of ['B', 'C', 'D'] as const)
      expect(gradeOf(nd, defaultFor(nd, letter, 10, low), low)).toBe(letter)
  })

  it('uses bonus points only where nothing else reaches the letter', () => {
    const strict = {
      ...hn,
      bands: hn.bands.map((band) => (band.letter === 'A' ? { ...band, from: '95' } : band)),
    }
    const found = defaultFor(strict, 'A', null)
    expect(Number(found?.points.bonus)).toBeGreaterThan(0)
  })
})
