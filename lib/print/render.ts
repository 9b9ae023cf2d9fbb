import 'server-only'
import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a template could not be made of: typst's own words, for the log. */
export class PrintError extends Error {}

// Where the source stands, even inside a bundle: the child is never bundled.
const here = dirname(fileURLToPath(import.meta.url))

type Order = { template: string; data: string; more: boolean } | { parts: readonly Buffer[] }
type Answer = { id: number; pdf?: Uint8Array; resident?: number; wrong?: string }

// The compiler keeps some memory of each document; a fresh process keeps none.
const RENDERS_OF_A_CHILD = 200
const MOST_RESIDENT = 700_000_000
const PATIENCE_MS = 60_000
const IDLE_MS = 60_000

// One child for all copies of this module: a bundler makes several.
type Press = {
  child?: ChildProcess
  renders: number
  last: Promise<unknown>
  ids: number
  idle?: NodeJS.Timeout
}
const kept = globalThis as { nepPress?: Press }
const press = (kept.nepPress ??= { renders: 0, last: Promise.resolve(), ids: 0 })

/**
 * A PDF of `templates/{template}.typ`, which reads `data` as JSON: tagged, fonts embedded. Made one after another in a
 * child process; one that dies is replaced, and the document is tried once more. `more`: another part follows.
 */
export function renderPdf(template: string, data: unknown, more = false): Promise<Buffer> {
  return made(template, { template, data: JSON.stringify(data).normalize(), more })
}

/** One PDF of parts that the same template made, pages in order. */
export function joinParts(template: string, parts: readonly Buffer[]): Promise<Buffer> {
  return made(template, { parts })
}

function made(template: string, order: Order): Promise<Buffer> {
  const made = press.last.then(async () => {
    const answer = (await ask(order)) ?? (await ask(order))
    if (!answer) throw new PrintError(`The typesetter died twice over ${template}.`)
    if (!answer.pdf) throw new PrintError(`${template}: ${answer.wrong}`)
    return Buffer.from(answer.pdf)
  })
  press.last = made.catch(() => undefined)
  return made
}

let known: string | undefined

/** The fingerprint of all templates: what is kept of a paper holds for one edition of them. */
export function edition(): string {
  if (known) return known
  const hash = createHash('sha256')
  const folder = join(here, 'templates')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => name.endsWith('.typ')).sort())
    hash.update(file).update(readFileSync(join(folder, file)))
  return (known = hash.digest('hex'))
}

/** The answer of the child; null when it died or fell silent. */
async function ask(order: Order): Promise<Answer | null> {
  const child = (press.child ??= open())
  clearTimeout(press.idle)
  hold(child)
  const id = ++press.ids
  const answer = await new Promise<Answer | null>((resolve) => {
    const silent = setTimeout(() => end(null), PATIENCE_MS)
    const heard = (message: Answer) => message.id === id && end(message)
    const died = () => end(null)
    function end(answer: Answer | null) {
      clearTimeout(silent)
      child.off('message', heard).off('exit', died).off('error', died)
      resolve(answer)
    }
    child.on('message', heard).on('exit', died).on('error', died)
    child.send({ id, ...order }, (failed) => failed && end(null))
  })
  press.renders += 1
  if (!answer) close('SIGKILL')
  else if (press.renders >= RENDERS_OF_A_CHILD || (answer.resident ?? 0) > MOST_RESIDENT) close('SIGTERM')
  else rest(child)
  return answer
}

function open(): ChildProcess {
  press.renders = 0
  // No environment: it needs no secret, and the flags of its parent (a loader of TypeScript) are not its own.
  return fork(/* turbopackIgnore: true */ join(here, 'typesetter.mjs'), {
    execArgv: [],
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

function close(signal: NodeJS.Signals) {
  press.child?.kill(signal)
  press.child = undefined
}

// While it works the program waits for it; while it rests the program may end, and it ends too.
function hold(child: ChildProcess) {
  child.ref()
  child.channel?.ref()
}

function rest(child: ChildProcess) {
  child.unref()
  child.channel?.unref()
  press.idle = setTimeout(() => close('SIGTERM'), IDLE_MS).unref()
}
