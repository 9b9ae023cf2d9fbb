import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { same } from '@/lib/evaluations/merging/rules'
import texts from '@/lib/texts/vi/evaluations.json'
import { cells, openPage, type Page, people, Portal, stubBrowser } from './two-browsers'

beforeAll(stubBrowser)
afterAll(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const [one, two] = people as [string, string, string]

describe('undo with two supervisors in the sheet', () => {
  let [portal, hers, other] = [] as unknown as [Portal, Page, Page]
  beforeEach(() => {
    portal = new Portal()
    hers = openPage(portal, 0, () => {})
    other = openPage(portal, 1, () => {})
  })
  const writes = async (page: Page, name: string, text: string) => {
    page.type(name, text)
    await page.exchange()
  }
  const name = `${one}.progress`

  it('leads back to what the other wrote, not to what stood before it', async () => {
    await writes(hers, name, '3')
    await writes(other, name, '4')
    other.choose(name, 'mine')
    await other.exchange()
    await hers.exchange()
    expect(hers.input(name).value).toBe('4')
    await writes(hers, name, '5')
    hers.edits.undo()
    expect(hers.input(name).value).toBe('4')
    await hers.exchange()
    expect(portal.cell(name)).toBe('4')
    // The step before it is no longer hers to take away.
    hers.edits.undo()
    expect(hers.input(name).value).toBe('4')
    expect(hers.said).toEqual([texts.grid.notUndone])
  })

  it('goes back one step at a time, also over what was deleted and typed again', async () => {
    const shows = () => hers.input(name).value
    for (const text of ['3', '3,25']) hers.type(name, text, text !== '3')
    for (const text of ['4', '4,', '4,1']) hers.type(name, text, text !== '4')
    hers.type(name, '')
    hers.type(name, '5', true)
    for (const before of ['4,1', '3,25', '']) {
      hers.edits.undo()
      expect(shows()).toBe(before)
    }
    for (const after of ['3,25', '4,1', '5']) {
      hers.edits.redo()
      expect(shows()).toBe(after)
    }
    hers.type(name, '')
    hers.edits.undo()
    expect(shows()).toBe('5')
  })

  it('of a block leaves alone what another wrote into it since, and so does redo', async () => {
    hers.block('progress', '3')
    await hers.exchange()
    await other.exchange()
    await writes(other, name, '4')
    await hers.exchange()
    hers.edits.undo()
    expect([hers.input(name).value, hers.input(`${two}.progress`).value]).toEqual(['4', ''])
    await hers.exchange()
    await writes(other, name, '')
    await hers.exchange()
    hers.edits.redo()
    expect([hers.input(name).value, hers.input(`${two}.progress`).value]).toEqual(['', '3'])
    await hers.exchange()
    expect([portal.cell(name), portal.cell(`${two}.progress`)]).toEqual(['', '3'])
  })

  it('of a letter leaves alone the points that another gave since', async () => {
    const [line] = hers.table.lines
    hers.edits.write([{ line: line!, column: 0, text: 'b' }])
    expect(hers.input(name).value).not.toBe('')
    const given = hers.input(`${one}.discipline`).value
    await hers.exchange()
    await other.exchange()
    await writes(other, name, '1')
    await hers.exchange()
    hers.edits.undo()
    expect([hers.input(name).value, hers.input(`${one}.discipline`).value]).toEqual(['1', ''])
    hers.edits.redo()
    expect([hers.input(name).value, hers.input(`${one}.discipline`).value]).toEqual(['1', given])
  })

  it('of an answer leads to the other’s value that she had been asked about', async () => {
    await writes(other, name, '3')
    await writes(hers, name, '4')
    hers.choose(name, 'mine')
    await hers.exchange()
    expect(portal.cell(name)).toBe('4')
    hers.edits.undo()
    expect(hers.input(name).value).toBe('3')
    hers.edits.undo()
    expect(hers.input(name).value).toBe('3')
    hers.edits.redo()
    await hers.exchange()
    expect(portal.cell(name)).toBe('4')
  })

  it.each([
    ['comes', false],
    ['is lost', true],
  ])('while a draft is on its way is told to the portal too, though the answer %s', async (_, lost) => {
    hers.type(name, '3')
    await hers.send()
    hers.edits.undo()
    await hers.hear(lost)
    await hers.exchange()
    expect([hers.input(name).value, portal.cell(name)]).toEqual(['', ''])
    expect(hers.keeping.pending.size).toBe(0)
  })

  it.each([false, true])('while a draft is on its way that clashes asks nothing (%s)', async (lost) => {
    await writes(other, name, '4')
    hers.type(name, '3')
    await hers.send()
    hers.edits.undo()
    await hers.hear(lost)
    for (let time = 0; time < 4; time++) await hers.exchange()
    expect([hers.input(name).value, portal.cell(name)]).toEqual(['4', '4'])
    expect([hers.questions.size, hers.keeping.pending.size]).toEqual([0, 0])
  })

  it('of what was never sent shows what the other wrote meanwhile', async () => {
    await writes(other, name, '4')
    await hers.send()
    hers.type(name, '3')
    await hers.hear()
    hers.edits.undo()
    await hers.exchange()
    await hers.exchange()
    expect([hers.input(name).value, portal.cell(name)]).toEqual(['4', '4'])
  })

  it('after the other’s value was taken, undoes nothing of it', async () => {
    await writes(other, name, '3')
    await writes(hers, name, '4')
    hers.choose(name, 'theirs')
    await hers.exchange()
    hers.edits.undo()
    expect(hers.input(name).value).toBe('3')
    await hers.exchange()
    expect([portal.cell(name), hers.keeping.pending.size]).toEqual(['3', 0])
  })
})

const who = fc.nat(1)
const remark = fc.constantFrom(...cells.filter((name) => name.endsWith('.remark')))
const does = (kind: 'block' | 'undo' | 'redo' | 'send' | 'arrive' | 'hear' | 'lose') =>
  fc.record({ kind: fc.constant(kind), who })
const types = fc.record({
  kind: fc.constantFrom('type' as const, 'delete' as const),
  who,
  name: remark,
  stay: fc.boolean(),
})
const chooses = fc.record({
  kind: fc.constant('choose' as const),
  who,
  choice: fc.constantFrom('mine' as const, 'theirs' as const),
})
const closes = fc.record({ kind: fc.constant('close' as const), who, name: fc.constantFrom(...people) })
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: types },
    ...[does('block'), does('lose'), does('redo'), chooses, closes].map((arbitrary) => ({
      weight: 1,
      arbitrary,
    })),
    { weight: 2, arbitrary: does('undo') },
    ...[does('send'), does('arrive'), does('hear')].map((arbitrary) => ({ weight: 3, arbitrary })),
  ),
  { maxLength: 60, size: 'max' },
)

