import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { listRoles } from '@/lib/evaluations/sheets/queries'
import {
  addMonths,
  dayOf,
  firstDay,
  fromDate,
  lastDay,
  type Month,
  monthOf,
  monthsBetween,
  toDate,
} from '@/lib/month'
import { type Before, signed, sumsOff } from '../dossiers/checks/rules'
import { storedCounts, type StoredFigures } from '../dossiers/schema'
import { mayEnter } from './policy'
import type { AcceptedLine, EntryLine, EntryView } from './schema'

const counts = Object.fromEntries(storedCounts.map((count) => [count, true])) as {
  [count in keyof StoredFigures]: true
}

export type EntryUnit = {
  id: string
  slug: string
  name: string
  code: string
  validFrom: Date | null
  validTo: Date | null
}

/** Null for whoever may not enter the unit's figures. */
export async function findEntryUnit(
  tx: Tx,
  actor: Actor,
  slug: string,
  now: Date,
): Promise<EntryUnit | null> {
  const unit = await tx.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true, code: true, validFrom: true, validTo: true },
  })
  return unit && mayEnter(await listRoles(tx, actor.personId, unit.id, now)) ? unit : null
}

/** Whether the unit existed in the month, and the month has begun. */
export function takesMonth({ validFrom, validTo }: EntryUnit, month: Month, now: Date): boolean {
  const last = toDate(lastDay(month))
  return (!validFrom || validFrom <= last) && (!validTo || validTo >= last) && month <= monthOf(dayOf(now))
}

/** The figures of the unit's months before, nearest first, as far as doubts reach. */
export async function listBefore(tx: Tx, unitId: string, month: Month): Promise<Before[]> {
  const rows = await tx.dossierFigure.findMany({
    where: {
      unitId,
      field: '',
      month: { gte: toDate(firstDay(addMonths(month, -6))), lt: toDate(firstDay(month)) },
    },
    orderBy: { month: 'desc' },
    select: { month: true, received: true, late: true, pendingInTime: true, pendingOverdue: true },
  })
  return rows.map((row) => ({ ...row, month: monthOf(fromDate(row.month)) }))
}

export async function findEntry(
  actor: Actor,
  { unit: slug, month }: { unit: string; month: Month },
  now: Date,
): Promise<EntryView | null> {
  const unit = await findEntryUnit(db, actor, slug, now)
  if (!unit || !takesMonth(unit, month, now)) return null
  const first = toDate(firstDay(month))
  const [rows, before, accepted, published] = await Promise.all([
    db.dossierFigure.findMany({
      where: { unitId: unit.id, month: first },
      orderBy: { field: 'asc' },
      select: { field: true, ...counts },
    }),
    listBefore(db, unit.id, month),
    listAccepted(unit.id, month),
    db.publication.findFirst({
      where: { unitId: unit.id, month: first },
      orderBy: { revision: 'desc' },
      select: { revision: true },
    }),
  ])
  const whole = rows.find(({ field }) => field === '')
  return {
    unit: { slug: unit.slug, name: unit.name, code: unit.code },
    month,
    figures: whole ?? null,
    fields: rows.filter(({ field }) => field !== ''),
    before: before.map(({ month: at, received, pendingInTime, pendingOverdue }) => ({
      month: at,
      received,
      open: pendingInTime === null || pendingOverdue === null ? null : pendingInTime + pendingOverdue,
    })),
    accepted,
    published: published?.revision ?? null,
  }
}

async function listAccepted(unitId: string, month: Month): Promise<AcceptedLine[]> {
  const rows = await db.dossierAcceptance.findMany({
    where: { unitId, month: toDate(firstDay(month)) },
    orderBy: { acceptedAt: 'desc' },
    select: {
      results: true,
      channels: true,
      resolved: true,
      pending: true,
      reason: true,
      acceptedAt: true,
      acceptedById: true,
    },
  })
  const people = await db.person.findMany({
    where: { id: { in: rows.map(({ acceptedById }) => acceptedById) } },
    select: { id: true, fullName: true },
  })
  const names = new Map(people.map(({ id, fullName }) => [id, fullName]))
  const labels = {
    results: 'kết quả',
    channels: 'kênh',
    resolved: 'đã giải quyết',
    pending: 'đang giải quyết',
  }
  return rows.map((row) => ({
    at: row.acceptedAt.toISOString(),
    by: names.get(row.acceptedById) ?? '',
    reason: row.reason,
    off: (['results', 'channels', 'resolved', 'pending'] as const)
      .filter((name) => row[name] !== 0)
      .map((name) => `${labels[name]} ${signed(row[name])}`),
  }))
}

/** Thirteen months to this one, with what is known of each. */
export async function listEntries(
  actor: Actor,
  slug: string,
  now: Date,
): Promise<{ unit: EntryView['unit']; lines: EntryLine[] } | null> {
  const unit = await findEntryUnit(db, actor, slug, now)
  if (!unit) return null
  const last = monthOf(dayOf(now))
  const months = monthsBetween(addMonths(last, -12), last).filter((month) => takesMonth(unit, month, now))
  const since = { unitId: unit.id, month: { gte: toDate(firstDay(months[0] ?? last)) } }
  const rows = await db.dossierFigure.findMany({
    where: { ...since, field: '' },
    select: { month: true, ...counts },
  })
  const published = await db.publication.groupBy({ by: ['month'], where: since, _max: { revision: true } })
  const lines = months.reverse().map((month): EntryLine => {
    const row = rows.find((each) => monthOf(fromDate(each.month)) === month)
    const revision = published.find((each) => monthOf(fromDate(each.month)) === month)?._max.revision
    const off = row ? sumsOff(row).map(({ why }) => why) : []
    return {
      month,
      received: row?.received ?? null,
      late: row?.late ?? null,
      off,
      published: revision ?? null,
    }
  })
  return { unit: { slug: unit.slug, name: unit.name, code: unit.code }, lines }
}
