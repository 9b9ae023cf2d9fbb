import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import { countKey } from '@/lib/auth/attempts/commands'
import { findKeyHolder } from '@/lib/auth/keys/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { addMonths, firstDay, type Month, toDate } from '@/lib/month'
import { saveDossiers } from '../dossiers/commands'
import { type Impossible, impossible, sameFigures, sumsOff } from '../dossiers/checks/rules'
import { carriedOff, fieldsOff, monthDoubts, monthsBack, nextOff } from '../dossiers/months/rules'
import { listDossiers } from '../dossiers/queries'
import { type FieldFigures, storedCounts, type Sum } from '../dossiers/schema'
import { findEntryUnit, takesMonth } from './queries'
import type { EntryInput, SentFigures } from './schema'

export type EntryResult =
  | { ok: true; change: 'new' | 'changed' | 'same'; off: Sum[] }
  | { ok: false; reason: 'not-found' | 'nothing' }
  | { ok: false; reason: 'impossible'; wrong: Impossible[] }
  /** Both at once, so that one is not learnt after the other was mended. */
  | { ok: false; reason: 'asked'; off: Sum[]; doubts: string[] }

/** Takes in a month's figures of the whole unit from its one-stop clerk. What is published stays until it is corrected. */
export async function enterFigures(actor: Actor, input: EntryInput, now: Date): Promise<EntryResult> {
  const { figures, month } = input
  return db.$transaction(async (tx): Promise<EntryResult> => {
    const unit = await findEntryUnit(tx, actor, input.unit, now)
    if (!unit || !takesMonth(unit, month, now)) {
      const subject = `${input.unit}/${month}`
      const refusal = { action: 'figures.enter', why: 'not-found', subject }
      await recordEvent(tx, actor.personId, { kind: 'action.refused', ...refusal })
      return { ok: false, reason: 'not-found' }
    }
    if (storedCounts.every((count) => figures[count] === null)) return { ok: false, reason: 'nothing' }
    const wrong = impossible(figures)
    if (wrong.length > 0) return { ok: false, reason: 'impossible', wrong }
    await lock(tx)
    const rowsOf = await readMonths(tx, unit.id, month)
    const known = rowsOf(month).find(({ field }) => field === '')
    if (known && sameFigures(known, figures)) return { ok: true, change: 'same', off: [] }
    const after = overlaid(rowsOf, month, [{ ...figures, field: '' }])
    const off = [
      ...sumsOff(figures),
      ...monthsOff({ ...figures, field: '' }, month, after),
      ...fieldsOff(after(month)),
      ...nextOff(month, after, rowsOf),
    ]
    const asked = monthDoubts(month, after)
    if ((off.length > 0 && !input.reason) || (asked.length > 0 && !input.sure))
      return { ok: false, reason: 'asked', off, doubts: asked }
    const acceptance = off.length > 0 ? { personId: actor.personId, reason: input.reason ?? '', now } : null
    await saveDossiers(tx, [{ ...figures, unitId: unit.id, month, field: '', off }], acceptance)
    await recordEvent(tx, actor.personId, {
      kind: 'figures.entered',
      ...{ unit: unit.slug, month, accepted: off.length > 0, key: null },
    })
    return { ok: true, change: known ? 'changed' : 'new', off }
  })
}

export type SentResult =
  | { ok: true; new: number; changed: number; same: number; questions: string[]; published: number | null }
  | { ok: false; reason: 'no-key' | 'too-many' | 'not-found' | 'no-month' }
  | { ok: false; reason: 'refused'; faults: { field: string; why: string }[] }

type Sent = { unit: string; month: Month; figures: SentFigures }

/**
 * The same from the system of one unit, by the key an administrator gave it. A machine accepts no difference and is
 * not asked: sums must agree, and what looks odd comes back as questions for people. So does what the next month
 * carried over, when it is in already.
 */
