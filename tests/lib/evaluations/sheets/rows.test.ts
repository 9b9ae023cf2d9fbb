import { DOMParser } from '@xmldom/xmldom'
import { expect, it } from 'vitest'
import type { SheetColumn, SheetModel, SheetRow } from '@/components/evaluations/grid/model'
import { basesHtml, labelsHtml, rowsHtml } from '@/components/evaluations/grid/rows'
import vi from '@/lib/texts/vi/evaluations.json'

// The sheet's rows as text: what it says is what a browser reads again.
const typed = ['4,5', `“Khen” & <b>'x'</b> "y"`, 'Ưu tú: Nguyễn Thị Thuỷ', '\u0096 chữ cũ', 'số 😀']
const columns: SheetColumn[] = [
  { key: 'grade', label: 'Loại' },
  { key: 'I.1', label: `Ý thức "kỷ luật" \\ {a}</style><script>`, note: 'tối đa 5' },
  { key: 'assigned', label: 'Được giao', note: 'số việc' },
  { key: 'unity', label: 'Đoàn kết' },
  { key: 'remark', label: 'Lý do' },
]
const row = (at: number, more: Partial<SheetRow> = {}) => ({
  ...{ id: `p-${at}`, name: typed[at % 5], title: 'Chuyên viên', deductions: [], posts: 'civil_servant' },
  ...{ cells: ['B', '4,5', '11', '', typed[at % 5] ?? ''], total: '85,00', last: 'B', self: '', state: 'đủ' },
  ...more,
})
const model = {
  ...{ address: '/a', people: '/nguoi/', columns, writable: true },
  words: {
    ...vi.grid,
    total: 'Tổng',
    last: 'Tháng trước',
    self: 'Tự chấm',
    lines: 'Minh chứng',
    state: 'Tình trạng',
  },
  rows: [0, 1, 2, 3, 4].map((at) => row(at)),
} as unknown as SheetModel

const read = (html: string, tag: string) =>
  Array.from(new DOMParser().parseFromString(`<table>${html}</table>`, 'text/html').getElementsByTagName(tag))
const valuesOf = (html: string, end: string) =>
  read(html, 'input')
    .filter((input) => input.getAttribute('name')?.endsWith(end))
    .map((input) => input.getAttribute('value'))

it('says what was typed, whatever letters and marks it has', () => {
  expect(valuesOf(rowsHtml(model), '.remark')).toEqual(typed)
  expect(read(rowsHtml(model), 'th').map(({ textContent }) => textContent)).toEqual(
    typed.map((name) => `${name}Chuyên viên`),
  )
  // An XML reader takes a tab in an attribute for a space.
  const shown = valuesOf(basesHtml(model), '').slice(1)
  expect(shown).toEqual(typed.map((remark) => `B 4,5 11  ${remark}`))
})

it('has no letter that would make the whole text twice as long in memory', () => {
  expect(rowsHtml(model) + basesHtml(model)).not.toMatch(/[^\0-\xff]/)
})

it('calls each cell by its column in the style as it does cell by cell where a style cannot come', () => {
  const one = { ...model, rows: model.rows.slice(0, 1) }
  const cells = read(rowsHtml(one, 0, true), 'td').slice(0, -1)
  const each = cells.map((cell) => cell.getAttribute('data-l'))
  const style = labelsHtml(model, 'once')
  const rules = [...style.matchAll(/td:nth-child\((\d+)\)[^{]*\{content:"([^"]*)"\}/g)]
  expect(rules.map(([, nth]) => Number(nth))).toEqual(each.map((_, at) => at + 2))
  const said = rules.map(([, , text = '']) =>
    text.replace(/\\([0-9a-f]+) /g, (_, code: string) => String.fromCodePoint(parseInt(code, 16))),
  )
  expect(said).toEqual(each)
  expect(rowsHtml(model)).not.toContain('data-l')
})

it('lets no label end the style or its own quotation', () => {
  const style = labelsHtml(model, 'once')
  expect(style.match(/<|>/g)).toHaveLength(4)
  expect(style).toMatch(/^<style nonce="once">@media [^<>]*<\/style>$/)
})

it('keeps the words of its own where a cell cannot be typed', () => {
  const told = row(1, { cells: ['B', '4,5', null, null, ''], tasksInWords: '3 việc' } as Partial<SheetRow>)
  const html = rowsHtml({ ...model, rows: [told] } as unknown as SheetModel)
  expect(read(html, 'td')[5]?.getAttribute('data-l')).toBe('Được giao')
})

it('calls each cell of two hundred people by the first part of her id', () => {
  const id = '3afe986f-6af5-4667-84b4-96f2dfe3e931'
  const names = read(rowsHtml({ ...model, rows: [row(1, { id })] } as SheetModel), 'input').map((input) =>
    input.getAttribute('name'),
  )
  expect(names).toEqual(columns.map(({ key }) => `3afe986f.${key}`))
})

it('says of a cell that cannot be taken, or lacks something, what it is', () => {
  const faulty = row(1, { wrong: { 1: 'Phải từ "0" đến 5.' }, lacks: { 4: 'Cần lý do.' } })
  const inputs = read(rowsHtml({ ...model, rows: [faulty as SheetRow] }), 'input')
  const said = inputs.map((input) => input.getAttribute('aria-invalid') && input.getAttribute('title'))
  expect(said.map((each) => each || null)).toEqual([null, 'Phải từ "0" đến 5.', null, null, 'Cần lý do.'])
})

it('offers a line of evidence only where one can be added', () => {
  const links = (more: Partial<SheetRow>, writable = true) => {
    const html = rowsHtml({ ...model, writable, rows: [row(1, more) as SheetRow] })
    return [...html.matchAll(/#deductions">([^<]*)</g)].map(([, text]) => text)
  }
  const deductions = [{ criterion: 'I.1', points: '1', reason: 'x' }]
  expect(links({})).toEqual(['th&#234;m'])
  expect([links({ locked: true }), links({}, false)]).toEqual([[], []])
  expect(links({ locked: true, deductions })).toEqual(['1 d&#242;ng'])
})
