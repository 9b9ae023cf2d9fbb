import type { CellValue } from 'hucre/xlsx'
import { readXlsxFile } from '@/tests/support/sheets/second'
import { describe, expect, it } from 'vitest'
import { monthAbout } from '@/lib/evaluations/exports/month/about/rules'
import { monthSheets } from '@/lib/evaluations/exports/month/rules'
import { tasksFromCounts } from '@/lib/evaluations/grading/defaults/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { planScores } from '@/lib/evaluations/scores-import/plans/rules'
import { parseMonth } from '@/lib/evaluations/scores-import/whole/rules'
import type { SheetPerson, StoredTask } from '@/lib/evaluations/sheets/schema'
import { writeBook } from '@/lib/sheets/book'
import { readTable } from '@/lib/sheets/read'
import { xlsxBytes } from '@/tests/support/sheets/files'

// Tasks that are written one by one, on their way out and back in: unchanged, mended, added, and each way to be wrong.

const [hn, nd] = [shippedSchemes[0]!, shippedSchemes[1]!]
const task = (title: string | null, change: Partial<StoredTask> = {}): StoredTask => ({
  ...{ title, units: '1', completed: true, failed_reviews: 0, late: 0, objective_cause: false },
  ...change,
})
const counted = (assigned: number, unfinished = 0, returned = 0, late = 0): StoredTask[] => {
  const read = tasksFromCounts({ assigned, unfinished, returned, late })
  if ('error' in read) throw new Error(read.error.why)
  return read.tasks.map((each) => ({ ...each, title: null }))
}
function person(code: string, tasks: StoredTask[], change: Partial<SheetPerson> = {}): SheetPerson {
  return {
    ...{ evaluationId: code, personId: code, code, fullName: `Nguyễn Thị ${code}`, tasks, scheme: nd },
    ...{ positionTitle: 'Chuyên viên', department: null, category: 'civil_servant', notGraded: null },
    ...{ byHead: false, decided: false },
    ...{ knockOut: null, remark: null, assessorId: null, assessorDelegationId: null },
    ...{ points: { 'I.1': '4.5' }, deductions: [] },
    ...change,
  }
}

type Rows = CellValue[][]
type Book = { name: string; rows: Rows }[]
const about = { unit: 'Phường Thử', month: 'tháng 10', state: 'Đang chấm', open: true, scores: true }

function written(people: readonly SheetPerson[]) {
  const schemes = [...new Set(people.map(({ scheme }) => scheme))]
  const sheets = monthSheets(schemes, {
    people,
    decided: new Map(),
    nameOf: () => '',
    open: true,
    scores: () => true,
  })
  return writeBook(sheets, monthAbout(schemes, about))
}

async function plan(people: readonly SheetPerson[], bytes: Uint8Array, actorId: string | null = null) {
  const read = await readTable(bytes, 'tháng.xlsx')
  const schemes = [...new Set(people.map(({ scheme }) => scheme))]
  const standingOf = (code: string) => {
    const found = people.find((each) => each.code === code)
    if (!found) return 'unknown'
    if (code === actorId) return 'herself'
    return found.notGraded === null ? 'scored' : 'not-scored'
  }
  const parsed = parseMonth(read, schemes, { people, nameOf: () => '', standingOf })
  return planScores(
    parsed,
    people.map(({ code, points }) => ({ staffCode: code, points })),
  )
}

/** The exported workbook as the second reader has it, to be typed over. */
async function book(people: readonly SheetPerson[]): Promise<Book> {
  return readXlsxFile(await written(people))
}

const tasksOf = (all: Book) => all.find(({ name }) => name === 'Nhiệm vụ')!.rows
const pointsOf = (all: Book) => all[0]!.rows
function typed(rows: Rows, at: number, column: string, value: CellValue) {
  const place = rows[0]!.indexOf(column)
  if (place < 0) throw new Error(`no column ${column}`)
  rows[at] ??= rows[0]!.map(() => null)
  rows[at][place] = value
}
function row(rows: Rows, cells: Record<string, CellValue>) {
  const at = rows.length
  for (const [column, value] of Object.entries(cells)) typed(rows, at, column, value)
  return at + 1
}

