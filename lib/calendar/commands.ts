import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import { listRolesAnywhere } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { type Day, dayOf, firstDay, monthOf, toDate } from '@/lib/month'
import { mayKeepCalendar } from './policy'
import { type Holiday, shippedHolidays } from './schema'

export type KeepResult = { ok: true } | { ok: false; reason: 'not-found' | 'past' }

/** Says what a day is. Deadlines follow the calendar, so the days of months that are over stay as they were. */
export async function keepHoliday(actor: Actor, holiday: Holiday, now: Date): Promise<KeepResult> {
  return change(actor, holiday.day, now, async (tx) => {
    const { day, ...rest } = holiday
    const same = { kind: rest.kind, name: rest.name, basis: rest.basis }
    const found = await tx.holiday.findFirst({ where: { day: toDate(day), ...same }, select: { day: true } })
    if (found) return
    await tx.holiday.upsert({
      where: { day: toDate(day) },
      create: { day: toDate(day), ...same },
      update: same,
      select: { day: true },
    })
    await recordEvent(tx, actor.personId, { kind: 'holiday.kept', day, as: rest.kind, name: rest.name })
  })
}

/** Lets a day be what its weekday says again. */
export async function removeHoliday(actor: Actor, { day }: { day: Day }, now: Date): Promise<KeepResult> {
  return change(actor, day, now, async (tx) => {
    const { count } = await tx.holiday.deleteMany({ where: { day: toDate(day) } })
    if (count > 0) await recordEvent(tx, actor.personId, { kind: 'holiday.removed', day })
  })
}

function change(actor: Actor, day: Day, now: Date, write: (tx: Tx) => Promise<void>): Promise<KeepResult> {
  return db.$transaction(async (tx): Promise<KeepResult> => {
    if (!mayKeepCalendar(await listRolesAnywhere(tx, actor.personId, dayOf(now)))) {
      await recordEvent(tx, actor.personId, {
        kind: 'action.refused',
        action: 'holiday.keep',
        why: 'not-found',
        subject: day,
      })
      return { ok: false, reason: 'not-found' }
    }
    if (day < firstDay(monthOf(dayOf(now)))) return { ok: false, reason: 'past' }
    await write(tx)
    return { ok: true }
  })
}

/** Loads the years this calendar has nothing of; a year that somebody keeps is the office's own. */
export async function seedCalendar(): Promise<number> {
  return db.$transaction(async (tx) => {
    const rows = shippedHolidays.map(({ day, ...rest }) => ({ day, ...rest }))
    const added = await tx.$executeRaw`
      INSERT INTO holiday (day, kind, name, basis)
      SELECT * FROM unnest(${rows.map(({ day }) => day)}::text[]::date[],
        ${rows.map(({ kind }) => kind)}::text[]::holiday_kind[], ${rows.map(({ name }) => name)}::text[],
        ${rows.map(({ basis }) => basis)}::text[]) AS g(day, kind, name, basis)
      WHERE extract(year FROM g.day) NOT IN (SELECT extract(year FROM day) FROM holiday)`
    if (added > 0) await recordEvent(tx, null, { kind: 'calendar.seeded', days: added })
    return added
  })
}
