import 'server-only'
import type { Tx } from '@/lib/db'
import { addMonths, firstDay, type Month } from '@/lib/month'
import type { StoredFigures, Sum } from './schema'

export type DossierRow = StoredFigures & { unitId: string; month: Month; field: string; off: readonly Sum[] }

/** Who takes figures that do not add up, and why. */
export type Acceptance = { personId: string; reason: string; now: Date }

/** Writes figures over those of the same unit, month and field; for use inside a command that has asked who. */
export async function saveDossiers(
  tx: Tx,
  rows: readonly DossierRow[],
  acceptance: Acceptance | null,
): Promise<void> {
  const written = rows.map(({ unitId, month, off: _off, ...row }) => ({
    ...row,
    unit_id: unitId,
    month: firstDay(month),
  }))
  await tx.$executeRaw`
    INSERT INTO dossier_figure (unit_id, month, field, carried_over, received, early, on_time, late,
      pending_in_time, pending_overdue, online, counter, post, online_capable, filed_from_home,
      legacy_level_3_4, service_full, service_partial)
    SELECT unit_id, month, field, "carriedOver", received, early, "onTime", late,
      "pendingInTime", "pendingOverdue", online, counter, post, "onlineCapable", "filedFromHome",
      "legacyLevel34", "serviceFull", "servicePartial"
    FROM jsonb_to_recordset(${JSON.stringify(written)}::jsonb) AS g(
      unit_id uuid, month date, field text, "carriedOver" int, received int, early int, "onTime" int, late int,
      "pendingInTime" int, "pendingOverdue" int, online int, counter int, post int, "onlineCapable" int,
      "filedFromHome" int, "legacyLevel34" int, "serviceFull" int, "servicePartial" int)
    ON CONFLICT (unit_id, month, field) DO UPDATE SET
      carried_over = excluded.carried_over, received = excluded.received, early = excluded.early,
      on_time = excluded.on_time, late = excluded.late, pending_in_time = excluded.pending_in_time,
      pending_overdue = excluded.pending_overdue, online = excluded.online, counter = excluded.counter,
      post = excluded.post, online_capable = excluded.online_capable, filed_from_home = excluded.filed_from_home,
      legacy_level_3_4 = excluded.legacy_level_3_4, service_full = excluded.service_full,
      service_partial = excluded.service_partial`
  if (acceptance) await keepAcceptances(tx, rows, acceptance)
}

async function keepAcceptances(tx: Tx, rows: readonly DossierRow[], by: Acceptance): Promise<void> {
  const taken = rows
    .flatMap(placed)
    .filter(({ off }) => off.length > 0)
    .map(({ unitId, month, field, off }) => ({
      unit_id: unitId,
      month: firstDay(month),
      field,
      ...{ results: 0, channels: 0, resolved: 0, pending: 0, carried: 0 },
      ...Object.fromEntries(off.map((sum) => [sum.name, sum.off])),
      fields: Object.fromEntries(off.flatMap((sum) => (sum.count ? [[sum.count, sum.off]] : []))),
      reason: by.reason,
      accepted_by_id: by.personId,
      accepted_at: by.now,
    }))
  if (taken.length === 0) return
  await tx.$executeRaw`
    INSERT INTO dossier_acceptance (unit_id, month, field, results, channels, resolved, pending, carried,
      fields, reason, accepted_by_id, accepted_at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) AS g(
      unit_id uuid, month date, field text, results int, channels int, resolved int, pending int, carried int,
      fields jsonb, reason text, accepted_by_id uuid, accepted_at timestamptz)`
}

type Placed = Pick<DossierRow, 'unitId' | 'month' | 'field' | 'off'>

/** A difference from the next month stands beside what that month carried over, whichever of the two was mended. */
function placed({ unitId, month, field, off }: DossierRow): Placed[] {
  const next = off.filter(({ name }) => name === 'next')
  return [
    { unitId, month, field, off: off.filter((sum) => !next.includes(sum)) },
    ...next.map((sum): Placed => {
      const after = { unitId, month: addMonths(month, 1), field: sum.field ?? '' }
      return { ...after, off: [{ ...sum, name: 'carried' }] }
    }),
  ]
}