/** What would stand of a person's tasks after the file was taken in. */
async function after(people: readonly SheetPerson[], edit: (all: Book) => void) {
  const all = await book(people)
  edit(all)
  const bytes = await xlsxBytes(all)
  const found = await plan(people, bytes)
  const tasks = (code: string) =>
    found.writes.flatMap((each) =>
      'write' in each && each.staffCode === code ? (each.write.tasks ?? []) : [],
    )
  return {
    found,
    tasks,
    bytes,
    refused: found.refused.map(({ sheet, row: at, column, value, why }) => ({
      at: `${sheet} ${at} ${column} ${value}`,
      why,
    })),
  }
}

const said = (code: string, title: string, more: Record<string, CellValue> = {}) => ({
  ...{ 'Mã cán bộ': code, 'Tên việc': title, 'Đơn vị sản phẩm chuẩn': 1, 'Đã hoàn thành': 'Có' },
  ...more,
})

describe('a workbook with tasks', () => {
  const people = [
    person('NV1', [task('Soạn đề án', { units: '2.5', late: 1 }), task(null, { objective_cause: true })]),
    person('NV2', counted(20, 1, 2, 1)),
    person('NV3', []),
  ]

  it('has one row a task of whom no counts stand for, dressed as the other sheets are', async () => {
    const rows = tasksOf(await book(people))
    expect(rows).toEqual([
      [
        ...['Mã cán bộ', 'Họ và tên', 'Việc', 'Tên việc', 'Đơn vị sản phẩm chuẩn', 'Đã hoàn thành'],
        ...['Số lần phải làm lại', 'Số lần chậm', 'Có nguyên nhân khách quan được xác nhận'],
      ],
      ['NV1', 'Nguyễn Thị NV1', 1, 'Soạn đề án', 2.5, 'Có', 0, 1, 'Không'],
      ['NV1', 'Nguyễn Thị NV1', 2, null, 1, 'Có', 0, 0, 'Có'],
    ])
    const [, sheet] = monthSheets([nd], {
      people,
      decided: new Map(),
      nameOf: () => '',
      open: true,
      scores: () => true,
    })
    expect(sheet).toMatchObject({ name: 'Nhiệm vụ', fixed: 2, spare: 50 })
    const [code, name, nth, ...others] = sheet!.columns
    expect([name!.open, nth!.open]).toEqual([undefined, undefined])
    expect([code!, ...others].every(({ open }) => open)).toBe(true)
    expect(others.filter(({ choices }) => choices).map(({ choices }) => choices)).toEqual([
      ['Có', 'Không'],
      ['Có', 'Không'],
    ])
    const { lines } = monthAbout([nd], about)
    expect(lines).toContainEqual([
      'Trang “Nhiệm vụ”',
      expect.stringMatching(/dòng bỏ khỏi tệp thì trên cổng vẫn còn/),
    ])
    expect(monthAbout([hn], about).lines.flat().join(' ')).not.toContain('Nhiệm vụ')
  })

  it('adds a task, mends one by its number, leaves what it left out; twice is once', async () => {
    const { found, tasks, bytes, refused } = await after(people, (all) => {
      const rows = tasksOf(all)
      typed(rows, 1, 'Số lần chậm', 0)
      typed(rows, 1, 'Tên việc', null)
      rows.splice(2, 1)
      row(rows, said('NV1', 'Họp dân', { 'Đã hoàn thành': 'không', 'Số lần phải làm lại': 2 }))
      row(rows, said('NV3', 'Trực cổng', { 'Có nguyên nhân khách quan được xác nhận': 'x' }))
    })
    expect(refused).toEqual([])
    const mended = [
      task('Soạn đề án', { units: '2.5' }),
      task(null, { objective_cause: true }),
      task('Họp dân', { completed: false, failed_reviews: 2 }),
    ]
    expect(tasks('NV1')).toEqual(mended)
    expect(tasks('NV3')).toEqual([task('Trực cổng', { objective_cause: true })])
    expect(tasks('NV2')).toEqual([])
    expect(found.lines).toEqual([
      {
        ...{ change: 'changed', what: 'NV1' },
        how: 'Việc “Soạn đề án” (2,5 đơn vị): Số lần chậm: 1 → 0; Thêm việc “Họp dân” (1 đơn vị)',
      },
      { change: 'changed', what: 'NV3', how: 'Thêm việc “Trực cổng” (1 đơn vị)' },
    ])
    const then = [person('NV1', mended), people[1]!, person('NV3', tasks('NV3'))]
    expect(await plan(then, bytes)).toMatchObject({ new: 0, changed: 0, same: 3, refused: [], writes: [] })
  })

  it('renames a task of which nothing else changed, and says from what', async () => {
    const { found, tasks } = await after(people, (all) => typed(tasksOf(all), 1, 'Tên việc', 'Soạn tờ trình'))
    expect(tasks('NV1')[0]).toEqual(task('Soạn tờ trình', { units: '2.5', late: 1 }))
    expect(found.lines![0]!.how).toBe('Việc “Soạn đề án” (2,5 đơn vị): Tên việc: Soạn đề án → Soạn tờ trình')
  })

  it('overwrites no other task where the numbers shifted since', async () => {
    const three = [task('A', { units: '3' }), task('B', { units: '4' }), task('C', { units: '5' })]
    const all = await book([person('NV1', three)])
    typed(tasksOf(all), 2, 'Số lần chậm', 1)
    const bytes = await xlsxBytes(all)
    const without = await plan([person('NV1', three.slice(1))], bytes)
    expect(without.refused.map(({ row: at, why }) => [at, why])).toEqual([
      [2, expect.stringMatching(/^Các việc đã đổi từ khi tải tệp/)],
      [3, 'Các việc đã đổi từ khi tải tệp; hãy tải lại.'],
    ])
    expect(without.writes).toEqual([])
    const other = await plan([person('NV1', [task('X', { units: '9' })])], bytes)
    expect(other.refused[0]!.why).toMatch(/Muốn thay hẳn việc này thì sửa ở trang của người ấy/)
  })
})

