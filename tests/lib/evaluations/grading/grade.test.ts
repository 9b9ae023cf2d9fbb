import { describe, expect, it } from 'vitest'
import { ratio, zero } from '@/lib/decimal'
import { gradeCase, measuresOf, type GradeResult } from '@/lib/evaluations/grading/rules'
import { fullPoints, hn, hnCase, leading, nd, ndCase, taken, task } from './cases'

const short = (result: GradeResult) => ('total' in result ? `${result.total} ${result.grade}` : result.grade)

describe('HN-2018', () => {
  it.each<[[string, string, string, string], string]>([
    [['20', '35', '35', '10'], '100.00 A'],
    [['20', '35', '35', '0'], '90.00 A'],
    [['20', '35', '34.995', '0'], '90.00 A'],
    [['20', '35', '34.9949', '0'], '89.99 B'],
    [['20', '30', '20', '0'], '70.00 B'],
    [['20', '30', '19.995', '0'], '70.00 B'],
    [['20', '30', '19.9949', '0'], '69.99 C'],
    [['20', '30', '19.99', '0'], '69.99 C'],
    [['20', '30', '0', '0'], '50.00 C'],
    [['20', '29.995', '0', '0'], '50.00 C'],
    [['20', '29.9949', '0', '0'], '49.99 D'],
    [['0', '0', '0', '0'], '0.00 D'],
    [['0.0025', '0.0025', '0', '0'], '0.01 D'],
    [['18', '33.5', '31', '2'], '84.50 B'],
  ])('%j gives %s', (points, expected) => {
    expect(short(gradeCase(hn, hnCase(points)))).toBe(expected)
  })

  it('explains the case of the contract line by line', () => {
    const result = gradeCase(
      hn,
      hnCase(['18', '33.5', '31', '2'], { deductions: [taken('discipline', '2')] }),
    )
    expect(result).toEqual({
      total: '82.50',
      grade: 'B',
      lines: [
        {
          criterion: 'discipline',
          points: '18.0000',
          why: 'Ý thức tổ chức kỷ luật, phẩm chất đạo đức: 18 trên 20 điểm.',
        },
        { criterion: 'discipline', points: '-2.0000', why: 'Trừ 2 điểm: Điều 5 Quy tắc ứng xử' },
        { criterion: 'progress', points: '33.5000', why: 'Tiến độ thực hiện nhiệm vụ: 33,5 trên 35 điểm.' },
        { criterion: 'quality', points: '31.0000', why: 'Chất lượng thực hiện nhiệm vụ: 31 trên 35 điểm.' },
        { criterion: 'bonus', points: '2.0000', why: 'Điểm thưởng: 2 trên 10 điểm.' },
      ],
    })
  })

  it('takes no more from a criterion than it has, and says so', () => {
    const deductions = [taken('bonus', '1.5'), taken('bonus', '999'), taken('bonus', '1')]
    const result = gradeCase(hn, hnCase(['20', '35', '35', '2'], { deductions }))
    expect(result).toMatchObject({ total: '90.00', grade: 'A' })
    expect('lines' in result && result.lines.slice(-3)).toEqual([
      { criterion: 'bonus', points: '-1.5000', why: 'Trừ 1,5 điểm: Điều 5 Quy tắc ứng xử' },
      {
        criterion: 'bonus',
        points: '-0.5000',
        why: 'Trừ 999 điểm (tiêu chí chỉ còn 0,5 điểm): Điều 5 Quy tắc ứng xử',
      },
      {
        criterion: 'bonus',
        points: '0.0000',
        why: 'Trừ 1 điểm (tiêu chí chỉ còn 0 điểm): Điều 5 Quy tắc ứng xử',
      },
    ])
  })

  it('takes exactly what a criterion has without further words', () => {
    const result = gradeCase(hn, hnCase(['20', '35', '35', '2'], { deductions: [taken('bonus', '2')] }))
    expect('lines' in result && result.lines.at(-1)?.why).toBe('Trừ 2 điểm: Điều 5 Quy tắc ứng xử')
  })

  it('gives D on a discipline decision and still shows the total', () => {
    const result = gradeCase(hn, hnCase(['20', '35', '35', '10'], { discipline_decision: true }))
    expect(short(result)).toBe('100.00 D')
    expect('lines' in result && result.lines.at(-1)).toEqual({
      criterion: 'discipline_decision',
      points: '0.0000',
      why: 'Có quyết định kỷ luật trong tháng: xếp loại D.',
    })
  })
})

