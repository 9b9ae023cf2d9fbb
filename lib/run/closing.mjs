import { complain } from './say.mjs'

const closers = []
let closed

/** Registers what must be closed when the command ends, however it ends: last opened, first closed. */
export function onClose(close) {
  closers.push(close)
}

/** Closes everything once; called again while it runs it waits for the same closing. */
export function closeAll() {
  closed ??= (async () => {
    for (const close of closers.reverse()) await close().catch(complain)
  })()
  return closed
}

/**
 * Runs a command to its end: closes what it opened, and exits with the code it returns, or `stopped` where it threw.
 * A signal closes in the same order; a second one does not shorten it, since a database half stopped is an orphan.
 */
export async function command(work, stopped = 1) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => void closeAll().then(() => process.exit(interrupted)))
  }
  let code = stopped
  try {
    code = (await work()) ?? 0
  } catch (error) {
    // What fails after a signal fails because of it.
    if (!closed) complain(error)
  }
  await closeAll()
  process.exit(closed && stopping ? interrupted : code)
}

let interrupted = 130
let stopping = false

/** From here on Ctrl-C is the ordinary end, not an interruption. */
export function serving() {
  interrupted = 0
  stopping = true
}