describe('counts and tasks of one person', () => {
  const people = [
    person('NV1', counted(20, 1, 2, 1)),
    person('NV2', []),
    person('NV3', [task('Đề án', { units: '2.5' })]),
  ]
  const counts = (all: Book, at: number, ...numbers: CellValue[]) =>
    ['Việc được giao', 'Việc chưa xong', 'Việc làm lại', 'Việc chậm'].forEach((column, n) =>
      typed(pointsOf(all), at, column, numbers[n] ?? null),
    )

  it('that agree: the tasks stand in the place of the counts; twice is once', async () => {
    const { tasks, bytes, refused, found } = await after(people, (all) => {
      counts(all, 1, 3, 1, 1, 0)
      counts(all, 2, 1, 0, 0, 0)
      counts(all, 3, null)
      row(tasksOf(all), said('NV1', 'Một', { 'Đơn vị sản phẩm chuẩn': '2', 'Đã hoàn thành': 'Không' }))
      typed(tasksOf(all), tasksOf(all).length - 1, 'Đơn vị sản phẩm chuẩn', 1)
      row(tasksOf(all), said('NV1', 'Hai', { 'Số lần phải làm lại': 1 }))
      row(tasksOf(all), said('NV1', 'Ba'))
      row(tasksOf(all), said('NV2', 'Bốn'))
    })
    expect(refused).toEqual([])
    expect(tasks('NV1')).toEqual([
      task('Một', { completed: false }),
      task('Hai', { failed_reviews: 1 }),
      task('Ba'),
    ])
    expect(tasks('NV2')).toEqual([task('Bốn')])
    expect(found.lines!.map(({ how }) => how)[0]).toMatch(/^Ghi từng việc thay cho số việc; Thêm việc “Một”/)
    const then = [person('NV1', tasks('NV1')), person('NV2', tasks('NV2')), people[2]!]
    expect(await plan(then, bytes)).toMatchObject({ changed: 0, same: 3, refused: [], writes: [] })
  })

  it('that disagree: each cell that does is refused in words', async () => {
    const told = async (edit: (all: Book) => void) => (await after(people, edit)).refused
    const one = (all: Book) => row(tasksOf(all), said('NV1', 'Một'))
    expect(await told((all) => void one(all))).toEqual([
      {
        at: 'Tổng hợp tháng 2 Việc được giao 20',
        why: expect.stringMatching(/cộng lại là 1; ghi đúng số ấy, hoặc sửa/),
      },
      { at: 'Tổng hợp tháng 2 Việc chưa xong 1', why: expect.stringMatching(/cộng lại là 0;/) },
      { at: 'Tổng hợp tháng 2 Việc làm lại 2', why: expect.any(String) },
      { at: 'Tổng hợp tháng 2 Việc chậm 1', why: expect.any(String) },
    ])
    expect(
      await told((all) => {
        one(all)
        counts(all, 1, null, 0, 0, 0)
      }),
    ).toEqual([
      {
        at: 'Tổng hợp tháng 2 Việc được giao ',
        why: expect.stringMatching(/ô trống giữ số đang có là 20; ghi 1 vào ô này/),
      },
    ])
    expect(
      await told((all) => {
        row(tasksOf(all), said('NV2', 'Nửa', { 'Đơn vị sản phẩm chuẩn': '0,5' }))
        counts(all, 2, 1)
      }),
    ).toEqual([
      {
        at: 'Tổng hợp tháng 3 Việc được giao 1',
        why: expect.stringMatching(/cộng lại là 0,5; ghi đúng số ấy hoặc để trống/),
      },
    ])
    expect(await told((all) => counts(all, 3, 3))).toEqual([
      { at: 'Tổng hợp tháng 4 Việc được giao 3', why: expect.stringMatching(/cộng lại là 2,5/) },
    ])
    expect(
      await told((all) => {
        row(tasksOf(all), said('NV1', 'Nửa', { 'Đơn vị sản phẩm chuẩn': '0,5' }))
        counts(all, 1, 1, 0, 0, 0)
      }),
    ).toMatchObject([
      { why: expect.stringMatching(/số đếm không có phần lẻ: hãy xóa số việc ở trang của người này/) },
    ])
    // Whoever has no row among the points is told beside her tasks.
    expect(
      await told((all) => {
        one(all)
        pointsOf(all).splice(1, 1)
      }),
    ).toEqual([{ at: 'Nhiệm vụ 3 Mã cán bộ NV1', why: expect.stringMatching(/số đang có là 20/) }])
  })
})

