import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { data } from './paths.mjs'

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password that can be read out over a desk: no l, 1, o or 0, in groups of four. */
export function drawPassword() {
  const drawn = [...randomBytes(12)].map((byte) => letters[byte % letters.length])
  return [0, 4, 8].map((from) => drawn.slice(from, from + 4).join('')).join('-')
}

export const drawKey = () => randomBytes(32).toString('base64')

/** The secret of that name: drawn once, then the same at every start. */
export function secret(name, draw, folder = data) {
  const file = join(folder, name)
  const there = read(file)
  if (there) return there
  const drawn = draw()
  write(file, `${drawn}\n`, 0o600)
  return drawn
}

/** The secret of that name if it was ever drawn. */
export const drawn = (name, folder = data) => read(join(folder, name))

/** What a step left behind, so that the next start can see that nothing changed. */
export function stamp(name, folder = data) {
  const file = join(folder, name)
  return {
    get: () => read(file),
    same: (value) => read(file) === value,
    set: (value) => write(file, `${value}\n`, 0o644),
    clear: () => rmSync(file, { force: true }),
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

// Written beside and renamed: a full disk or a kill must not leave half a secret.
function write(file, text, mode) {
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o755 })
  writeFileSync(`${file}.new`, text, { mode })
  renameSync(`${file}.new`, file)
}
