import { describe, expect, it } from 'vitest'
import { decimalGrammar } from '@/lib/decimal'
import { parseCase } from '@/lib/evaluations/grading/schema'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { fullPoints, hnCase, leading, ndCase, taken, task } from './cases'

type Json = { [key: string]: unknown }

const parse = (value: unknown) => parseCase(value, shippedSchemes)
const fieldOf = (value: unknown) => {
  const parsed = parse(value)
  return 'error' in parsed ? parsed.error.field : 'fits'
}
const whyOf = (value: unknown) => {
  const parsed = parse(value)
  return 'error' in parsed ? parsed.error.why : 'fits'
}

const good = (): Json => hnCase(['20', '35', '35', '10'])
const goodTasks = (more: Json = {}): Json => ({ ...ndCase(fullPoints, [task('1')]), ...more })
const without = (value: Json, key: string) =>
  Object.fromEntries(Object.entries(value).filter(([each]) => each !== key))
const points = (more: Json): Json => ({ ...good(), points: { ...(good().points as Json), ...more } })
const oneTask = (more: Json): Json => goodTasks({ tasks: [task('1'), { ...task('1'), ...more }] })

describe('a case that fits', () => {
  it('is read with the optional parts filled in', () => {
    expect(parse(good())).toMatchObject({ case: { deductions: [], discipline_decision: false } })
    expect(parse(good())).toMatchObject({ scheme: { code: 'HN-2018' } })
    expect(parse(goodTasks())).toMatchObject({ scheme: { code: 'ND335-2025' }, case: { leader: false } })
    const { units, completed, failed_reviews, late } = task('1')
    expect(parse(goodTasks({ tasks: [{ units, completed, failed_reviews, late }] }))).toMatchObject({
      case: { tasks: [{ objective_cause: false }] },
    })
  })

  it.each<[string, unknown]>([
    ['a leader', goodTasks(leading('1.0000', '0.50', '0.5'))],
    ['no tasks', goodTasks({ tasks: [] })],
    ['a decision without tasks', without(goodTasks({ discipline_decision: true }), 'tasks')],
    ['a decision with an empty list', goodTasks({ discipline_decision: true, tasks: [] })],
    ['a deduction beyond what is left', { ...good(), deductions: [taken('bonus', '999')] }],
    ['many faults', oneTask({ failed_reviews: 1e30, late: 4 })],
    ['leading zeros', points({ bonus: '010.0000' })],
  ])('%s', (_, value) => {
    expect(fieldOf(value)).toBe('fits')
  })

  it('normalises the reason', () => {
    const parsed = parse({ ...good(), deductions: [taken('bonus', '1', ' Đi muộn '.normalize('NFD'))] })
    expect('case' in parsed && parsed.case.deductions?.[0]?.reason).toBe('Đi muộn'.normalize('NFC'))
  })
})