const faults: [string, string, CellValue, RegExp][] = [
  ['Đơn vị sản phẩm chuẩn', 'nhiều', 'nhiều', /Phải là số/],
  ['Đơn vị sản phẩm chuẩn', '0', 0, /lớn hơn 0/],
  ['Đơn vị sản phẩm chuẩn', '1000', 1000, /từ 0 đến 999/],
  ['Đơn vị sản phẩm chuẩn', '-2', '-2', /âm/],
  ['Đơn vị sản phẩm chuẩn', '0.00001', 0.00001, /./],
  ['Đã hoàn thành', 'gần xong', 'gần xong', /Có.*Không/],
  ['Số lần phải làm lại', '1.5', 1.5, /số nguyên/],
  ['Số lần phải làm lại', '1000', 1000, /số nguyên từ 0/],
  ['Số lần chậm', 'hai', 'hai', /Phải là số/],
  ['Có nguyên nhân khách quan được xác nhận', 'bão', 'bão', /Có.*Không/],
  ['Tên việc', 'x'.repeat(2001), 'x'.repeat(2001), /2\.000 ký tự/],
  ['Việc', '40', 40, /không có việc số ấy/],
  ['Mã cán bộ', 'NV99', 'NV99', /Không có ai mang mã này/],
]

/** Park and Miller: the same cases in every run. */
function random(seed: number) {
  let state = seed
  return (below: number) => (state = (state * 48271) % 2147483647) % below
}