/** What one cell showed, in order and by whom; what she has seen in it; what of hers she took away last. */
class Seen {
  shown = [{ text: '', step: false }]
  seen = new Set([''])
  undone: string[] = []

  /** `on`: typed on, in one step with what stands there; but what is emptied is a step of its own. */
  write(text: string, step: boolean, on = false) {
    if (on && text !== '' && this.shown.at(-1)!.step) this.shown.at(-1)!.text = text
    else this.shown.push({ text, step })
    this.seen.add(text)
    this.undone = []
  }

  /** Takes away the last step of hers that left what stands there, and comes to what stood directly before it. */
  undo(to: string) {
    const now = this.shown.at(-1)!.text
    const at = this.shown.findLastIndex(({ text, step }) => step && text === now)
    expect(at > 0 && this.shown[at - 1]!.text, `after ${JSON.stringify(this.shown)}`).toBe(to)
    this.undone.push(now)
    this.shown.length = at
  }

  redo(to: string) {
    expect(this.undone.pop(), `redone after ${JSON.stringify(this.shown)}`).toBe(to)
    this.shown.push({ text: to, step: true })
  }
}

/** She has seen what stands in the cells and what she is asked about. */
function look({ page, told }: { page: Page; told: Map<string, Seen> }): void {
  for (const [name, text] of page.shown()) told.get(name)!.seen.add(text)
  for (const [name, { now }] of page.questions) told.get(name)!.seen.add(now ?? '')
}

it('thousands of interleavings of two browsers, with rows that become another’s: undo and redo touch nobody else’s value, none is overwritten unseen, none lost', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const portal = new Portal()
      let typed = 0
      const hands = [0, 1].map((at) => {
        const told = new Map(cells.map((name) => [name, new Seen()]))
        const page = openPage(portal, at, (name, before) => {
          expect(told.get(name)!.seen.has(before), `${before} in ${name} was never shown`).toBe(true)
        })
        return { page, told, at: '' }
      })
      for (const step of taken) {
        const hand = hands[step.who]!
        const { page, told } = hand
        const before = page.shown()
        const [asked] = page.questions.values()
        const text = `Lý do ${++typed}`
        const typing = step.kind === 'type' || step.kind === 'delete'
        const on = typing && step.stay && hand.at === step.name
        if (step.kind === 'type') page.type(step.name, text, on)
        else if (step.kind === 'delete' && before.get(step.name)) page.type(step.name, '', on)
        else if (step.kind === 'block') page.block('remark', text)
        else if (step.kind === 'undo' || step.kind === 'redo') page.edits[step.kind]()
        else if (step.kind === 'close') portal.closed.add(step.name)
        else if (step.kind === 'send') await page.send()
        else if (step.kind === 'arrive') page.arrive()
        else if (step.kind === 'choose') {
          if (asked && asked.now !== before.get(`${asked.person}.${asked.key}`)) {
            const name = `${asked.person}.${asked.key}`
            page.choose(name, step.choice)
            told.get(name)!.write(asked.now ?? '', false)
            if (step.choice === 'mine') told.get(name)!.write(before.get(name)!, true)
          }
        } else await page.hear(step.kind === 'lose')
        if (step.kind === 'type' || (typing && before.get(step.name))) hand.at = step.name
        else if (['block', 'undo', 'redo', 'choose'].includes(step.kind)) hand.at = ''
        look(hand)
        for (const [name, now] of page.shown()) {
          const was = before.get(name)!
          const cell = told.get(name)!
          if (was === now || step.kind === 'choose') continue
          if (step.kind === 'undo' || step.kind === 'redo') cell[step.kind](now)
          else if (typing || step.kind === 'block') cell.write(now, true, on)
          else {
            // Nothing typed gives way before the portal has held it; in a row that is another's, as a draft.
            const drafted = portal.closed.has(name.slice(0, 36)) && portal.drafts.get(name)!.has(was)
            expect(drafted || portal.held.get(name)!.has(was)).toBe(true)
            cell.write(now, false)
          }
        }
      }
      for (const hand of hands) {
        const { page } = hand
        await page.hear()
        await page.exchange()
        look(hand)
        // Asked once more where the other has changed it since.
        while (page.questions.size > 0) {
          for (const name of [...page.questions.keys()]) page.choose(name, 'mine')
          await page.exchange()
          look(hand)
        }
      }
      for (const { page } of hands) {
        await page.exchange()
        await page.exchange()
        page.stop()
        expect([page.questions.size, page.keeping.pending.size]).toEqual([0, 0])
        for (const [name, text] of page.shown()) expect(same(text, portal.cell(name))).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
}, 120_000)
