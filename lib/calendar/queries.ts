import 'server-only'
import { db, type Tx } from '@/lib/db'
import { fromDate } from '@/lib/month'
import type { Holiday } from './schema'

/** Every day that is not what its weekday says, in order. Some thirty a year: rules take the whole list. */
export async function listHolidays(tx: Tx = db): Promise<Holiday[]> {
  const rows = await tx.holiday.findMany({
    orderBy: { day: 'asc' },
    select: { day: true, kind: true, name: true, basis: true },
  })
  return rows.map((row) => ({ ...row, day: fromDate(row.day) }))
}
