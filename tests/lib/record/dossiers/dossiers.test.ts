import { describe, expect, it } from 'vitest'
import { reconcile } from '@/lib/record/dossiers/checks/rules'
import { planDossiers } from '@/lib/record/dossiers/planning/rules'
import { parseDossiers } from '@/lib/record/dossiers/rules'
import type { DossierFigures, DossierWrite } from '@/lib/record/dossiers/schema'
import { csv, xlsx } from '../../../support/sheets/files'

const names =
  'Mã đơn vị;Tháng;Lĩnh vực;Tồn đầu kỳ;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn;Đang giải quyết trong hạn;Đang giải quyết quá hạn;Trực tuyến;Trực tiếp;Bưu chính;Đủ điều kiện trực tuyến;Nộp tại nhà\n'
const good = '00598;10/2026;;40;1.392;900;480;2;50;0;1165;225;2;1300;1150\n'
const options = { isUnit: (code: string) => code === '00598' }
const figures: DossierFigures = {
  carriedOver: 40,
  received: 1392,
  early: 900,
  onTime: 480,
  late: 2,
  pendingInTime: 50,
  pendingOverdue: 0,
  online: 1165,
  counter: 225,
  post: 2,
  onlineCapable: 1300,
  filedFromHome: 1150,
}

const kept = (writes: readonly DossierWrite[]) =>
  writes.map(({ unitCode, ...row }) => ({ ...row, unitId: unitCode }))

describe('reconciliation', () => {
  it('is left side minus right; what is missing is not compared', () => {
    expect(reconcile(figures)).toBeNull()
    expect(reconcile({ ...figures, late: 8 })).toEqual({ results: -6, channels: 0 })
    expect(reconcile({ ...figures, post: 0 })).toEqual({ results: 0, channels: 2 })
    expect(reconcile({ ...figures, post: null, late: null })).toBeNull()
  })
})

describe('dossier figures', () => {
  it('are read, with thousands as officials write them', async () => {
    const { rows, refused } = parseDossiers(await csv(names + good), options)
    expect(refused).toEqual([])
    expect(rows).toMatchObject([{ unitCode: '00598', month: '2026-10', field: '', ...figures }])
  })
  it('mend a unit code and say so; refuse one that names nobody', async () => {
    const mended = parseDossiers(await csv(names + good.replace('00598', '598')), options)
    expect(mended).toMatchObject({
      refused: [],
      mended: [{ row: 2, column: 'Mã đơn vị', from: '598', to: '00598' }],
    })
    expect(parseDossiers(await csv(names + good.replace('00598', '999')), options).refused).toMatchObject([
      { column: 'Mã đơn vị', value: '999' },
    ])
  })
  it.each([
    ['1.392', '1,392', 'Tiếp nhận'],
    ['1.392', '-5', 'Tiếp nhận'],
    ['10/2026', 'Quý IV/2026', 'Tháng'],
    ['1150', '1393', 'Nộp tại nhà'],
    ['1165', '99,85', 'Trực tuyến'],
  ])('refuse %s → %s', async (from, to, column) => {
    const { refused, rows } = parseDossiers(await csv(names + good.replace(from, to)), options)
    expect(refused).toMatchObject([{ sheet: '', row: 2, column, value: to }])
    expect(rows).toEqual([])
  })
  it('refuse sums that do not agree with the difference, or take them when told', async () => {
    const read = await csv(names + good.replace(';2;50', ';8;50'))
    const parsed = parseDossiers(read, options)
    expect(planDossiers(parsed, [])).toMatchObject({
      ...{ new: 0, writes: [] },
      refused: [{ row: 2, column: 'Kết quả giải quyết', value: '-6', why: expect.stringMatching(/lệch −6/) }],
    })
    const taken = planDossiers(parsed, [], { acceptDifference: true })
    expect(taken).toMatchObject({ refused: [], writes: [{ late: 8, off: [{ name: 'results', off: -6 }] }] })
    // What was taken so is the same afterwards, and nobody is asked again.
    expect(planDossiers(parsed, kept(taken.writes))).toMatchObject({ new: 0, same: 1, refused: [] })
  })
  it('leave an empty cell unknown', async () => {
    const { rows } = parseDossiers(await csv(names + '00598;2026-10;;;100;;;;;;;;;;\n'), options)
    expect(rows).toMatchObject([{ received: 100, early: null, carriedOver: null }])
  })
  it('leave totals out and take the month and the unit from the command', async () => {
    const text =
      'BÁO CÁO\nLĩnh vực;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn\nĐất đai;5;3;2;0\nHộ tịch;7;7;0;0\nCộng;12;10;2;0\n'
    const parsed = parseDossiers(await csv(text), { ...options, unitCode: '00598', month: '2026-10' })
    expect(parsed).toMatchObject({ refused: [], leftOut: 2 })
    expect(parsed.rows.map((row) => [row.field, row.received])).toEqual([
      ['Đất đai', 5],
      ['Hộ tịch', 7],
    ])
    expect(parseDossiers(await csv(names + good), { ...options, month: '2026-09' }).refused).toMatchObject([
      { column: 'Tháng' },
    ])
  })
  it('read a header of two lines with merged cells', async () => {
    const read = await xlsx(
      [
        ['STT', 'Mã đơn vị', 'Tháng', 'Tiếp nhận', 'Đã giải quyết', null, null],
        [null, null, null, null, 'Trước hạn', 'Đúng hạn', 'Quá hạn'],
        [1, 598, new Date(Date.UTC(2026, 9, 1)), 10, 4, 6, 0],
      ],
      {
        merges: [
          ...[0, 1, 2, 3].map((col) => ({ startRow: 0, startCol: col, endRow: 1, endCol: col })),
          { startRow: 0, startCol: 4, endRow: 0, endCol: 6 },
        ],
      },
    )
    expect(parseDossiers(read, options)).toMatchObject({
      refused: [],
      rows: [{ month: '2026-10', received: 10, onTime: 6 }],
    })
  })
  it('twice is once', async () => {
    const parsed = parseDossiers(await csv(names + good), options)
    const once = planDossiers(parsed, [])
    expect(once).toMatchObject({ new: 1, changed: 0, same: 0 })
    expect(planDossiers(parsed, kept(once.writes))).toMatchObject({ new: 0, changed: 0, same: 1, writes: [] })
    expect(planDossiers(parsed, kept([{ ...once.writes[0]!, late: 3 }]))).toMatchObject({ changed: 1 })
    expect(parseDossiers(await csv(names + good + good), options).refused).toMatchObject([{ row: 3 }])
  })
})

