import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One hash over the names and contents of files and folders; what does not exist counts as absent. */
export function hashOf(folder, paths, { without = [], also = [] } = {}) {
  const hash = createHash('sha256')
  for (const extra of also) hash.update(`${extra}\0`)
  for (const path of paths) add(hash, folder, path, without)
  return hash.digest('hex')
}

function add(hash, folder, path, without) {
  if (without.includes(path)) return
  const full = join(folder, path)
  const stat = statSync(full, { throwIfNoEntry: false })
  if (!stat) return
  if (!stat.isDirectory()) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
    return
  }
  for (const name of readdirSync(full).sort()) add(hash, folder, `${path}/${name}`, without)
}
