/** Milliseconds that `pace` takes of a processor of the machine for which three seconds were promised, when it is idle. */
const idle = 700

/**
 * How many times slower a processor is at this moment than that one was: two cores that share their memory with others at
 * work take twice as long for the same. Never below 1.
 */
export function slowness(): number {
  const since = process.cpuUsage()
  const rows = Array.from(
    { length: 120_000 },
    (_, at) => `Nguyễn Thị Phương Thảo ${at};Chuyên viên;01/07/2025`,
  )
  const seen = new Map<string, string>()
  for (const row of rows)
    for (const cell of row.split(';'))
      seen.set(cell.normalize('NFD').toLowerCase().replace(/\p{M}/gu, ''), cell)
  JSON.parse(JSON.stringify([...seen]))
  const { user, system } = process.cpuUsage(since)
  return Math.max(1, (user + system) / 1000 / idle)
}
