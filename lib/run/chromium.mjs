import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './child.mjs'
import { Stop, step } from './say.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const elsewhere = ['/snap/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** A Chromium of this machine: CHROMIUM_PATH, or the first on PATH. */
export function findChromium(env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).concat('/usr/bin')
  const places = [
    env.CHROMIUM_PATH,
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...elsewhere,
  ]
  return places.find((place) => place && runs(place))
}

function runs(place) {
  try {
    accessSync(place, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The same, installed from Debian's packages first where root may do that. */
export async function needChromium() {
  if (!findChromium()) {
    const apt = spawnSync('apt-get', ['--version']).status === 0
    if (process.getuid?.() === 0 && apt) await step('Cài Chromium (apt-get)', fromDebian)
  }
  const found = findChromium()
  if (found) return found
  throw new Stop(
    'Không có Chromium để chạy các hành trình thử: hãy cài bằng sudo apt-get install chromium, hoặc đặt CHROMIUM_PATH tới Chrome/Chromium đã có, rồi chạy lại npm test.',
  )
}

async function fromDebian() {
  const sentence =
    'apt-get không cài được Chromium: hãy cài bằng tay hoặc đặt CHROMIUM_PATH, rồi chạy lại npm test.'
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { sentence, env })
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], { sentence, env })
  execFileSync(findChromium() ?? 'chromium', ['--version'])
}
