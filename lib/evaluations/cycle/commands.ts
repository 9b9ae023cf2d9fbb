import 'server-only'
import { db, type Tx } from '@/lib/db'
import { addMonths, dayOf, fromDate, type Month, monthOf, monthsBetween } from '@/lib/month'
import { openMonths } from '../months/commands'
import { listUnderWay } from '../months/queries'
import { remind } from '../reminders/commands'
import { closeExpired } from '../reopening/commands'

/**
 * What the month does by itself, each piece in a transaction of its own: opens on the 1st, takes in who came and
 * marks who left, locks what was reopened, reminds who is due. Woken by a job; again, or on several machines at once, is the same as once.
 */
export async function turnCycle(now: Date): Promise<void> {
  for (const month of await monthsToOpen(monthOf(dayOf(now))))
    await db.$transaction((tx) => openMonths(tx, { month, units: null, actorId: null }), { timeout: 60_000 })
  for (const { month, units } of await monthsUnderWay(db, monthOf(dayOf(now))))
    await db.$transaction((tx) => openMonths(tx, { month, units, actorId: null }), { timeout: 60_000 })
  await db.$transaction((tx) => closeExpired(tx, now))
  await remind(now)
}

/** This month, and those that passed while nothing ran. An office that has kept no month yet begins with this one. */
async function monthsToOpen(current: Month): Promise<Month[]> {
  const last = await db.evaluationSheet.findFirst({ orderBy: { month: 'desc' }, select: { month: true } })
  const next = last ? addMonths(monthOf(fromDate(last.month)), 1) : current
  return monthsBetween(next < current ? next : current, current)
}

/** Earlier months that still take points, and the units that do. */
async function monthsUnderWay(tx: Tx, current: Month): Promise<{ month: Month; units: string[] }[]> {
  const sheets = await listUnderWay(tx, {})
  const months = new Map<Month, string[]>()
  for (const { month, unitId } of sheets) {
    const name = monthOf(fromDate(month))
    if (name < current) months.set(name, [...(months.get(name) ?? []), unitId])
  }
  return [...months].map(([month, units]) => ({ month, units }))
}
