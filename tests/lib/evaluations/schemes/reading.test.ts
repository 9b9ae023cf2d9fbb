import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf } from '@/lib/evaluations/schemes/drafts/changes/rules'
import { categories, tidied, typedOf } from '@/lib/evaluations/schemes/drafts/form/rules'
import { readTyped } from '@/lib/evaluations/schemes/drafts/reading/rules'
import { endedBy, firstFree, type InForce, placeFaults } from '@/lib/evaluations/schemes/drafts/rules'
import type { Typed } from '@/lib/evaluations/schemes/drafts/schema'
import { shippedSchemes, type StaffCategory } from '@/lib/evaluations/schemes/schema'
import { reprimanded, withCase } from '../two-cases'

const [hn2018, nd335] = shippedSchemes as [(typeof shippedSchemes)[0], (typeof shippedSchemes)[0]]

function faultsOf(change: Typed, scheme = nd335) {
  const read = readTyped({ ...typedOf(scheme), ...change }, scheme)
  return 'faults' in read ? read.faults : []
}
const whyOf = (field: string, change: Typed, scheme = nd335) =>
  faultsOf(change, scheme).find((fault) => fault.field === field)?.why

describe('a form filled from a scheme', () => {
  it.each([hn2018, nd335])('reads back as the very same scheme: $code', (scheme) => {
    expect(readTyped(typedOf(scheme), scheme)).toEqual({ scheme })
    expect(readTyped(tidied(typedOf(scheme), scheme), scheme)).toEqual({ scheme })
  })

  it('keeps the English words where the Vietnamese ones were not changed', () => {
    const read = readTyped({ ...typedOf(hn2018), 'c.1.label': 'Đúng hẹn với dân' }, hn2018)
    expect('scheme' in read && read.scheme.criteria.map(({ label }) => label.en)).toEqual([
      'Discipline and conduct',
      'Đúng hẹn với dân',
      'Quality of work',
      'Bonus',
    ])
  })

  it('does without a letter whose row is empty, everywhere where letters are chosen', () => {
    const three = { 'b.D.from': '', 'b.D.name': ' ', 'b.C.from': '0', 'knock.letter': 'C' }
    const read = readTyped({ ...typedOf(nd335), ...three }, nd335)
    expect('scheme' in read && read.scheme.bands.map(({ letter, from }) => letter + from)).toEqual([
      'A90',
      'B70',
      'C0',
    ])
    if (!('scheme' in read)) throw new Error('not read')
    expect(readTyped(typedOf(read.scheme), nd335)).toEqual({ scheme: read.scheme })
    expect(changesOf(nd335, read.scheme).map(({ what, after }) => [what, after])).toContainEqual([
      expect.stringContaining('D'),
      '',
    ])
    expect(whyOf('knock.letter', { ...three, 'knock.letter': 'D' })).toBe('Chọn một trong các loại A, B, C.')
    expect(whyOf('quota.letter', { ...three, 'quota.letter': 'D' })).toBe('Chọn một trong các loại A, B, C.')
    expect(whyOf('quota.base.D', { ...three, 'quota.base.D': '1' })).toBe(
      'Phương án không có loại D: bỏ chọn loại này.',
    )
    // Half a row is a slip, and one letter alone grades nobody.
    expect(whyOf('b.D.name', { ...three, 'b.D.from': '0', 'b.C.from': '50' })).toBe('Ghi tên của loại D.')
    const alone = { 'b.B.from': '', 'b.B.name': '', 'b.C.from': '', 'b.C.name': '' }
    expect(whyOf('b.C.from', { ...three, ...alone })).toContain('Còn trống')
  })

  it('leaves out rows that hold nothing, writes words in one line, and gives a group that was just named an id', () => {
    const kept = tidied(
      {
        'g.0.id': 'g1',
        'g.0.label': ' A ',
        'm.units.label': 'Số\nviệc',
        'g.3.label': 'B',
        'g.4.label': ' ',
        'c.5.id': 'x',
        'c.5.label': ' Đúng hẹn\r\nvới dân ',
        'c.7.group': 'g1',
      },
      nd335,
    )
    expect(kept).toEqual({
      'g.0.id': 'g1',
      'g.0.label': 'A',
      'g.1.id': 'g2',
      'g.1.label': 'B',
      'm.units.label': 'Số việc',
      'c.0.id': 'x',
      'c.0.label': 'Đúng hẹn với dân',
    })
  })
})