describe('ND335-2025', () => {
  const contract = ['5', '4.5', '2.5', '2', '2.5', '2.5', '0', '2.5', '2.5', '1.25']

  it('grades the case of the contract', () => {
    const result = gradeCase(nd, ndCase(contract, [task('4', { failed_reviews: 1 })]))
    expect(result).toMatchObject({ total: '89.42', grade: 'B' })
    expect('lines' in result && result.lines.slice(-3)).toEqual([
      { criterion: 'quantity', points: '23.3333', why: 'Số lượng (a): 100 %, tính 1/3 của 70 điểm.' },
      { criterion: 'quality', points: '17.5000', why: 'Chất lượng (b): 75 %, tính 1/3 của 70 điểm.' },
      { criterion: 'timeliness', points: '23.3333', why: 'Tiến độ (c): 100 %, tính 1/3 của 70 điểm.' },
    ])
    expect('lines' in result && result.lines).toHaveLength(13)
  })

  it('grades the same person as a leader by six terms', () => {
    const result = gradeCase(
      nd,
      ndCase(contract, [task('4', { failed_reviews: 1 })], leading('1', '1', '0.5')),
    )
    expect(result).toMatchObject({ total: '86.50', grade: 'B' })
    expect('lines' in result && result.lines.slice(-3)).toEqual([
      {
        criterion: 'unit_result',
        points: '11.6667',
        why: 'Kết quả của đơn vị phụ trách (d): 100 %, tính 1/6 của 70 điểm.',
      },
      {
        criterion: 'organising',
        points: '11.6667',
        why: 'Tổ chức triển khai nhiệm vụ (đ): 100 %, tính 1/6 của 70 điểm.',
      },
      {
        criterion: 'unity',
        points: '5.8333',
        why: 'Xây dựng đoàn kết nội bộ (e): 50 %, tính 1/6 của 70 điểm.',
      },
    ])
    expect('lines' in result && result.lines.at(-4)?.points).toBe('11.6667')
  })

  const ten = (general: string[]) => general.concat(Array<string>(10 - general.length).fill('0'))
  const done = [task('1')]
  it.each<[string, string[], Parameters<typeof ndCase>[1], string]>([
    ['everything', fullPoints, done, '100.00 A'],
    ['90 exactly', ten(['5', '5', '2.5', '2.5', '2.5', '2.5']), done, '90.00 A'],
    ['89.995', ten(['5', '4.995', '2.5', '2.5', '2.5', '2.5']), done, '90.00 A'],
    ['89.9949', ten(['5', '4.9949', '2.5', '2.5', '2.5', '2.5']), done, '89.99 B'],
    ['tasks alone', [], done, '70.00 B'],
    [
      '69.9988 (a third of a ten-thousandth)',
      [],
      [task('999.95'), task('0.05', { failed_reviews: 1 })],
      '70.00 B',
    ],
    ['nothing finished', fullPoints, [task('3', { completed: false })], '30.00 D'],
    ['half finished', ten(['5', '5', '5']), [task('1'), task('1', { completed: false })], '50.00 C'],
    ['four failed reviews', [], [task('1', { failed_reviews: 4 })], '46.67 D'],
    ['five failed reviews are no worse', [], [task('1', { failed_reviews: 5 })], '46.67 D'],
    ['a thousand failed reviews', [], [task('1', { failed_reviews: 1e30 })], '46.67 D'],
    ['three failed reviews', [], [task('1', { failed_reviews: 3 })], '52.50 C'],
    ['four times late', [], [task('1', { late: 4 })], '46.67 D'],
    ['once late', [], [task('1', { late: 1 })], '64.17 C'],
    ['both', [], [task('1', { failed_reviews: 1, late: 2 })], '52.50 C'],
    [
      'an objective cause forgives both',
      [],
      [task('1', { failed_reviews: 9, late: 9, objective_cause: true })],
      '70.00 B',
    ],
    [
      'not finished for an objective cause',
      [],
      [task('1', { completed: false, objective_cause: true })],
      '0.00 D',
    ],
    ['a third of the units', [], [task('1'), task('2', { completed: false })], '23.33 D'],
    ['two thirds of the units', [], [task('2'), task('1', { completed: false })], '46.67 D'],
    ['a seventh returned', [], [task('1', { failed_reviews: 1 }), task('6')], '69.17 C'],
  ])('%s', (_, points, tasks, expected) => {
    expect(short(gradeCase(nd, ndCase(points, tasks)))).toBe(expected)
  })

  it.each([
    ['1', '1', '1', '70.00 B'],
    ['0.5', '1.0', '1', '64.17 C'],
    ['0.5', '0.5', '1', '58.33 C'],
    ['0.5', '0.50', '0.5', '52.50 C'],
  ])('a leader with %s, %s, %s', (d, e, f, expected) => {
    expect(short(gradeCase(nd, ndCase([], done, leading(d, e, f))))).toBe(expected)
  })

  it('takes deductions from the general criteria only as far as they go', () => {
    const deductions = [taken('I.1', '3'), taken('I.1', '3'), taken('III.4', '1')]
    expect(short(gradeCase(nd, ndCase(fullPoints, done, { deductions })))).toBe('94.00 A')
  })

  it.each([[[]], [undefined]])('does not grade a month without tasks (%j)', (tasks) => {
    expect(gradeCase(nd, ndCase(fullPoints, tasks))).toEqual({
      grade: null,
      why: 'Trong tháng không có nhiệm vụ được giao nên không xếp loại.',
    })
  })

  it('gives D on a discipline decision, with or without tasks', () => {
    const decided = { discipline_decision: true }
    expect(short(gradeCase(nd, ndCase(fullPoints, done, decided)))).toBe('100.00 D')
    expect(short(gradeCase(nd, ndCase(fullPoints, [], decided)))).toBe('null D')
    expect(short(gradeCase(nd, ndCase(fullPoints, undefined, decided)))).toBe('null D')
    const without = gradeCase(nd, ndCase(fullPoints, [], decided))
    expect('lines' in without && without.lines).toHaveLength(11)
  })

  it('leaves leadership out of the sum of somebody who does not lead', () => {
    const { leadership } = leading('0.5', '0.5', '0.5')
    expect(short(gradeCase(nd, ndCase([], done, { leader: false, leadership })))).toBe('70.00 B')
  })

  it('measures in shares of the assigned units', () => {
    expect(measuresOf([], '0.25')).toBeNull()
    expect(
      measuresOf([task('1.5', { late: 1 }), task('1.5', { completed: false, late: 1 })], '0.25'),
    ).toEqual({
      quantity: ratio(1, 2),
      quality: ratio(1, 2),
      timeliness: ratio(3, 8),
    })
    expect(measuresOf([task('2', { failed_reviews: 2 })], '0.5')).toMatchObject({ quality: zero })
  })
})

describe('a scheme an editor added', () => {
  it('is read as data: its own points, bands, letters and task share', () => {
    if (nd.method !== 'points-and-tasks') throw new Error('ND335-2025 has tasks')
    const other = {
      ...nd,
      code: 'HP-2026',
      criteria: [{ ...nd.criteria[0]!, id: 'x', maximum: '20' }],
      taskResult: { ...nd.taskResult, maximum: '80', faultShare: '0.5' },
      bands: nd.bands.map((band, at) => ({ ...band, from: ['95', '85', '60', '0'][at]! })),
    }
    const graded = (x: string, late: number) =>
      short(gradeCase(other, { scheme: 'HP-2026', points: { x }, tasks: [task('1', { late })] }))
    expect(graded('15', 0)).toBe('95.00 A')
    expect(graded('14', 0)).toBe('94.00 B')
    expect(graded('20', 1)).toBe('86.67 B')
    expect(graded('0', 2)).toBe('53.33 D')
  })
})
