import { vi } from 'vitest'
import { answer } from '@/components/evaluations/grid/asking'
import { editsOf } from '@/components/evaluations/grid/edits'
import { keepingOf, type Pending } from '@/components/evaluations/grid/keeping'
import type { SheetModel, SheetRow } from '@/components/evaluations/grid/model'
import { syncOf } from '@/components/evaluations/grid/sync'
import { tableOf } from '@/components/evaluations/grid/table'
import { readRow, rowCellsOf } from '@/lib/evaluations/cells/rules'
import { same, untouched } from '@/lib/evaluations/merging/rules'
import { shutFaults } from '@/lib/evaluations/saving/shut/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import type { CellFault, PersonMonth, SaveRow } from '@/lib/evaluations/sheets/schema'
import texts from '@/lib/texts/vi/evaluations.json'

// The sheet's own code of several browsers over one portal. Of a browser there is what that code asks of it, of the
// portal how it reads a row and what it answers; the wires between them are held by the test.

const scheme = shippedSchemes[0]!
export const people = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`)
export const columns = ['grade', 'discipline', 'progress', 'remark']
export const cells = people.flatMap((id) => columns.slice(1).map((key) => `${id}.${key}`))

export class Input {
  readOnly = false
  title = ''
  constructor(
    readonly name: string,
    public value: string,
    readonly defaultValue = value,
  ) {}
  focus() {}
  select() {}
  setAttribute() {}
  removeAttribute() {}
  toggleAttribute() {}
}

type Body = { since: string | null; rows: SaveRow[] }

/**
 * What the portal holds: `held` of every cell all that ever stood in it, `drafts` all that it kept for whoever typed it.
 * Of `closed` people another scores by now.
 */
export class Portal {
  private stamp = 0
  private stamps = people.map(() => 0)
  private months = people.map((personId): PersonMonth => ({
    ...{ evaluationId: personId, personId, code: 'NV1', fullName: 'Đỗ Xuân', positionTitle: 'Chuyên viên' },
    ...{ department: null, category: 'civil_servant', notGraded: null, knockOut: null },
    ...{
      byHead: false,
      decided: false,
      remark: null,
      assessorId: null,
      assessorDelegationId: null,
      points: {},
      tasks: [],
      deductions: [],
    },
  }))
  held = new Map(cells.map((name) => [name, new Set([''])]))
  drafts = new Map(cells.map((name) => [name, new Set<string>()]))
  closed = new Set<string>()

  cell(name: string): string {
    return this.row(name.slice(0, 36))[name.slice(37)] ?? ''
  }

  /** `over`: what is told of every value that another takes the place of. */
  take({ since, rows }: Body, over: (name: string, before: string) => void) {
    const refused: CellFault[] = []
    for (const row of rows) {
      const at = people.indexOf(row.person)
      const month = this.months[at]!
      const before = this.row(row.person)
      const shut = this.closed.has(row.person) && !untouched(row)
      const { change, faults } = shut
        ? { change: null, faults: shutFaults({ ...month, scheme }, row, 'by-head') }
        : readRow(scheme, month, row)
      refused.push(...faults)
      for (const { key, typed } of faults) this.drafts.get(`${row.person}.${key}`)?.add(typed)
      if (!change) continue
      for (const [key, points] of Object.entries(change.scores))
        if (points === null) delete month.points[key]
        else month.points[key] = points
      if (change.remark !== undefined) month.remark = change.remark
      this.stamps[at] = ++this.stamp
      for (const [key, now] of Object.entries(this.row(row.person))) {
        if (same(now, before[key] ?? '')) continue
        over(`${row.person}.${key}`, before[key] ?? '')
        this.held.get(`${row.person}.${key}`)?.add(now)
      }
    }
    const later = people.filter((_, at) => since === null || this.stamps[at]! > Number(since))
    const changes = Object.fromEntries(later.map((id) => [id, this.row(id)]))
    return { ok: true, at: '14:02', refused, since: String(this.stamp), cells: changes }
  }

  private row(id: string): Record<string, string> {
    return rowCellsOf(scheme, this.months[people.indexOf(id)]!)
  }
}

const wires = new Map<string, (body: Body) => Promise<unknown>>()
let listening: Map<string, () => void>
let kept: Map<string, string>

export function stubBrowser(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('HTMLInputElement', Input)
  const listen = (name: string, heard: () => void) => void listening.set(name, heard)
  vi.stubGlobal('addEventListener', listen)
  vi.stubGlobal('removeEventListener', () => {})
  const events = { addEventListener: () => {}, removeEventListener: () => {} }
  vi.stubGlobal('document', { ...events, activeElement: null })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  })
  vi.stubGlobal(
    'fetch',
    async (address: string, { body, keepalive }: { body: string; keepalive: boolean }) => {
      // As browsers do: more than 64 KiB do not outlive a page.
      if (keepalive && Buffer.byteLength(body) > 65_536) throw new TypeError('Failed to fetch')
      const said = await wires.get(address)!(JSON.parse(body) as Body)
      return { status: 200, json: async () => said }
    },
  )
}

/**
 * `locked`: whose rows came as she may not write them; `before`: what this browser kept of cells since another page;
 * `drafts`: cells that came with what the portal keeps for her.
 */
export function openPage(
  portal: Portal,
  who: number,
  over: (name: string, before: string) => void,
  {
    locked = [],
    before = [],
    drafts = {},
  }: { locked?: string[]; before?: [string, Pending][]; drafts?: Record<string, string> } = {},
) {
  const inputs = people.map((id) =>
    columns.map((key) => new Input(`${id}.${key}`, drafts[`${id}.${key}`] ?? '')),
  )
  for (const input of inputs.flat()) input.readOnly = locked.some((id) => input.name.startsWith(id))
  const trs = inputs.map((all) => ({ querySelectorAll: () => all, querySelector: () => null }))
  const form = { querySelectorAll: () => trs, querySelector: () => null } as unknown as HTMLFormElement
  const model = {
    ...{ address: `wire ${who}`, keeping: `${who}`, owner: '', since: '0', scheme, writable: true },
    columns: columns.map((key) => ({ key, label: key })),
    rows: people.map((id): SheetRow => {
      const row = { id, name: 'Đỗ Xuân', title: '', posts: 'civil_servant' as const, deductions: [] }
      // As one that came with a draft of hers.
      const came = columns.flatMap((key, at) => (`${id}.${key}` in drafts ? [[at, ''] as const] : []))
      const bases = locked.includes(id) ? { 2: '' } : came.length > 0 ? Object.fromEntries(came) : undefined
      return { ...row, cells: columns.map(() => ''), bases, total: '', last: '', self: '', state: '' }
    }),
    ...{ words: texts.grid, best: { letter: 'A', name: 'Xuất sắc' }, people: '', signIn: '' },
  } as unknown as SheetModel

  listening = new Map()
  kept = new Map([[`nep ${who}`, JSON.stringify({ at: 0, cells: before })]])
  const flight: { body: Body; arrived: unknown; end: (lost: boolean) => void }[] = []
  wires.set(`wire ${who}`, (body) => {
    return new Promise((resolve, reject) => {
      const sent = { body, arrived: null as unknown, end: (_: boolean) => {} }
      sent.end = (lost) => (lost ? reject(new Error('lost')) : resolve(sent.arrived))
      flight.push(sent)
    })
  })
  const questions = new Map<string, CellFault>()
  const said: string[] = []
  const told = new Map<string, string>()
  const table = tableOf(form, model)
  const keeping = keepingOf(table, 0)
  const sync = syncOf(table, keeping, (clashes, withdrawn, shut) => {
    for (const name of withdrawn) questions.delete(name)
    for (const { person, key } of shut) told.set(`${person}.${key}`, person)
    for (const [name, { person }] of questions)
      if (shut.some((each) => each.person === person)) questions.delete(name)
    for (const clash of clashes) questions.set(`${clash.person}.${clash.key}`, clash)
  })
  const edits = editsOf(
    table,
    (inputs) => keeping.note(inputs),
    (text) => text && said.push(text),
  )
  const online = listening.get('online')!
  const arrive = () => {
    const [sent] = flight
    if (sent) sent.arrived ??= portal.take(sent.body, over)
  }
  const page = {
    ...{ table, edits, keeping, questions, said, told, arrive },
    input: (name: string) => table.inputOf(name)!,
    shown: () => new Map(cells.map((name) => [name, table.inputOf(name)!.value])),
    /** `stay`: she has not left the cell since she typed there. */
    type(name: string, text: string, stay = false) {
      const input = table.inputOf(name)!
      if (input.readOnly) return
      if (!stay) edits.rest(table.placeOf(input)?.line)
      input.value = text
      edits.typed(input)
    },
    /** One value into a column of cells, as a block is pasted or filled. */
    block: (key: string, text: string) =>
      edits.write(table.lines.map((line) => ({ line, column: columns.indexOf(key), text }))),
    choose(name: string, choice: 'mine' | 'theirs') {
      const fault = questions.get(name)
      questions.delete(name)
      if (fault) answer(table, keeping, edits, fault, choice)
    },
    /** Asks the portal, unless it is being asked. */
    async send() {
      online()
      await settled()
    },
    /** The answer comes, or is lost on its way; what it answers has reached the portal. */
    async hear(lost = false) {
      arrive()
      flight.shift()?.end(lost)
      await settled()
    },
    async exchange() {
      await page.send()
      await page.hear()
    },
    /** Whether all that may go has gone. */
    all: () => sync.all(),
    stored: () => JSON.parse(kept.get(`nep ${who}`) ?? '{"cells":[]}') as { cells: [string, Pending][] },
    stop: () => sync.stop(),
  }
  return page
}

export type Page = ReturnType<typeof openPage>

async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve()
}
