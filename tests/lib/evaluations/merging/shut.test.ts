import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { openPage, type Page, people, Portal, stubBrowser } from './two-browsers'

// A row that becomes another's while somebody types: what is typed there waits, and keeps nothing else from being saved.

beforeAll(stubBrowser)
afterAll(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const [one, two] = people as [string, string, string]
let portal: Portal
let page: Page
const open = (given: Parameters<typeof openPage>[3] = {}) => openPage(portal, 0, () => {}, given)
beforeEach(() => {
  portal = new Portal()
  page = open()
})
const state = (name: string) => [page.input(name).value, page.input(name).readOnly]

it('saves the others, shows what stands in hers and takes nothing more there', async () => {
  page.type(`${one}.progress`, '3')
  await page.exchange()
  portal.closed.add(one)
  page.type(`${one}.progress`, '4')
  page.type(`${two}.progress`, '5')
  await page.send()
  // Typed on while the first was on its way: the portal keeps that too.
  page.type(`${one}.remark`, 'Chờ họp')
  await page.hear()
  expect(page.told).toEqual(new Map([[`${one}.progress`, one]]))
  expect([portal.cell(`${one}.progress`), portal.cell(`${two}.progress`)]).toEqual(['3', '5'])
  expect(state(`${one}.progress`)).toEqual(['3', true])
  expect(state(`${two}.progress`)).toEqual(['5', false])
  await page.exchange()
  expect(page.keeping.pending.size).toBe(0)
  expect([...portal.drafts.get(`${one}.remark`)!]).toEqual(['Chờ họp'])
  page.edits.undo()
  expect(state(`${one}.remark`)).toEqual(['', true])
})

it('gives up what waited there to be mended, so that the month can be sent', async () => {
  page.type(`${one}.progress`, '99')
  await page.exchange()
  expect(page.keeping.pending.get(`${one}.progress`)?.held).toBe(true)
  portal.closed.add(one)
  page.type(`${one}.remark`, 'Chờ họp')
  await page.exchange()
  expect(page.keeping.pending.size).toBe(0)
  expect(state(`${one}.progress`)).toEqual(['', true])
})

it('a draft on a row that came locked is nothing to be sent', () => {
  expect(open({ locked: [one] }).keeping.pending.size).toBe(0)
})

it('what this browser kept of a row that came locked goes to the portal as a draft, and is asked of her no more', async () => {
  portal.closed.add(one)
  const before: [string, { typed: string; base: string; held?: boolean }][] = [
    [`${one}.progress`, { typed: '4', base: '', held: true }],
    [`${two}.progress`, { typed: '5', base: '' }],
  ]
  page = open({ locked: [one], before })
  expect(state(`${one}.progress`)).toEqual(['', true])
  await page.exchange()
  expect([...portal.drafts.get(`${one}.progress`)!]).toEqual(['4'])
  expect([portal.cell(`${two}.progress`), page.keeping.pending.size]).toEqual(['5', 0])
})

it('sends what is too much for a page that is closed as an ordinary page does', async () => {
  page.block('remark', 'Đã hoàn thành đúng hạn các việc được giao. '.repeat(40))
  page.type(`${one}.remark`, 'ở'.repeat(22_000))
  await page.exchange()
  expect(page.keeping.pending.get(`${one}.remark`)).toMatchObject({ held: true })
  expect(portal.cell(`${two}.remark`)).toContain('Đã hoàn thành')
})
