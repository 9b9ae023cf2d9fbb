import 'server-only'
import { listHolidays } from '@/lib/calendar/queries'
import { inOfficeHours } from '@/lib/calendar/rules'
import { sendLetters } from '@/lib/mail/outbox'

/** Sends the letters that wait, in office hours: one that failed by day is not tried at night. */
export async function deliver(now: Date): Promise<void> {
  if (inOfficeHours(now, await listHolidays())) await sendLetters(now)
}