describe('cases that set a letter at once', () => {
  const two = withCase(nd335)
  const rows = (typed: Typed) => Object.entries(typed).filter(([field]) => field.startsWith('k.'))

  it('read back as they were, with their own ids', () => {
    expect(readTyped(tidied(typedOf(two), two), two)).toEqual({ scheme: two })
  })

  it('are added by a row and taken out by emptying it; an id of before never means another case', () => {
    const added = { ...typedOf(two), 'k.3.label': ' Vắng\nkhông phép ', 'k.3.letter': 'D', 'c.0.id': 'k3' }
    expect(rows(tidied(added, two))).toEqual([
      ['k.0.id', 'k2'],
      ['k.0.label', reprimanded],
      ['k.0.letter', 'C'],
      ['k.1.id', 'k4'],
      ['k.1.label', 'Vắng không phép'],
      ['k.1.letter', 'D'],
    ])
    expect(rows(tidied({ ...typedOf(two), 'k.0.label': ' ' }, two))).toEqual([])
    const fresh = { ...typedOf(nd335), 'k.0.label': 'Vắng không phép', 'k.0.letter': 'D' }
    expect(rows(tidied(fresh, two))[0]).toEqual(['k.0.id', 'k3'])
  })

  it('keep a row as it was typed, and say all that is wrong with it', () => {
    const typed = tidied({ ...typedOf(nd335), 'k.0.letter': 'C', 'k.1.label': 'Vắng không phép' }, nd335)
    expect(rows(typed)).toEqual([
      ['k.0.letter', 'C'],
      ['k.1.id', 'k2'],
      ['k.1.label', 'Vắng không phép'],
    ])
    const read = readTyped(typed, nd335)
    expect('faults' in read && read.faults.map(({ field }) => field)).toEqual(['k.0.label', 'k.1.letter'])
  })

  it('refuse the same words twice, and a criterion that is called as one of them', () => {
    const again = { 'k.0.id': 'k2', 'k.0.label': 'co quyet dinh ky luat trong thang', 'k.0.letter': 'C' }
    expect(faultsOf({ ...again, 'c.0.id': 'k2' }, hn2018).map(({ field }) => field)).toEqual([
      'c.0.id',
      'k.0.label',
    ])
    expect(whyOf('c.0.id', { 'c.0.id': 'discipline_decision' })).toContain('đặt mã khác')
  })

  it('are told beside the old scheme', () => {
    expect(changesOf(nd335, two)).toEqual([
      { what: 'Xếp loại ngay, dòng 2', before: '', after: `${reprimanded}: xếp loại C` },
    ])
  })
})

it('a number below zero is called one, and what is no number is called none', () => {
  expect(whyOf('c.0.max', { 'c.0.max': '-2' })).toBe('“-2” là số âm: ghi số từ 0 trở lên, ví dụ 2,5.')
  expect(whyOf('c.0.max', { 'c.0.max': 'hai' })).toContain('“hai” không phải số')
})

describe('what a scheme does otherwise is told', () => {
  const told = (change: Typed) => {
    const read = readTyped({ ...typedOf(nd335), ...change }, nd335)
    return (
      'scheme' in read &&
      changesOf(nd335, read.scheme).map(({ what, before, after }) => [what, before, after])
    )
  }

  it('whom it is for, what is chosen from lists and the measures, in the words of the form', () => {
    expect(
      told({
        'cat.contract_worker': '',
        'due.approval': '30',
        'm.quality.label': 'Chất lượng việc',
        inside: 'names',
      }),
    ).toEqual([
      [
        'Loại cán bộ',
        'Cán bộ, Công chức, Viên chức, Người lao động hợp đồng',
        'Cán bộ, Công chức, Viên chức',
      ],
      ['Hạn phê duyệt', 'ngày làm việc cuối tháng', 'ngày 30'],
      [
        'Công khai trong cơ quan',
        'Số người của từng loại, như số liệu công bố ra ngoài',
        'Họ tên và loại của từng người',
      ],
      ['Nội dung đo, Chất lượng', 'b: Chất lượng', 'b: Chất lượng việc'],
    ])
    expect(changesOf(nd335, hn2018)).toContainEqual({
      what: 'Cách chấm',
      before: 'Theo tiêu chí và nhiệm vụ trong tháng',
      after: 'Chỉ theo tiêu chí',
    })
  })

  it('shares as the percent that was typed, whatever floats make of it', () => {
    expect(told({ 'task.fault': '7', 'mid.percent': '28,99' })).toEqual([
      ['Có mặt ít nhất (% số ngày)', '50', '28,99'],
      ['Mỗi lần làm lại hoặc chậm bớt (%)', '25', '7'],
    ])
  })
})