function someone(of: (below: number) => number, code: string): SheetPerson {
  const titles = [
    'Soạn  đề án',
    'Họp "dân" ; tổ 5',
    '=1+1',
    '12',
    'Đỗ Xuân\nhai dòng',
    'Tổng hợp báo cáo',
    'x'.repeat(300),
    null,
  ]
  const tasks = Array.from({ length: of(6) }, () =>
    task(titles[of(titles.length)]!, {
      ...{
        units: ['1', '2.5', '0.25', '12.3456', '998'][of(5)]!,
        completed: of(3) > 0,
        failed_reviews: of(3),
      },
      ...{ late: of(3), objective_cause: of(4) === 0 },
    }),
  )
  return person(code, of(3) === 0 ? counted(1 + of(40), of(2)) : tasks)
}

describe('whatever the tasks are', () => {
  it.each(Array.from({ length: 10 }, (_, at) => at + 1))(
    'out and in again nothing changes (%i)',
    async (seed) => {
      const of = random(seed * 7919)
      const people = Array.from({ length: 8 }, (_, at) => someone(of, `NV${at}`))
      const found = await plan(people, await written(people))
      expect(found).toMatchObject({ new: 0, changed: 0, same: 8, refused: [], writes: [] })
    },
  )

  it.each(Array.from({ length: 20 }, (_, at) => at + 1))(
    'wrong cells are named, and only they (%i)',
    async (seed) => {
      const of = random(seed * 104729)
      const people = [
        person('NV0', [task('Đầu')]),
        ...Array.from({ length: 5 }, (_, at) => someone(of, `NV${at + 1}`)),
      ]
      const wanted: string[] = []
      const { found } = await after(people, (all) => {
        const rows = tasksOf(all)
        const places = new Set(Array.from({ length: 3 }, () => 1 + of(rows.length - 1)))
        for (const at of places) {
          const [column, value, cell] = faults[of(faults.length)]!
          typed(rows, at, column, cell)
          // A row that says what a task says has that task, whatever its number.
          if (column === 'Việc') typed(rows, at, 'Tên việc', 'Việc không có')
          wanted.push(`Nhiệm vụ ${at + 1} ${column} ${value}`)
        }
      })
      expect(
        found.refused.map(({ sheet, row: at, column, value }) => `${sheet} ${at} ${column} ${value}`).sort(),
      ).toEqual(wanted.sort())
      for (const { column, value, why } of found.refused)
        expect(why).toMatch(faults.find((each) => each[0] === column && each[1] === value)![3])
      expect(found.writes).toEqual([])
    },
  )
})

it('is nobody’s own, and of no scheme without tasks', async () => {
  const people = [person('NV1', [task('Một')]), person('NV2', [task('Hai')], { notGraded: 'few_days' })]
  const all = await book(people)
  for (const at of [1, 2]) typed(tasksOf(all), at, 'Số lần chậm', 1)
  const found = await plan(people, await xlsxBytes(all), 'NV1')
  expect(found.refused.map(({ column, why }) => [column, why.slice(0, 22)])).toEqual([
    ['Mã cán bộ', 'Không ai tự chấm điểm c'.slice(0, 22)],
    ['Mã cán bộ', 'Người này không chấm ở'],
  ])
  const mixed = [person('NV1', [task('Một')]), person('NV2', [], { scheme: hn, points: {} })]
  const two = await book(mixed)
  row(tasksOf(two), said('NV2', 'Việc'))
  expect((await plan(mixed, await xlsxBytes(two))).refused).toMatchObject([
    { column: 'Mã cán bộ', value: 'NV2', why: expect.stringMatching(/không tính từng việc/) },
  ])
})

it('has two hundred tasks at most, as the page has', async () => {
  const many = person(
    'NV1',
    Array.from({ length: 200 }, (_, at) => task(`Việc ${at}`)),
  )
  const { refused } = await after([many], (all) => void row(tasksOf(all), said('NV1', 'Thêm nữa')))
  expect(refused).toMatchObject([{ why: 'Một người có nhiều nhất 200 việc trong một tháng.' }])
})
