import { execFile } from 'node:child_process'
import type { Portal } from './journey'

export type Said = { code: number; out: string; error: string }

/** `npm run --silent nep -- …` on the database of a portal, as its operator runs it. */
export function nep(portal: Portal, ...args: string[]): Promise<Said> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['lib/run/nep.mjs', ...args],
      { env: { ...process.env, DATABASE_URL: portal.databaseUrl, DEMO: '0' }, encoding: 'utf8' },
      (error, out, told) =>
        done({ code: typeof error?.code === 'number' ? error.code : 0, out, error: told }),
    )
  })
}