describe('every fault says where and how to mend it', () => {
  it('points that do not add up to 100, with both sums and the difference', () => {
    expect(whyOf('c.9.max', { 'c.0.max': '4,5' })).toBe(
      'Điểm tối đa là 99,5 (29,5 của tiêu chí cộng 70 của nhiệm vụ), phải đúng 100: thêm 0,5 điểm ở một hay nhiều tiêu chí.',
    )
    expect(whyOf('c.3.max', { 'c.0.max': '25' }, hn2018)).toBe(
      'Điểm tối đa là 105 (4 tiêu chí cộng lại), phải đúng 100: bớt 5 điểm ở một hay nhiều tiêu chí.',
    )
  })

  it('bands that overlap, that nobody reaches, that leave a gap below', () => {
    expect(whyOf('b.B.from', { 'b.B.from': '90' })).toBe(
      'Loại B từ 90 điểm chồng lên loại A từ 90 điểm: ghi một số dưới 90.',
    )
    expect(whyOf('b.A.from', { 'b.A.from': '101' })).toContain('trên 100')
    expect(whyOf('b.D.from', { 'b.D.from': '10' })).toBe(
      'Người dưới 10 điểm không thuộc loại nào: loại D phải bắt đầu từ 0.',
    )
  })

  it.each<[string, Typed]>([
    ['code', { code: '' }],
    ['code', { code: 'Phương án' }],
    ['date', { date: '31/02/2026' }],
    ['from', { from: '13/2026' }],
    ['to', { to: 'mãi mãi' }],
    ['to', { to: '12/2025' }],
    ['c.0.id', { 'c.0.id': '1a' }],
    ['c.0.id', { 'c.0.id': 'constructor' }],
    ['c.1.id', { 'c.1.id': 'I.1' }],
    ['c.0.group', { 'c.0.group': 'nowhere' }],
    ['c.0.label', { 'c.0.label': ' ' }],
    ['c.0.max', { 'c.0.max': 'năm' }],
    ['c.0.max', { 'c.0.max': '0' }],
    ['quota.percent', { 'quota.percent': '120' }],
    ['quota.outstanding', { 'quota.outstanding': '10' }],
    ['due.selfScore', { 'due.selfScore': '31', 'due.assessor': '28' }],
    ['due.assessor', { 'due.assessor': 'last_working_day', 'due.approval': '28' }],
    ['task.terms', { 'task.terms': '1; 2' }],
    ['task.fault', { 'task.fault': '' }],
    ['task.fault', { 'task.fault': '33,333' }],
    ['mid.percent', { 'mid.percent': '33,333' }],
    ['m.unity.letter', { 'm.unity.letter': '' }],
    ['knock.label', { 'knock.label': '' }],
  ])('%s of %o', (field, change) => {
    const why = whyOf(field, change)
    expect(why).toBeTruthy()
    // A sentence for an administrator, never a validator's own English.
    expect(why).not.toMatch(/invalid|expected|too (small|big)/i)
  })

  it('all of them at once, but for sums over what is no number', () => {
    const faults = faultsOf({ code: '', 'c.0.max': 'x', 'b.B.from': '95', 'knock.letter': 'E' })
    expect(faults.map(({ field }) => field).sort()).toEqual(['b.B.from', 'c.0.max', 'code', 'knock.letter'])
    const others = faultsOf({ 'c.0.max': '4', 'b.B.from': '-', 'b.D.from': '10', 'quota.outstanding': '10' })
    expect(others.map(({ field }) => field).sort()).toEqual(['b.B.from', 'c.9.max', 'quota.outstanding'])
  })

  it('boxes that are all empty', () => {
    const typed = Object.fromEntries(
      Object.entries(typedOf(nd335)).filter(([field]) => !/^(cat|quota\.base)\./.test(field)),
    )
    const read = readTyped(typed, nd335)
    expect('faults' in read && read.faults.map(({ field }) => field)).toEqual([
      'cat.elected_official',
      'quota.base.A',
    ])
  })

  it('whatever is typed, it is a scheme or a list of sentences, and never throws', () => {
    const fields = Object.keys(typedOf(nd335))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...fields), fc.string({ maxLength: 12 })), (change) => {
        const read = readTyped(tidied({ ...typedOf(nd335), ...change }, nd335), nd335)
        if ('faults' in read) expect(read.faults.every(({ field, why }) => field && why)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the place of a scheme among those in force', () => {
  const inForce = (
    code: string,
    from: string,
    to: string | null,
    ends: Partial<Record<StaffCategory, string>> = {},
  ): InForce => ({
    ...{ code, from, to, ended: {} },
    ends: new Map(categories.map((category) => [category, ends[category] ?? to])),
  })
  const others = [inForce('HN-2018', '2018-07', '2025-12'), inForce('ND335-2025', '2026-01', null)]
  const place = (change: object, free = '2027-01', among = others) =>
    placeFaults({ ...nd335, code: 'HN-2027', validFrom: '2027-01', ...change }, among, free)

  it('is free after the months that are open', () => {
    expect(firstFree('2026-11', '2026-11')).toBe('2026-12')
    expect(firstFree('2026-11', null)).toBe('2026-12')
    expect(firstFree('2026-11', '2026-12')).toBe('2027-01')
    expect(place({})).toEqual([])
    expect(place({ validFrom: '2026-11' })[0]!.why).toContain('đã mở theo phương án cũ')
  })

  it('leaves nobody and no month without a scheme', () => {
    expect(place({ validTo: '2027-06' })[0]).toMatchObject({ field: 'to' })
    const ended = [others[0]!, inForce('ND335-2025', '2026-01', '2026-12')]
    expect(place({ validFrom: '2027-03' }, '2027-01', ended)[0]!.why).toMatch(
      /Không có phương án nào từ tháng.1\/2027/,
    )
  })

  it('is for some categories alone, beside what is in force for the others', () => {
    const some = { staffCategories: ['public_employee'] as StaffCategory[] }
    expect(place(some)).toEqual([])
    expect(endedBy({ ...nd335, ...some, validFrom: '2027-01' }, others[1]!)).toEqual({
      categories: ['public_employee'],
      wholly: false,
    })
    expect(endedBy({ ...nd335, ...some, validFrom: '2027-01' }, others[0]!).categories).toEqual([])
    // Taken over from 2027 on: whoever comes next for the others ends what is left.
    const taken = inForce('ND335-2025', '2026-01', null, { public_employee: '2026-12' })
    const rest = categories.filter((category) => category !== 'public_employee')
    expect(endedBy({ validFrom: '2027-03', staffCategories: rest }, taken).wholly).toBe(true)
    const later: InForce = {
      ...inForce('VC-2027', '2027-01', null),
      ends: new Map([['public_employee', null]]),
    }
    const among = [...others.slice(0, 1), taken, later]
    expect(place({ ...some, validFrom: '2027-02' }, '2027-01', among)).toEqual([])
    expect(place({ staffCategories: rest }, '2027-01', among)).toEqual([])
    const [clash] = place({ ...some }, '2026-12', among)
    expect(clash!.why).toMatch(/^Phương án VC-2027 đã có hiệu lực cho viên chức từ/)
  })

  it('is not before a later one, and its code is its own', () => {
    const later = [...others, inForce('HN-2028', '2028-01', null)]
    expect(place({}, '2027-01', later).map(({ field }) => field)).toContain('from')
    expect(place({ code: 'nd335-2025' })[0]).toMatchObject({ field: 'code' })
  })
})
