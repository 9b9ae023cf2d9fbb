import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { blockOf } from '@/components/evaluations/grid/block'
import { fillDown } from '@/components/evaluations/grid/fill'
import type { SheetModel, SheetRow } from '@/components/evaluations/grid/model'
import { standingOf, stateOf } from '@/components/evaluations/grid/standing'
import { cellsFor, takes } from '@/lib/evaluations/preview/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import texts from '@/lib/texts/vi/evaluations.json'
import { columns, openPage, type Page, people, Portal, stubBrowser } from '../merging/two-browsers'

// A cell that cannot be taken as it is: its row says so, has no sum, and nobody else is given what stands there.

beforeAll(stubBrowser)
afterAll(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const [one, two] = people as [string, string, string]
let [portal, page] = [] as unknown as [Portal, Page]
beforeEach(() => {
  portal = new Portal()
  page = openPage(portal, 0, () => {})
})

const state = () => {
  const { part, row, standing } = page.table.lines[0]!
  return stateOf(part, row, standing)
}
const fill = (key: string) =>
  fillDown(page.table, page.edits, blockOf(page.table), {
    line: page.table.lines[0]!,
    column: columns.indexOf(key),
  })

it('no sum stands beside points that are not taken; beside words it does', () => {
  const scheme = shippedSchemes[0]!
  const { cells } = cellsFor(scheme, { leads: false, tasks: null, deductions: [], knockOut: null }, 'B', {})
  const keys = ['grade', ...Object.keys(cells), 'remark']
  const part = { scheme, columns: keys.map((key) => ({ key, label: key })) } as unknown as SheetModel
  const stands = (wrong?: SheetRow['wrong']) => {
    const { total, grade } = standingOf(part, { deductions: [], wrong } as unknown as SheetRow, cells)
    return [total, grade]
  }
  const whole = stands()
  expect(whole[1]).toBe('B')
  expect(stands({ [keys.length - 1]: 'Dài quá.' })).toEqual(whole)
  expect(stands({ 1: 'Người khác vừa ghi “3” ở ô này.' })).toEqual(['', null])
})

it('one that another wrote meanwhile is said of the row until it is answered', async () => {
  const other = openPage(portal, 1, () => {})
  other.type(`${one}.progress`, '3')
  await other.exchange()
  page.type(`${one}.progress`, '4')
  await page.exchange()
  expect(state()).toBe('1 ô cần sửa')
  expect(page.input(`${one}.progress`).title).toContain('Người khác vừa ghi')
  page.choose(`${one}.progress`, 'mine')
  await page.exchange()
  expect(state()).toMatch(/^thiếu/)
  expect(page.input(`${one}.progress`).title).toBe('')
})

it('is not filled down, before the portal has refused it and after; once mended it is', async () => {
  page.type(`${one}.progress`, '3,254,5')
  for (const _ of ['before', 'after']) {
    fill('progress')
    expect(page.input(`${two}.progress`).value).toBe('')
    expect(page.said.at(-1)).toBe(
      texts.grid.notFilled.replace('{value}', '3,254,5').replace('{name}', 'Đỗ Xuân'),
    )
    await page.exchange()
  }
  page.type(`${one}.progress`, '3,25')
  await page.exchange()
  fill('progress')
  expect(page.input(`${two}.progress`).value).toBe('3,25')
  expect(page.said.at(-1)).toBe('Đã điền 2 người: 3,25. Ctrl + Z để hoàn tác.')
})

it('what this browser kept as refused, and the page says nothing of, is asked again', async () => {
  page = openPage(portal, 0, () => {}, {
    before: [[`${one}.progress`, { typed: '99', base: '', held: true }]],
  })
  expect(page.keeping.pending.get(`${one}.progress`)?.held).toBeUndefined()
  await page.exchange()
  expect(page.keeping.pending.get(`${one}.progress`)?.held).toBe(true)
  expect(state()).toBe('1 ô cần sửa')
})

it('knows what each kind of cell takes', () => {
  const scheme = shippedSchemes.find(({ method }) => method === 'points-and-tasks')!
  const { id, maximum } = scheme.criteria[0]!
  const row = { assigned: '10', late: '2', returned: '11', unity: '0,9' }
  expect(takes(scheme, id, { [id]: maximum.replace('.', ',') })).toBe(true)
  expect(takes(scheme, id, { [id]: '999' })).toBe(false)
  expect(takes(scheme, 'late', { ...row, returned: '' })).toBe(true)
  expect(takes(scheme, 'late', row)).toBe(false)
  expect(takes(scheme, 'late', { late: '2' })).toBe(false)
  expect(takes(scheme, 'late', { late: '0' })).toBe(true)
  expect(takes(scheme, 'assigned', { assigned: '3x' })).toBe(false)
  expect(takes(scheme, 'unity', row)).toBe(
    scheme.method === 'points-and-tasks' && scheme.taskResult.leadershipTerms.includes('0.9'),
  )
  expect(takes(scheme, 'unity', { unity: '7' })).toBe(false)
  expect(takes(scheme, 'remark', { remark: 'Tốt' })).toBe(true)
})
