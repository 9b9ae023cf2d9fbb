import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './child.mjs'
import { Stop, step } from './say.mjs'

/** The first of these places, or of these names on PATH, that can be run. */
export function findProgram(names, places = [], env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).concat('/usr/bin')
  const named = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...places.slice(0, 1), ...named, ...places.slice(1)].find((place) => place && runs(place))
}

function runs(place) {
  try {
    accessSync(place, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** What `find` finds, installed from Debian's package first where root may do that; else stops with the sentence. */
export async function needProgram({ name, package: wanted, find, sentence }) {
  if (!find()) {
    const apt = spawnSync('apt-get', ['--version']).status === 0
    if (process.getuid?.() === 0 && apt) {
      await step(`Cài ${name} (apt-get)`, () =>
        fromDebian(wanted, `apt-get không cài được ${name}. ${sentence}`),
      )
    }
  }
  const found = find()
  if (found) return found
  throw new Stop(`Không có ${name}. ${sentence}`)
}

async function fromDebian(wanted, sentence) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { sentence, env })
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', wanted], { sentence, env })
}
