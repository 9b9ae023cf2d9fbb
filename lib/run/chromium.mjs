import { findProgram, needProgram } from './programs.mjs'

// The shell first: the same engine without windows of its own, at little more than half the processor's time.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const elsewhere = ['/snap/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** A Chromium of this machine: CHROMIUM_PATH, or the first on PATH. */
export function findChromium(env = process.env) {
  return findProgram(names, [env.CHROMIUM_PATH, ...elsewhere], env)
}

/** The same, installed from Debian's packages first where root may do that. */
export function needChromium() {
  return needProgram({
    name: 'Chromium',
    package: 'chromium-headless-shell',
    find: findChromium,
    sentence:
      'Các hành trình thử cần nó: hãy cài bằng sudo apt-get install chromium-headless-shell, hoặc đặt CHROMIUM_PATH tới Chrome/Chromium đã có, rồi chạy lại npm test.',
  })
}
