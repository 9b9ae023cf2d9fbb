import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

export function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** What a process runs; a number alone may long belong to somebody else. Empty when there is none. */
export function commandOf(pid) {
  return ofLinux(pid) ?? ofOthers(pid)
}

// As it was written: ps puts question marks for the accents of a folder where the locale is C, as cron and services have it.
function ofLinux(pid) {
  if (!existsSync('/proc/self/cmdline')) return undefined
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function ofOthers(pid) {
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, LC_ALL: 'en_US.UTF-8' },
    })
  } catch {
    return ''
  }
}

/** Ends a PostgreSQL by its fast shutdown: open transactions are rolled back, what was committed is kept. */
export async function stopServer(pid, patience = 20_000) {
  const orders = [
    ['SIGINT', patience],
    ['SIGQUIT', 5000],
  ]
  for (const [signal, until] of orders) {
    if (!alive(pid)) return
    process.kill(pid, signal)
    for (let passed = 0; passed < until && alive(pid); passed += 20) await wait(20)
  }
}