export async function putFigures(presented: string, sent: Sent, now: Date): Promise<SentResult> {
  const holder = await findKeyHolder(presented, now)
  if (!holder) return { ok: false, reason: 'no-key' }
  if (!(await countKey(holder.keyId))) return { ok: false, reason: 'too-many' }
  const { month } = sent
  return db.$transaction(async (tx): Promise<SentResult> => {
    const unit = await tx.adminUnit.findUnique({
      where: { id: holder.unitId },
      select: { id: true, slug: true, name: true, code: true, validFrom: true, validTo: true },
    })
    if (!unit || (sent.unit !== unit.slug && sent.unit !== unit.code)) {
      const refusal = { action: 'figures.put', why: 'not-found', subject: `${sent.unit}/${month}` }
      await recordEvent(tx, null, { kind: 'action.refused', ...refusal })
      return { ok: false, reason: 'not-found' }
    }
    if (!takesMonth(unit, month, now)) return { ok: false, reason: 'no-month' }
    const { fields, ...whole } = sent.figures
    const given = storedCounts.some((count) => whole[count] !== null) ? [{ field: '', ...whole }] : []
    const rows = [...given, ...fields]
    const faults = rows.flatMap(({ field, ...figures }) => [
      ...impossible(figures).map(({ key, why }) => ({ field: placeOf(field, key), why })),
      ...sumsOff(figures).map(({ name, why }) => ({ field: placeOf(field, name), why })),
    ])
    if (faults.length > 0) return { ok: false, reason: 'refused', faults }
    await lock(tx)
    const rowsOf = await readMonths(tx, unit.id, month)
    const known = new Map(rowsOf(month).map((row) => [row.field, row]))
    const fresh = rows.filter(({ field }) => !known.has(field))
    const changed = rows.filter((row) => known.has(row.field) && !sameFigures(known.get(row.field)!, row))
    const after = overlaid(rowsOf, month, rows)
    const others = [...fresh, ...changed].flatMap((row) =>
      monthsOff(row, month, after).map(({ why }) => ({ field: placeOf(row.field, 'carriedOver'), why })),
    )
    if (fresh.length + changed.length > 0)
      others.push(...fieldsOff(after(month)).map(({ count, why }) => ({ field: count ?? 'fields', why })))
    if (others.length > 0) return { ok: false, reason: 'refused', faults: others }
    const writes = [...fresh, ...changed].map((row) => ({ ...row, unitId: unit.id, month, off: [] }))
    if (writes.length > 0) {
      await saveDossiers(tx, writes, null)
      await recordEvent(tx, null, {
        kind: 'figures.entered',
        ...{ unit: unit.slug, month, accepted: false, key: holder.keyId },
      })
    }
    const published = await tx.publication.findFirst({
      where: { unitId: unit.id, month: toDate(firstDay(month)) },
      orderBy: { revision: 'desc' },
      select: { revision: true },
    })
    return {
      ok: true,
      ...{ new: fresh.length, changed: changed.length, same: rows.length - writes.length },
      // The next month cannot be sent first: refusing either would leave both as they were.
      questions: [...nextOff(month, after, rowsOf).map(({ why }) => why), ...monthDoubts(month, after)],
      published: published?.revision ?? null,
    }
  })
}

function placeOf(field: string, key: string): string {
  return field === '' ? key : `fields[${field}].${key}`
}

// As imports do: whoever comes second compares with what the first has written.
async function lock(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('dossier_figure'))`
}

type RowsOf = (month: Month) => readonly FieldFigures[]

async function readMonths(tx: Tx, unitId: string, month: Month): Promise<RowsOf> {
  const rows = await listDossiers(tx, [unitId], {
    from: addMonths(month, -monthsBack),
    to: addMonths(month, 1),
  })
  return (at) => rows.filter((row) => row.month === at)
}

/** The months as they would be with these rows in one of them. */
function overlaid(rowsOf: RowsOf, month: Month, rows: readonly FieldFigures[]): RowsOf {
  const written = new Set(rows.map(({ field }) => field))
  return (at) =>
    at === month ? [...rows, ...rowsOf(at).filter(({ field }) => !written.has(field))] : rowsOf(at)
}

function monthsOff(row: FieldFigures, month: Month, rowsOf: RowsOf): Sum[] {
  return carriedOff(row, rowsOf(addMonths(month, -1)))
}
