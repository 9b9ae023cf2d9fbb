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
import { signed, sumsOff } from '../dossiers/checks/rules'
import { carriedOff, fieldsOff, labelOf, monthsBack } from '../dossiers/months/rules'
import { listDossiers } from '../dossiers/queries'
import { acceptedFields, type StoredFigures } from '../dossiers/schema'
import { wholeUnit } from '../facts/rules'
import { mayEnter } from './policy'
import type { AcceptedLine, EntryLine, EntryView } from './schema'

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

export async function findEntry(
  actor: Actor,
  { unit: slug, month }: { unit: string; month: Month },
  now: Date,
): Promise<EntryView | null> {
  const unit = await findEntryUnit(db, actor, slug, now)
  if (!unit || !takesMonth(unit, month, now)) return null
  const first = toDate(firstDay(month))
  const [kept, accepted, published] = await Promise.all([
    listDossiers(db, [unit.id], { from: addMonths(month, -monthsBack), to: month }),
    listAccepted(unit.id, month),
    db.publication.findFirst({
      where: { unitId: unit.id, month: first },
      orderBy: { revision: 'desc' },
      select: { revision: true },
    }),
  ])
  const rows = kept.filter((row) => row.month === month)
  const whole = rows.find(({ field }) => field === '')
  const before = monthsBetween(addMonths(month, -monthsBack), addMonths(month, -1))
    .reverse()
    .flatMap((at) => {
      const of = wholeUnit(kept.filter((row) => row.month === at))
      return of ? [{ month: at, ...of }] : []
    })
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
      field: true,
      results: true,
      channels: true,
      resolved: true,
      pending: true,
      carried: true,
      fields: true,
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
    carried: 'tồn đầu kỳ so với tháng trước',
  }
  return rows.map((row) => ({
    at: row.acceptedAt.toISOString(),
    by: names.get(row.acceptedById) ?? '',
    reason: row.reason,
    off: [
      ...(['results', 'channels', 'resolved', 'pending', 'carried'] as const)
        .filter((name) => row[name] !== 0)
        .map((name) => `${row.field === '' ? '' : `${row.field}: `}${labels[name]} ${signed(row[name])}`),
      ...Object.entries(acceptedFields.parse(row.fields)).map(
        ([count, off]) => `${labelOf(count as keyof StoredFigures)} so với các lĩnh vực ${signed(off)}`,
      ),
    ],
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
  const from = months[0] ?? last
  const since = { unitId: unit.id, month: { gte: toDate(firstDay(from)) } }
  const kept = await listDossiers(db, [unit.id], { from: addMonths(from, -1), to: last })
  const rowsOf = (month: Month) => kept.filter((row) => row.month === month)
  const published = await db.publication.groupBy({ by: ['month'], where: since, _max: { revision: true } })
  const lines = months.reverse().map((month): EntryLine => {
    const rows = rowsOf(month)
    const whole = wholeUnit(rows)
    const revision = published.find((each) => monthOf(fromDate(each.month)) === month)?._max.revision
    const before = rowsOf(addMonths(month, -1))
    const off = rows.flatMap((each) => [...sumsOff(each), ...carriedOff(each, before)])
    return {
      month,
      received: whole?.received ?? null,
      late: whole?.late ?? null,
      off: [...off, ...fieldsOff(rows)].map(({ why }) => why),
      published: revision ?? null,
    }
  })
  return { unit: { slug: unit.slug, name: unit.name, code: unit.code }, lines }
}
