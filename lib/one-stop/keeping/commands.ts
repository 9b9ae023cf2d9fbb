import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { type Day, dayOf, toDate } from '@/lib/month'
import { findKeptUnit } from './queries'
import type { CounterInput, ExceptionInput, FieldInput, KeepResult, PlaceInput, WeekInput } from './schema'

type Part = 'place' | 'hours' | 'exceptions' | 'counters' | 'amenities' | 'fields'

/** Each command here keeps one part of her own ward's model; of any other ward she learns nothing. */
export async function keepPlace(
  actor: Actor,
  unit: string,
  place: PlaceInput,
  now: Date,
): Promise<KeepResult> {
  return keep(actor, unit, 'place', now, async (tx, unitId) => {
    await tx.servicePoint.upsert({
      where: { unitId },
      create: { unitId, ...place },
      update: place,
      select: { unitId: true },
    })
  })
}

/** The whole week at once: what was there before stands in the versions of the ward's paper. */
export async function keepWeek(actor: Actor, unit: string, week: WeekInput, now: Date): Promise<KeepResult> {
  return keep(actor, unit, 'hours', now, async (tx, unitId) => {
    const days = [week.day1, week.day2, week.day3, week.day4, week.day5, week.day6, week.day7]
    await ensurePoint(tx, unitId)
    await tx.serviceHours.deleteMany({ where: { unitId } })
    await tx.serviceHours.createMany({
      data: days.flatMap((spans, at) => spans.map((span) => ({ unitId, weekday: at + 1, ...span }))),
    })
  })
}

/** A day with other hours than the week's; a day that is over stays what it was. */
export async function keepException(
  actor: Actor,
  unit: string,
  { day, spans, reason }: ExceptionInput,
  now: Date,
): Promise<KeepResult> {
  return keep(actor, unit, 'exceptions', now, async (tx, unitId) => {
    if (day < dayOf(now)) return 'past'
    await tx.serviceException.upsert({
      where: { unitId_day: { unitId, day: toDate(day) } },
      create: { unitId, day: toDate(day), spans, reason },
      update: { spans, reason },
      select: { day: true },
    })
  })
}

export async function removeException(actor: Actor, unit: string, day: Day, now: Date): Promise<KeepResult> {
  return keep(actor, unit, 'exceptions', now, async (tx, unitId) => {
    if (day < dayOf(now)) return 'past'
    await tx.serviceException.deleteMany({ where: { unitId, day: toDate(day) } })
  })
}

export async function keepCounter(
  actor: Actor,
  unit: string,
  { was, number, title, titleEn }: CounterInput,
  now: Date,
): Promise<KeepResult> {
  return keep(actor, unit, 'counters', now, async (tx, unitId) => {
    await ensurePoint(tx, unitId)
    const said = { number, title, titleEn: titleEn || title }
    const there = await tx.serviceCounter.findUnique({
      where: { unitId_number: { unitId, number } },
      select: { title: true },
    })
    // The same words again are the same form sent twice.
    if (there && number !== was) return there.title === title && was === 0 ? undefined : 'taken'
    const { count } = await tx.serviceCounter.updateMany({ where: { unitId, number: was }, data: said })
    if (count === 0) await tx.serviceCounter.create({ data: { unitId, ...said }, select: { number: true } })
  })
}

export async function removeCounter(
  actor: Actor,
  unit: string,
  number: number,
  now: Date,
): Promise<KeepResult> {
  return keep(actor, unit, 'counters', now, async (tx, unitId) => {
    await tx.serviceCounter.deleteMany({ where: { unitId, number } })
  })
}

export async function keepAmenities(
  actor: Actor,
  unit: string,
  slugs: readonly string[],
  now: Date,
): Promise<KeepResult> {
  return keep(actor, unit, 'amenities', now, async (tx, unitId) => {
    await ensurePoint(tx, unitId)
    const known = await tx.oneStopAmenity.findMany({
      where: { slug: { in: [...slugs] } },
      select: { slug: true },
    })
    await tx.servicePointAmenity.deleteMany({ where: { unitId } })
    await tx.servicePointAmenity.createMany({
      data: known.map(({ slug }) => ({ unitId, amenitySlug: slug })),
    })
  })
}

export async function keepField(
  actor: Actor,
  unit: string,
  { id, title, titleEn, link }: FieldInput,
  now: Date,
): Promise<KeepResult> {
  return keep(actor, unit, 'fields', now, async (tx, unitId) => {
    const said = { title, titleEn: titleEn || title, link }
    const other = await tx.serviceField.findFirst({
      where: {
        OR: [
          { unitId, title, id: { not: id } },
          { id, unitId: { not: unitId } },
        ],
      },
      select: { id: true },
    })
    if (other) return 'taken'
    await tx.serviceField.upsert({
      where: { id },
      create: { id, unitId, ...said },
      update: said,
      select: { id: true },
    })
  })
}

export async function removeField(actor: Actor, unit: string, id: string, now: Date): Promise<KeepResult> {
  return keep(actor, unit, 'fields', now, async (tx, unitId) => {
    await tx.serviceField.deleteMany({ where: { unitId, id } })
  })
}

function keep(
  actor: Actor,
  slug: string,
  part: Part,
  now: Date,
  write: (tx: Tx, unitId: string) => Promise<'past' | 'taken' | void>,
): Promise<KeepResult> {
  return db.$transaction(async (tx): Promise<KeepResult> => {
    const unit = await findKeptUnit(tx, actor.personId, slug, now)
    const why = unit ? await write(tx, unit.id) : 'not-found'
    if (!why) {
      await recordEvent(tx, actor.personId, { kind: 'model.changed', unit: slug, part })
      return { ok: true }
    }
    const refused = { kind: 'action.refused' as const, action: `model.${part}`, why, subject: slug }
    await recordEvent(tx, actor.personId, refused)
    return { ok: false, reason: why }
  })
}

async function ensurePoint(tx: Tx, unitId: string): Promise<void> {
  await tx.servicePoint.createMany({ data: { unitId }, skipDuplicates: true })
}
