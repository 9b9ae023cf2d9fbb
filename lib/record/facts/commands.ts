import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import { db, type Tx } from '@/lib/db'
import { firstDay, fromDate, lastDay, type Month, monthOf, toDate } from '@/lib/month'
import { readTable } from '@/lib/sheets/read'
import { mendCode } from '@/lib/sheets/row'
import type { Plan } from '@/lib/sheets/schema'
import { parseDossiers, planDossiers } from '../dossiers/rules'
import {
  dossierCounts,
  type DossierWrite,
  type ExistingDossiers,
  type ParsedDossiers,
} from '../dossiers/schema'

export type DossiersFile = {
  bytes: Uint8Array
  fileName: string
  /** For a file without these columns; one that has them must agree. */
  unit?: string | undefined
  month?: Month | undefined
  /** Says what would be done and does nothing. */
  dryRun?: boolean | undefined
  /** Takes what does not add up; the difference is published beside the figure. */
  acceptDifference?: boolean | undefined
}

export type DossiersImported =
  | { ok: true; plan: Plan<readonly DossierWrite[]> }
  /** No unit ever had the code asked for. */
  | { ok: false; reason: 'unknown-unit' }

/**
 * Takes in what a one-stop system exports. As long as one cell is refused nothing is changed; the same file again
 * changes nothing. What is published stays as it was until it is corrected. For the operator at the command line.
 */
export async function importDossiers(file: DossiersFile): Promise<DossiersImported> {
  const read = await readTable(file.bytes, file.fileName)
  return db.$transaction(
    async (tx): Promise<DossiersImported> => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('dossier_figure'))`
      const units = await readUnits(tx)
      const wanted = file.unit === undefined ? undefined : mendCode(file.unit, (code) => units.known(code))
      if (wanted === null) return { ok: false, reason: 'unknown-unit' }
      const parsed = parseDossiers(read, {
        isUnit: (code, month) => units.idOf(code, month) !== undefined,
        unitCode: wanted,
        month: file.month,
        acceptDifference: file.acceptDifference,
      })
      const plan = planDossiers(parsed, await listExisting(tx, parsed.rows, units.idOf))
      if (file.dryRun || plan.writes.length === 0) return { ok: true, plan }
      await write(tx, plan.writes, units.idOf)
      const { new: fresh, changed, same } = plan
      await recordEvent(tx, null, { kind: 'dossiers.imported', new: fresh, changed, same })
      return { ok: true, plan }
    },
    { timeout: 60_000 },
  )
}

type IdOf = (code: string, month: Month) => string | undefined

/** A code means nothing without a date: it names the unit that had it on the month's last day. */
async function readUnits(tx: Tx): Promise<{ known: (code: string) => boolean; idOf: IdOf }> {
  const rows = await tx.adminUnit.findMany({
    select: { id: true, code: true, validFrom: true, validTo: true },
  })
  const byCode = new Map<string, typeof rows>()
  for (const row of rows) byCode.set(row.code, [...(byCode.get(row.code) ?? []), row])
  return {
    known: (code) => byCode.has(code),
    idOf: (code, month) => {
      const day = toDate(lastDay(month))
      return byCode
        .get(code)
        ?.find(({ validFrom, validTo }) => (!validFrom || validFrom <= day) && (!validTo || validTo >= day))
        ?.id
    },
  }
}

const counts = Object.fromEntries(dossierCounts.map((count) => [count, true])) as {
  [count in (typeof dossierCounts)[number]]: true
}

async function listExisting(
  tx: Tx,
  rows: readonly ParsedDossiers[],
  idOf: IdOf,
): Promise<ExistingDossiers[]> {
  const codes = new Map(rows.map(({ unitCode, month }) => [`${idOf(unitCode, month)} ${month}`, unitCode]))
  const existing = await tx.dossierFigure.findMany({
    where: {
      unitId: { in: [...new Set(rows.flatMap(({ unitCode, month }) => idOf(unitCode, month) ?? []))] },
      month: { in: [...new Set(rows.map(({ month }) => month))].map((month) => toDate(firstDay(month))) },
    },
    select: { unitId: true, month: true, field: true, ...counts },
  })
  return existing.flatMap(({ unitId, month: first, ...row }) => {
    const month = monthOf(fromDate(first))
    const unitCode = codes.get(`${unitId} ${month}`)
    return unitCode === undefined ? [] : [{ ...row, unitCode, month }]
  })
}

async function write(tx: Tx, writes: readonly DossierWrite[], idOf: IdOf): Promise<void> {
  const rows = writes.map((row) => ({
    ...row,
    unit_id: idOf(row.unitCode, row.month),
    month: firstDay(row.month),
  }))
  await tx.$executeRaw`
    INSERT INTO dossier_figure (unit_id, month, field, carried_over, received, early, on_time, late,
      pending_in_time, pending_overdue, online, counter, post, online_capable, filed_from_home)
    SELECT unit_id, month, field, "carriedOver", received, early, "onTime", late,
      "pendingInTime", "pendingOverdue", online, counter, post, "onlineCapable", "filedFromHome"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(
      unit_id uuid, month date, field text, "carriedOver" int, received int, early int, "onTime" int, late int,
      "pendingInTime" int, "pendingOverdue" int, online int, counter int, post int, "onlineCapable" int,
      "filedFromHome" int)
    ON CONFLICT (unit_id, month, field) DO UPDATE SET
      carried_over = excluded.carried_over, received = excluded.received, early = excluded.early,
      on_time = excluded.on_time, late = excluded.late, pending_in_time = excluded.pending_in_time,
      pending_overdue = excluded.pending_overdue, online = excluded.online, counter = excluded.counter,
      post = excluded.post, online_capable = excluded.online_capable, filed_from_home = excluded.filed_from_home`
}
