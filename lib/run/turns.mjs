import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { alive, commandOf } from './alive.mjs'
import { data } from './paths.mjs'
import { step } from './say.mjs'

/**
 * Does `work` while no other command of this folder does work of that name: two starts at once would install, draw
 * secrets and build over each other. Who waits is told so; what a killed command left behind holds up nobody.
 */
export async function inTurn(name, work, folder = data) {
  mkdirSync(folder, { recursive: true })
  const note = join(folder, `${name}.turn`)
  if (!(await taken(note))) {
    await step('Đợi một lệnh khác của Nếp đang chuẩn bị', async () => {
      while (!(await taken(note))) await wait(200)
    })
  }
  try {
    return await work()
  } finally {
    rmSync(note, { force: true })
  }
}

async function taken(note) {
  if (written(note)) return true
  if (!leftBehind(note)) return false
  rmSync(note, { force: true })
  if (!written(note)) return false
  // Another may have found it left behind too, and removed ours a moment after.
  await wait(100)
  return read(note) === String(process.pid)
}

function written(note) {
  try {
    writeFileSync(note, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function leftBehind(note) {
  const holder = read(note)
  // A container that starts again gives the same numbers out: what stands under our own is not ours.
  if (holder === String(process.pid)) return true
  if (holder) return !alive(Number(holder)) || !/node/.test(commandOf(holder))
  // Made, and not written yet; or never will be.
  const since = statSync(note, { throwIfNoEntry: false })?.mtimeMs
  return since !== undefined && Date.now() - since > 5000
}

function read(note) {
  try {
    return readFileSync(note, 'utf8')
  } catch {
    return ''
  }
}
