import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
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
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
  } catch (error) {
    // Small containers have no ps.
    return error.code === 'ENOENT' ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') : ''
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
