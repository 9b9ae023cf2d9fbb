import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alive } from './alive.mjs'

/** Notes that this process uses the cluster in `folder`. */
export function enter(folder) {
  mkdirSync(join(folder, 'users'), { recursive: true })
  writeFileSync(join(folder, 'users', String(process.pid)), '')
}

/** Takes the note away; true when nobody else uses the cluster any more. Notes of the dead do not count. */
export function leave(folder) {
  const notes = join(folder, 'users')
  rmSync(join(notes, String(process.pid)), { force: true })
  const others = readdirSync(notes).map(Number)
  for (const pid of others) if (!alive(pid)) rmSync(join(notes, String(pid)), { force: true })
  return !others.some(alive)
}
