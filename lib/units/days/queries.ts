import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Day, toDate } from '@/lib/month'

// A reorganisation is known before its day: an end that is written down says nothing until it has passed, and a unit
// may be known that has not begun.

/** Units that are there on the day: what citizens read and do is about these. */
export function thereOn(day: Day) {
  return {
    AND: [{ OR: [{ validFrom: null }, { validFrom: { lte: toDate(day) } }] }, notOverOn(day)],
  } satisfies Prisma.AdminUnitWhereInput
}

/** Units that are there on the day or will be: an office is made ready before its first day. */
export function notOverOn(day: Day) {
  return { OR: [{ validTo: null }, { validTo: { gte: toDate(day) } }] } satisfies Prisma.AdminUnitWhereInput
}

/** `thereOn` for a statement in which `unit` stands for a row of `admin_unit`. */
export function isThere(unit: 'u' | 'p', day: Day): Prisma.Sql {
  const row = Prisma.raw(unit)
  return Prisma.sql`(daterange(${row}.valid_from, ${row}.valid_to, '[]') @> ${day}::date)`
}

/** Not `notOverOn`: the unit is one of the past on that day. */
export function isOver(unit: 'u' | 'd', day: Day): Prisma.Sql {
  return Prisma.sql`(coalesce(${Prisma.raw(unit)}.valid_to, 'infinity') < ${day}::date)`
}
