import { describe, expect, it } from 'vitest'
import { minutes, summary } from '@/lib/evaluations/papers/meeting/rules'
import { slips } from '@/lib/evaluations/papers/rules'
import type { PaperPerson } from '@/lib/evaluations/papers/schema'
import type { Scheme } from '@/lib/evaluations/schemes/schema'
import { renderPdf } from '@/lib/print/render'
import { readPdf } from '@/tests/support/pdf'
import { readLines } from '@/tests/support/pdf-lines'
import { decreeScheme, formerScheme, monthPaper, quotasOf, told } from './paper'

const slipOf = (scheme: Scheme, count = 1, change = {}) => {
  const paper = monthPaper([scheme], count, change)
  return slips(paper, paper.people, told)
}
const numbersOf = (scheme: Scheme) => slipOf(scheme).slips[0]!.rows.map(({ cells }) => cells[0])

describe('a slip', () => {
  it('numbers groups I, II, III and their criteria 1, 2 by their place in the scheme, whatever they are called', () => {
    expect(numbersOf(formerScheme)).toEqual(['I', 'II', '1', '2', 'III', ''])
    const strong = slipOf(formerScheme).slips[0]!.rows.flatMap((row) => (row.strong ? row.cells[0] : []))
    expect(strong).toEqual(['I', 'II', 'III', ''])
    const tree = ['I', '1', '2', 'II', '1', '2', '3', '4', 'III', '1', '2', '3', '4', '', '', '']
    expect(numbersOf(decreeScheme)).toEqual(tree)
    const called = (id: string) => `g${'IVX'.indexOf(id[0]!)}${id.length}`
    const typed = {
      ...decreeScheme,
      groups: [
        { id: 'empty', label: { vi: 'Không có tiêu chí', en: '' } },
        ...decreeScheme.groups.map((group) => ({ ...group, id: called(group.id) })),
      ],
      criteria: decreeScheme.criteria.map((each) => ({ ...each, group: called(each.group) })),
    }
    expect(numbersOf(typed)).toEqual(tree)
  })

  it('of one page has no page number, in a file of many; a longer one has its own from page 2 on, on top', async () => {
    const short = slipOf(formerScheme, 3)
    const long = slipOf(formerScheme, 1, { remark: Array(60).fill('Đều tay.').join('\n') })
    const pdf = await renderPdf('slips', { ...short, slips: [...short.slips, ...long.slips, ...short.slips] })
    const pages = (await readPdf(pdf, { layout: false })).text.split('\f').filter(Boolean)
    expect(pages.map((page) => /^\d+\s/.exec(page)?.[0].trim() ?? '')).toEqual(
      ['', '', '', '', '2', '3', '', '', ''].slice(0, pages.length),
    )
    expect(pages.length).toBeGreaterThanOrEqual(8)
    const [number] = (await readLines(pdf, 5)).words
    const middle = (30 + (210 - 30 - 18) / 2) * (72 / 25.4)
    expect(number).toMatchObject({ text: '2' })
    expect(number!.top).toBeLessThan(20 * (72 / 25.4))
    expect(Math.abs((number!.from + number!.to) / 2 - middle)).toBeLessThan(2)
  })

  it.each([formerScheme, decreeScheme])('has no words on a line to write on: %#', async (scheme) => {
    const pdf = await renderPdf('slips', slipOf(scheme))
    expect((await readPdf(pdf)).pages).toHaveLength(1)
    const { words, rules } = await readLines(pdf)
    const dotted = rules.filter((rule) => rule.dotted)
    expect(dotted).toHaveLength(5)
    for (const { at } of dotted)
      expect(words.filter(({ top, bottom }) => top - 1 < at && at < bottom + 1)).toEqual([])
  })

  it('has a rule under the motto as long as the motto', async () => {
    const { words, rules } = await readLines(await renderPdf('slips', slipOf(decreeScheme)))
    const [first, last] = ['Độc', 'phúc'].map((text) => words.find((word) => word.text === text)!)
    const rule = rules.find(({ at }) => last!.bottom - 2 < at && at < last!.bottom + 8)!
    expect(Math.abs(rule.from - first!.from)).toBeLessThan(1.5)
    expect(Math.abs(rule.to - last!.to)).toBeLessThan(1.5)
  })
})

it('minutes keep the conclusion whole, with who signs it, wherever the page ends', async () => {
  const { parts, ...data } = minutes(monthPaper([decreeScheme], 9), told)
  for (const lines of [0, 4, 8, 12, 14, 16, 18, 20, 24]) {
    const [first, ...rest] = parts
    const longer = { ...first!, lines: [...first!.lines, ...Array<string>(lines).fill('Một dòng.')] }
    const pdf = await renderPdf('minutes', { ...data, parts: [longer, ...rest] })
    const pages = (await readPdf(pdf, { layout: false })).text.split('\f')
    const signed = pages.find((page) => page.includes('THƯ KÝ'))
    expect({ lines, signed }).toMatchObject({ signed: expect.stringContaining('4. Kết luận') })
  }
})

it('minutes and summary show the quota of each group as a table, and say why it was exceeded', async () => {
  const paper = monthPaper([decreeScheme], 12)
  paper.people.forEach((person, at) => {
    if (at < 2)
      Object.assign(person, { category: 'public_employee', decision: { ...person.decision, grade: 'A' } })
  })
  const shown = {
    ...paper,
    quotas: quotasOf(paper.people).map((each) => ({
      ...each,
      reason: each.quota.over ? 'Vượt kế hoạch.' : null,
    })),
  }
  for (const [template, data] of [
    ['minutes', minutes(shown, told)],
    ['summary', summary(shown, told)],
  ] as const) {
    const { text } = await readPdf(await renderPdf(template, data))
    expect(text).toContain('Tỷ lệ loại A: nhiều nhất 20 % số người xếp loại A, B, lấy phần nguyên.')
    expect(text).toMatch(/Cả đơn vị +12 +2,4 +2 +2 +0\s/)
    expect(text).toMatch(/Viên chức +2 +0,4 +0 +2 +2\s/)
    expect(text).toMatch(/Công chức +10 +2 +2 +0 +0\s/)
    expect(text).toContain('Lý do vượt tỷ lệ (Viên chức): Vượt kế hoạch.')
  }
})

it('a month of several schemes has a table for each, and names its slips by what they all are', () => {
  const paper = monthPaper([formerScheme, decreeScheme], 4)
  const captions = summary(paper, told).lines.flatMap((line) =>
    typeof line === 'string' ? [] : [line.caption],
  )
  expect(captions).toEqual([
    'Tỷ lệ loại A: nhiều nhất 30 % số người được xếp loại, lấy phần nguyên.',
    'Tỷ lệ loại A: nhiều nhất 20 % số người xếp loại A, B, lấy phần nguyên.',
  ])
  const titleOf = (people: PaperPerson[]) => slips(paper, people, told).title.split(' · ')[0]
  expect(titleOf(paper.people)).toBe('Phiếu đánh giá tháng')
  expect(titleOf(paper.people.filter(({ scheme }) => scheme === decreeScheme))).toBe('Mẫu 01')
})
