import 'server-only'
import { createHash } from 'node:crypto'
import { log } from '@/lib/log'
import { edition, joinParts, renderPdf } from './render'

/** A paper of many people: `many` names the list in `data` that has an entry for each of them. */
export type LargeSheet = { template: string; data: Record<string, unknown>; many: string }

/** How far it is, told by the parts that are set: `done` of `of` people. */
export type Progress = { state: 'running' | 'failed' | 'done'; done: number; of: number; pdf?: Buffer }

type Run = Progress & {
  parts: Buffer[]
  waiting: number
  left?: NodeJS.Timeout
  ended: Promise<void>
}

const PEOPLE_OF_A_PART = 20
/** What nobody asks for so long is given up, whether it is ready or not. */
export const LEFT_MS = 120_000
const KEPT_BYTES = 100_000_000

// One for all copies of this module: a route and a page have one each.
const kept = globalThis as { nepRuns?: Map<string, Run> }
const runs = (kept.nepRuns ??= new Map())

/** One part holds them all: there is nothing to tell on the way. */
export function isSmall({ data, many }: LargeSheet): boolean {
  return (data[many] as unknown[]).length <= PEOPLE_OF_A_PART
}

/**
 * The making of this very paper, begun if nobody has: whoever asks for the same words shares it. It is found by what
 * stands on the paper and by nothing else, so only who may read all of it can find it. `again`: not one that failed.
 */
export function followPaper(sheet: LargeSheet, { again = false } = {}): Progress {
  return view(join(sheet, again))
}

/** The same after at most `ms`, or sooner if it ended. */
export async function awaitPaper(sheet: LargeSheet, ms = Infinity, again = true): Promise<Progress> {
  const run = join(sheet, again)
  run.waiting += 1
  let timer: NodeJS.Timeout | undefined
  const late = ms === Infinity ? [] : [new Promise((resolve) => (timer = setTimeout(resolve, ms)))]
  await Promise.race([run.ended, ...late])
  clearTimeout(timer)
  run.waiting -= 1
  return view(run)
}

const view = ({ state, done, of, pdf }: Run): Progress => ({ state, done, of, pdf })

function join(sheet: LargeSheet, again: boolean): Run {
  const said = JSON.stringify([edition(), sheet.template, sheet.data])
  const print = createHash('sha256').update(said).digest('base64url')
  const found = runs.get(print)
  const run = found && !(again && found.state === 'failed') ? found : begin(print, sheet)
  asked(print, run)
  return run
}

function begin(print: string, sheet: LargeSheet): Run {
  const people = sheet.data[sheet.many] as unknown[]
  const run: Run = {
    ...{ state: 'running', done: 0, of: people.length },
    ...{ parts: [], waiting: 0, ended: Promise.resolve() },
  }
  runs.set(print, run)
  const wanted = () => runs.get(print) === run
  run.ended = setInParts(sheet, people, run, wanted).catch((error: unknown) => {
    log.error({ error: String(error), template: sheet.template }, 'a paper of many people could not be set')
    run.state = 'failed'
    run.parts = []
  })
  return run
}

// Other papers are set between two parts: nobody waits for two hundred cards to have one.
async function setInParts(sheet: LargeSheet, people: unknown[], run: Run, wanted: () => boolean) {
  while (run.done < run.of) {
    if (!wanted()) return
    const part = people.slice(run.done, run.done + PEOPLE_OF_A_PART)
    const more = run.done + part.length < run.of
    run.parts.push(await renderPdf(sheet.template, { ...sheet.data, [sheet.many]: part }, more))
    run.done += part.length
  }
  run.pdf = run.parts.length > 1 ? await joinParts(sheet.template, run.parts) : run.parts[0]
  run.parts = []
  run.state = 'done'
  makeRoom(run)
}

function asked(print: string, run: Run) {
  clearTimeout(run.left)
  run.left = setTimeout(() => {
    if (run.waiting > 0) asked(print, run)
    else if (runs.get(print) === run) runs.delete(print)
  }, LEFT_MS).unref()
}

/** The oldest files give way. */
function makeRoom(latest: Run) {
  const finished = [...runs].filter(([, { pdf }]) => pdf)
  let bytes = finished.reduce((sum, [, { pdf }]) => sum + (pdf?.length ?? 0), 0)
  for (const [print, run] of finished) {
    if (bytes <= KEPT_BYTES || run === latest) continue
    runs.delete(print)
    bytes -= run.pdf?.length ?? 0
  }
}