describe('sums between rows', () => {
  const short =
    'Mã đơn vị;Tháng;Lĩnh vực;Tồn đầu kỳ;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn;Đang giải quyết trong hạn;Đang giải quyết quá hạn\n'
  const plan = async (lines: string[], before: readonly DossierWrite[] = [], acceptDifference = false) =>
    planDossiers(parseDossiers(await csv(short + lines.join('\n') + '\n'), options), kept(before), {
      acceptDifference,
    })

  it('what is carried over equals what was open the month before, of the file or of the office, field by field', async () => {
    const september = ['00598;09/2026;;0;50;50;0;0;0;0', '00598;09/2026;Đất đai;0;50;50;0;0;0;0']
    const october = ['00598;10/2026;;3;50;53;0;0;0;0', '00598;10/2026;Đất đai;3;50;53;0;0;0;0']
    const off = [
      {
        row: 4,
        column: 'Tồn đầu kỳ',
        value: '3',
        why: expect.stringMatching(/là 3, nhưng .* còn 0 .*lệch \+3/),
      },
      { row: 5, column: 'Tồn đầu kỳ', value: '3' },
    ]
    expect((await plan([...september, ...october])).refused).toMatchObject(off)
    const known = (await plan(september)).writes
    expect((await plan(october, known)).refused).toMatchObject([{ row: 2 }, { row: 3 }])
    const taken = await plan([...september, ...october], [], true)
    expect(taken.writes.map((write) => write.off.map(({ name }) => name))).toEqual([
      [],
      [],
      ['carried'],
      ['carried'],
    ])
    expect(await plan(october, taken.writes)).toMatchObject({ same: 2, refused: [] })
    // A gap of a month, and a month of fields alone, as far as it is known.
    expect((await plan(['00598;11/2026;;3;50;53;0;0;0;0'], known)).refused).toEqual([])
    const fields = await plan(['00598;09/2026;Đất đai;0;9;7;0;0;2;0', '00598;09/2026;Hộ tịch;0;5;4;0;0;1;0'])
    expect((await plan(['00598;10/2026;;2;50;52;0;0;0;0'], fields.writes)).refused).toMatchObject([
      { value: '-1' },
    ])
    expect((await plan(['00598;10/2026;;3;50;53;0;0;0;0'], fields.writes)).refused).toEqual([])
  })

  it('a month mended after the next one is in asks about what that one carried over, once', async () => {
    const september = '00598;09/2026;;0;50;47;0;0;3;0'
    const october = '00598;10/2026;;3;50;53;0;0;0;0'
    const known = (await plan([september, october])).writes
    const mended = '00598;09/2026;;0;50;45;0;0;5;0'
    const why = 'Tháng 10/2026 đã nhập tồn đầu kỳ là 3, nhưng tháng này còn 5 hồ sơ đang giải quyết: lệch −2.'
    expect((await plan([mended], known)).refused).toEqual([
      { sheet: '', row: 2, column: 'Đang giải quyết', value: '-2', why },
    ])
    // The file may repeat the next month as it is; where it mends that too, nothing is off.
    expect((await plan([mended, october], known)).refused).toMatchObject([{ row: 2, value: '-2' }])
    expect((await plan([mended, '00598;10/2026;;5;50;55;0;0;0;0'], known)).refused).toEqual([])
    expect((await plan([mended, '00598;10/2026;;4;50;54;0;0;0;0'], known)).refused).toMatchObject([
      { row: 3 },
    ])
    const taken = await plan([mended], known, true)
    expect(taken.writes).toMatchObject([{ off: [{ name: 'next', field: '', off: -2 }] }])
    // What was off before and is off as much afterwards was asked about then.
    const after = [...taken.writes, known[1]!]
    expect((await plan(['00598;09/2026;;0;51;46;0;0;5;0'], after)).refused).toEqual([])
    expect((await plan(['00598;09/2026;;0;51;45;0;0;6;0'], after)).refused).toMatchObject([{ value: '-3' }])
    // A gap that is filled, and a field of its own.
    expect((await plan([mended], [known[1]!])).refused).toMatchObject([{ value: '-2' }])
    const fields = ['00598;09/2026;Đất đai;0;9;7;0;0;2;0', '00598;10/2026;Đất đai;2;5;7;0;0;0;0']
    const field = (await plan(fields)).writes
    expect((await plan(['00598;09/2026;Đất đai;0;9;8;0;0;1;0'], field)).refused).toMatchObject([
      { value: '1', why: expect.stringMatching(/^Tháng 10\/2026 \(Đất đai\) /) },
    ])
  })

  it('the whole unit equals its fields, number by number; either alone is not compared', async () => {
    const whole = '00598;10/2026;;0;100;90;8;2;0;0'
    const [land, civil] = ['00598;10/2026;Đất đai;0;60;60;0;0;0;0', '00598;10/2026;Hộ tịch;0;40;30;8;2;0;0']
    for (const lines of [[whole], [land, civil], [whole, land, civil]])
      expect(await plan(lines)).toMatchObject({ refused: [], new: lines.length })
    const short = await plan([land, whole])
    expect(short.refused.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, 'Tiếp nhận', '40'],
      [3, 'Trước hạn', '30'],
      [3, 'Đúng hạn', '8'],
      [3, 'Quá hạn', '2'],
    ])
    expect(short.refused[0]!.why).toBe(
      'Tiếp nhận của cả đơn vị là 100, của 1 lĩnh vực cộng lại là 60: lệch +40.',
    )
    // Half of it is known already: only what would change is said, at the line that changes it.
    const known = (await plan([whole, land, civil])).writes
    const moved = await plan(['00598;10/2026;Hộ tịch;0;41;31;8;2;0;0'], known)
    expect(moved.refused).toMatchObject([
      { row: 2, column: 'Tiếp nhận', value: '-1' },
      { row: 2, column: 'Trước hạn', value: '-1' },
    ])
    const taken = await plan([land, whole], [], true)
    expect(taken).toMatchObject({
      refused: [],
      writes: [{ off: [] }, { off: [{ count: 'received', off: 40 }, {}, {}, {}] }],
    })
    // An unknown number of one field is not a zero.
    expect((await plan([whole, land, '00598;10/2026;Hộ tịch;0;40;;;;;'])).refused).toEqual([])
  })

  it('a jump is a question with its numbers and its line, not a refusal', async () => {
    const months = ['06', '07', '08'].map((month) => `00598;${month}/2026;;0;100;100;0;0;0;0`)
    const known = (await plan(months)).writes
    const { refused, doubts, writes } = await plan(['00598;09/2026;;0;900;900;0;0;0;0'], known)
    expect(refused).toEqual([])
    expect(doubts).toEqual([
      {
        sheet: '',
        row: 2,
        what: 'Tháng 09/2026',
        why: 'Tiếp nhận là 900, các tháng gần đây thường khoảng 100.',
      },
    ])
    expect((await plan([...months, '00598;09/2026;;0;900;900;0;0;0;0'])).doubts).toHaveLength(1)
    expect((await plan(['00598;09/2026;Đất đai;0;900;900;0;0;0;0'], known)).doubts).toHaveLength(1)
    // Of other units nothing follows, and what is known already is not asked again.
    expect((await plan(['00598;09/2026;;0;900;900;0;0;0;0'], [...known, ...writes])).doubts).toEqual([])
  })
})
