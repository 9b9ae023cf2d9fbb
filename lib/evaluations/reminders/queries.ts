import 'server-only'
import type { Holiday } from '@/lib/calendar/schema'
import { db } from '@/lib/db'
import { listAppealSteps } from './appeals/queries'
import { listMonthSteps } from './months/queries'
import type { Task, Waiting } from './schema'
import { listYearSteps } from './years/queries'

/** Every step that waits, for everybody it waits for who has an address, with what she was told of it. */
export async function listTasks(now: Date, holidays: readonly Holiday[]): Promise<Task[]> {
  const waiting = [
    ...(await listMonthSteps(now, holidays)),
    ...(await listAppealSteps(now, holidays)),
    ...(await listYearSteps(now, holidays)),
  ]
  const sent = await listSent(waiting)
  return waiting.map((each) => ({ ...each, last: sent.get(keyOf(each)) ?? null }))
}

async function listSent(waiting: readonly Waiting[]): Promise<Map<string, number>> {
  const rows = await db.reminder.groupBy({
    by: ['personId', 'step', 'round'],
    where: { round: { in: [...new Set(waiting.map(({ round }) => round))] } },
    _max: { number: true },
  })
  return new Map(
    rows.map(({ personId, step, round, _max }) => [`${personId} ${step} ${round}`, _max.number ?? 0]),
  )
}

function keyOf({ person, matter, round }: Waiting): string {
  return `${person.id} ${matter.step} ${round}`
}
