import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { openPage, type Page, people, Portal, stubBrowser } from './two-browsers'

// A reason half typed on the person's own page, in the grid that is opened beside it.

beforeAll(stubBrowser)
afterAll(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const [one, two] = people as [string, string, string]
const words = `${one}.remark`
let portal: Portal
let page: Page
const open = () =>
  openPage(portal, 0, () => {}, { drafts: { [words]: 'Đã trao đổi ở', [`${one}.progress`]: '4' } })
beforeEach(() => {
  portal = new Portal()
  page = open()
})

it('it stays a draft while the rest is saved, and she may leave', async () => {
  expect(page.input(words).value).toBe('Đã trao đổi ở')
  await page.exchange()
  page.type(`${two}.remark`, 'Chờ họp')
  await page.exchange()
  expect([portal.cell(`${one}.progress`), portal.cell(`${two}.remark`)]).toEqual(['4', 'Chờ họp'])
  expect(portal.cell(words)).toBe('')
  expect(await page.all()).toBe(true)
  expect(portal.cell(words)).toBe('')
  // The portal has it; this browser would bring it back after she has taken it away elsewhere.
  expect(page.stored().cells).toEqual([])
})

it('it goes when she writes on, or saves', async () => {
  page.type(words, 'Đã trao đổi ở cuộc họp')
  await page.exchange()
  expect(portal.cell(words)).toBe('Đã trao đổi ở cuộc họp')
  portal = new Portal()
  page = open()
  page.keeping.finish()
  await page.exchange()
  expect(portal.cell(words)).toBe('Đã trao đổi ở')
  expect(page.keeping.pending.size).toBe(0)
})

it('what another wrote meanwhile stands behind it, and is asked when she saves', async () => {
  const other = openPage(portal, 1, () => {})
  other.type(words, 'Của người khác')
  await other.exchange()
  await page.exchange()
  expect(page.input(words).value).toBe('Đã trao đổi ở')
  page.keeping.finish()
  await page.exchange()
  expect([...page.questions.keys()]).toEqual([words])
  expect(portal.cell(words)).toBe('Của người khác')
})

it('of a row that is not hers any more it is given up: the portal keeps it for her', async () => {
  portal.closed.add(one)
  page.type(`${one}.discipline`, '3')
  await page.exchange()
  expect(page.keeping.pending.size).toBe(0)
  expect(page.input(words).readOnly).toBe(true)
})