describe('a case that does not fit names the field', () => {
  it.each<[string, unknown, string]>([
    ['null', null, '$'],
    ['a number', 5, '$'],
    ['a text', 'HN-2018', '$'],
    ['a list', [], '$'],
    ['nothing', undefined, '$'],
    ['an empty object', {}, 'scheme'],
    ['scheme a number', { ...good(), scheme: 1 }, 'scheme'],
    ['scheme unknown', { ...good(), scheme: 'HN-2019' }, 'scheme'],
    ['scheme a name of every object', { ...good(), scheme: 'constructor' }, 'scheme'],
    ['scheme blank', { ...good(), scheme: ' ' }, 'scheme'],
    ['no points', without(good(), 'points'), 'points'],
    ['points a list', { ...good(), points: [] }, 'points'],
    ['points null', { ...good(), points: null }, 'points'],
    ['a criterion missing', { ...good(), points: without(good().points as Json, 'bonus') }, 'points.bonus'],
    [
      'a criterion with dots missing',
      goodTasks({ points: without(goodTasks().points as Json, 'II.4') }),
      'points.II.4',
    ],
    ['a criterion of another scheme', points({ 'I.1': '1' }), 'points.I.1'],
    [
      '__proto__ as a criterion',
      JSON.parse(
        '{"scheme":"HN-2018","points":{"discipline":"1","progress":"1","quality":"1","bonus":"1","__proto__":"1"}}',
      ),
      'points.__proto__',
    ],
    ['constructor as a criterion', points({ constructor: '1' }), 'points.constructor'],
    ['above the maximum', points({ bonus: '10.0001' }), 'points.bonus'],
    ['below zero', points({ quality: '-1' }), 'points.quality'],
    ['a number for text', points({ progress: 35 }), 'points.progress'],
    ['a comma', points({ progress: '34,5' }), 'points.progress'],
    ['five places', points({ progress: '1.00000' }), 'points.progress'],
    ['an unknown key', { ...good(), remark: '' }, 'remark'],
    ['tasks where the scheme has none', { ...good(), tasks: [] }, 'tasks'],
    ['leader where the scheme has none', { ...good(), leader: false }, 'leader'],
    ['deductions null', { ...good(), deductions: null }, 'deductions'],
    ['deductions an object', { ...good(), deductions: {} }, 'deductions'],
    ['a deduction that is a text', { ...good(), deductions: ['x'] }, 'deductions.0'],
    [
      'a deduction of nothing known',
      { ...good(), deductions: [taken('bonus', '1'), taken('toString', '1')] },
      'deductions.1.criterion',
    ],
    [
      'a deduction without points',
      { ...good(), deductions: [without(taken('bonus', '1'), 'points')] },
      'deductions.0.points',
    ],
    ['a deduction of 1000', { ...good(), deductions: [taken('bonus', '1000')] }, 'deductions.0.points'],
    [
      'a deduction without a reason',
      { ...good(), deductions: [without(taken('bonus', '1'), 'reason')] },
      'deductions.0.reason',
    ],
    ['a blank reason', { ...good(), deductions: [taken('bonus', '1', ' \n')] }, 'deductions.0.reason'],
    [
      'an extra key in a deduction',
      { ...good(), deductions: [{ ...taken('bonus', '1'), by: 'x' }] },
      'deductions.0.by',
    ],
    ['discipline_decision a text', { ...good(), discipline_decision: 'false' }, 'discipline_decision'],
    ['discipline_decision null', { ...good(), discipline_decision: null }, 'discipline_decision'],
    ['leader without leadership', goodTasks({ leader: true }), 'leadership'],
    ['leadership without leader', goodTasks({ leadership: leading('1', '1', '1').leadership }), 'leadership'],
    ['leadership with leader false', goodTasks({ ...leading('1', '1', '1'), leader: false }), 'leadership'],
    ['leader a text', goodTasks({ leader: 'true' }), 'leader'],
    ['leadership null', goodTasks({ leader: true, leadership: null }), 'leadership'],
    ['a term of 0.75', goodTasks(leading('1', '0.75', '1')), 'leadership.organising'],
    ['a term of 0', goodTasks(leading('1', '1', '0')), 'leadership.unity'],
    ['a term that is no decimal', goodTasks(leading('x', '1', '1')), 'leadership.unit_result'],
    [
      'a term missing',
      goodTasks({ leader: true, leadership: { unit_result: '1', organising: '1' } }),
      'leadership.unity',
    ],
    ['no tasks key', without(goodTasks(), 'tasks'), 'tasks'],
    ['tasks an object', goodTasks({ tasks: {} }), 'tasks'],
    ['tasks null', goodTasks({ tasks: null }), 'tasks'],
    ['a task that is null', goodTasks({ tasks: [null] }), 'tasks.0'],
    ['units 0', oneTask({ units: '0.0000' }), 'tasks.1.units'],
    ['units a number', oneTask({ units: 4 }), 'tasks.1.units'],
    ['units 1000', oneTask({ units: '1000' }), 'tasks.1.units'],
    ['completed a number', oneTask({ completed: 1 }), 'tasks.1.completed'],
    ['failed_reviews negative', oneTask({ failed_reviews: -1 }), 'tasks.1.failed_reviews'],
    ['failed_reviews a text', oneTask({ failed_reviews: '1' }), 'tasks.1.failed_reviews'],
    ['late a half', oneTask({ late: 0.5 }), 'tasks.1.late'],
    ['late missing', goodTasks({ tasks: [without(task('1'), 'late')] }), 'tasks.0.late'],
    ['objective_cause null', oneTask({ objective_cause: null }), 'tasks.1.objective_cause'],
    ['an extra key in a task', oneTask({ title: 'x' }), 'tasks.1.title'],
  ])('%s', (_, value, field) => {
    expect(fieldOf(value)).toBe(field)
    expect(whyOf(value)).toMatch(/^\p{Lu}.*\.$/u)
  })

  it('says what to do', () => {
    expect(whyOf({ ...good(), scheme: 'X' })).toBe(
      'Không có phương án "X"; các phương án đang có: HN-2018, ND335-2025.',
    )
    expect(whyOf(points({ bonus: '11' }))).toBe('Phải từ 0 đến 10; đang là 11.')
    expect(whyOf(points({ bonus: 'x' }))).toBe(decimalGrammar)
    expect(whyOf({ ...good(), points: without(good().points as Json, 'bonus') })).toBe(
      `Thiếu. ${decimalGrammar}`,
    )
    expect(whyOf({ ...good(), x: 1 })).toBe('Không có trường "x" ở đây; hãy kiểm tra chính tả hoặc bỏ đi.')
    expect(whyOf(goodTasks(leading('1', '0.7', '1')))).toBe('Chỉ nhận "1" hoặc "0.5".')
    expect(whyOf(without(goodTasks(), 'tasks'))).toContain('ghi [].')
  })
})
