import { setTimeout as wait } from 'node:timers/promises'

export function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
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
