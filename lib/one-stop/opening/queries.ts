import 'server-only'
import { listHolidays } from '@/lib/calendar/queries'
import { publicDb } from '@/lib/db'
import { dayOf, fromDate, toDate } from '@/lib/month'
import { type Opening, spansSchema } from './schema'

/** What decides when the desk of a ward is open, from today on. */
export async function findOpening(slug: string, now: Date): Promise<Opening> {
  const today = dayOf(now)
  const [hours, exceptions, holidays] = await Promise.all([
    publicDb.serviceHours.findMany({
      where: { point: { unit: { slug } } },
      orderBy: [{ weekday: 'asc' }, { opens: 'asc' }],
      select: { weekday: true, opens: true, closes: true },
    }),
    publicDb.serviceException.findMany({
      where: { unit: { slug }, day: { gte: toDate(today) } },
      orderBy: { day: 'asc' },
      select: { day: true, spans: true, reason: true },
    }),
    listHolidays(publicDb),
  ])
  return {
    hours,
    exceptions: exceptions.map(({ day, spans, reason }) => ({
      day: fromDate(day),
      spans: spansSchema.parse(spans),
      reason,
    })),
    holidays: holidays.filter(({ day }) => day >= today),
  }
}
