import { expect, it } from 'vitest'
import { monthSheets } from '@/lib/evaluations/exports/month/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { partedLines, withLines } from '@/lib/evaluations/scores-import/lines/rules'
import type { SheetPerson, StoredDeduction } from '@/lib/evaluations/sheets/schema'
import { readTable } from '@/lib/sheets/read'
import { utf8 } from '@/tests/support/sheets/files'

// Lines of evidence on their way back in: which line a row means, and what its empty cells leave.

const scheme = shippedSchemes.find(({ code }) => code === 'ND335-2025')!
const line = (criterion: string, points: string, reason: string, evidence: string): StoredDeduction => ({
  ...{ criterion, points, reason, evidence },
  ...{ kind: 'article', file: null },
})
const [late, loud, lost] = [
  line('I.1', '0.5', 'Đi muộn', 'Điều 7'),
  line('I.1', '1', 'Ồn ào', 'Điều 8'),
  line('II.1', '2', 'Mất hồ sơ', 'Điều 9'),
] as const
const article = 'Điều của Bộ quy tắc ứng xử'

const head = 'Mã cán bộ;Dòng;Tiêu chí;Điểm trừ;Lý do;Loại minh chứng;Minh chứng'
const row = (nth: number | '', { criterion, points, reason, evidence }: StoredDeduction) =>
  ['NV1', nth, criterion, points.replace('.', ','), reason, article, evidence].join(';')

async function take(stored: readonly StoredDeduction[], rows: readonly string[], header = head) {
  const person = { code: 'NV1', scheme, deductions: [...stored] } as unknown as SheetPerson
  const { lines } = partedLines(await readTable(utf8([header, ...rows].join('\n')), 'tệp.csv'))
  const { refused, rows: read } = withLines(
    { rows: [], refused: [], leftOut: 0, mended: [], notes: [], labels: new Map(), named: new Set() },
    lines,
    () => 'scored',
    () => person,
    (file) => (file === 'f' ? 'don-thu.pdf' : ''),
  )
  const [more] = read.flatMap((each) => each.more ?? [])
  const faults = refused.map(({ row: at, column, why }) => [at, column, why])
  return { lines: more?.write?.deductions ?? null, told: more?.told ?? [], refused: faults }
}

const stale = 'Các dòng đã đổi từ khi tải tệp; hãy tải lại.'
const unmoved = { lines: null, told: [], refused: [] }

it('leaves what an empty cell has, and what a file without the column says nothing of', async () => {
  expect(await take([late], ['NV1;1;I.1;;Đi muộn;Điều của Bộ quy tắc ứng xử;Điều 7'])).toEqual(unmoved)
  expect(await take([late], ['NV1;1;;;;;'])).toEqual(unmoved)
  expect(
    await take([late], [`NV1;1;I.1;Đi muộn;${article}`], 'Mã cán bộ;Dòng;Tiêu chí;Lý do;Loại minh chứng'),
  ).toEqual(unmoved)
  expect(await take([late], ['NV1;;I.1;;Đi muộn;Điều của Bộ quy tắc ứng xử;Điều 7'])).toEqual(unmoved)
  const each: [string, Partial<StoredDeduction>][] = [
    ['NV1;1;I.2;;;;', { criterion: 'I.2' }],
    ['NV1;1;;0,75;;;', { points: '0.75' }],
    ['NV1;1;;;Về sớm;;', { reason: 'Về sớm' }],
    ['NV1;1;;;;Số hồ sơ;', { kind: 'dossier' }],
    ['NV1;1;;;;;Điều 10', { evidence: 'Điều 10' }],
  ]
  for (const [written, change] of each)
    expect(await take([late], [written])).toMatchObject({ lines: [{ ...late, ...change }], refused: [] })
})

it('tells the points that a line takes, and from what they change', async () => {
  const told = async (...rows: string[]) => (await take([late], rows)).told.map((each) => each.split(': ')[1])
  expect(await told('NV1;1;;0,75;;;')).toEqual(['Đi muộn (trừ 0,5 → 0,75)'])
  expect(await told('NV1;1;;;Về sớm;;')).toEqual(['Về sớm'])
  expect(await told(row('', loud))).toEqual(['Ồn ào (trừ 1)'])
  expect(await told('NV1;;I.1;;Nói rõ;Số hồ sơ;H21')).toEqual(['Nói rõ (trừ 0)'])
})

it('a file from before a line was deleted overwrites none: what still stands has its line, the rest is refused', async () => {
  const before = [row(1, late), row(2, loud), row(3, lost)]
  expect(await take([late, loud, lost], before)).toEqual(unmoved)
  expect(await take([late, lost], before)).toEqual({ ...unmoved, refused: [[3, 'Dòng', stale]] })
  // Another line was written meanwhile, so that the number is there again.
  const other = line('III.1', '1', 'Trễ báo cáo', 'Điều 11')
  const moved = await take([late, other], [row(1, late), row(2, { ...loud, points: '3' })])
  expect(moved).toMatchObject({ lines: null, refused: [[3, 'Dòng', expect.stringMatching(stale)]] })
  const bare = { ...other, kind: 'file' as const, evidence: null, file: 'f' }
  expect(await take([bare], ['NV1;1;III.1;2;Vắng họp;Tệp đính kèm;'])).toMatchObject({
    refused: [[2, 'Dòng', expect.stringMatching(stale)]],
  })
  expect(await take([bare], ['NV1;1;III.1;1;Vắng họp;Tệp đính kèm;'])).toMatchObject({
    lines: [{ ...bare, reason: 'Vắng họp' }],
  })
  // Mended in its reason, and in its evidence.
  for (const mended of [
    { ...loud, reason: 'Gây ồn' },
    { ...loud, evidence: 'Điều 12', points: '2' },
  ])
    expect(await take([late, loud], [row(2, mended)])).toMatchObject({ lines: [late, mended], refused: [] })
})

it('of two alike each row has its own, and no row is taken twice', async () => {
  const mended = { ...late, points: '1' }
  expect(await take([late, late], [row(1, mended), row(2, late)])).toMatchObject({
    lines: [mended, late],
    refused: [],
  })
  const twice = [[3, 'Dòng', 'Dòng này đã có ở trên; hãy bỏ một dòng.']]
  expect(await take([late], [row(1, late), row(1, mended)])).toMatchObject({ refused: twice })
  expect(await take([late], [row(1, mended), row(1, { ...late, points: '2' })])).toMatchObject({
    refused: twice,
  })
  expect(await take([late], [row('', late), row(1, mended)])).toMatchObject({ refused: twice })
  expect(await take([late], [row(7, mended)])).toMatchObject({
    refused: [[2, 'Dòng', expect.stringMatching(/không có dòng số ấy/)]],
  })
})

it('the workbook takes a count as large as the grid does', () => {
  const [sheet] = monthSheets([scheme], {
    ...{ people: [], decided: new Map(), nameOf: () => '', open: true, scores: () => true },
  })
  expect(sheet!.columns.find(({ label }) => label === 'Việc được giao')).toMatchObject({ maximum: '9999' })
})
