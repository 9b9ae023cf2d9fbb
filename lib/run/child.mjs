import { spawn } from 'node:child_process'
import { onClose } from './closing.mjs'
import { root } from './paths.mjs'
import { Stop } from './say.mjs'

const running = new Set()
onClose(async () => {
  await Promise.all([...running].map(stop))
})

const kept = 8000

/** Runs a program to its end, quietly; when it fails, throws `sentence` with the end of what it printed. */
export async function run(program, args, { sentence, env = {}, cwd = root, as }) {
  const child = start(program, args, { env, cwd, as, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const keep = (chunk) => (said = (said + chunk).slice(-kept))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const code = await ended(child)
  if (code !== 0) throw new Stop(sentence, said)
  return said
}

/** Runs a program that speaks for itself, and returns its exit code. */
export function show(program, args, { env = {}, cwd = root } = {}) {
  return ended(start(program, args, { env, cwd, stdio: 'inherit' }))
}

/** Starts a program that is stopped with the command that started it. */
export function start(program, args, { env = {}, cwd = root, stdio = 'inherit', as } = {}) {
  const child = spawn(program, args, { ...as, cwd, env: { ...process.env, ...env }, stdio })
  running.add(child)
  child.once('close', () => running.delete(child))
  return child
}

export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

/** Asks a program to end, and makes it end after ten seconds. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const end = ended(child).catch(() => undefined)
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await end
  clearTimeout(hard)
}
