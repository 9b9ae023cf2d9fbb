import 'server-only'
import { recordEvent, refuse } from '@/lib/audit/commands'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { addMonths, dayOf, lastDay, type Month, monthOf, toDate } from '@/lib/month'
import { readTable } from '@/lib/sheets/read'
import { mendCode } from '@/lib/sheets/row'
import { inParts, type Told } from '@/lib/sheets/parts'
import type { Plan } from '@/lib/sheets/schema'
import { saveDossiers } from '../dossiers/commands'
import { monthsBack } from '../dossiers/months/rules'
import { planDossiers } from '../dossiers/planning/rules'
import { listDossiers } from '../dossiers/queries'
import { parseDossiers } from '../dossiers/rules'
import type { DossierWrite, ExistingDossiers, ParsedDossiers } from '../dossiers/schema'

export type DossiersFile = {
  bytes: Uint8Array
  fileName: string
  /** Its code, for a file without these columns; one that has them must agree. An actor's file is of one unit. */
  unit?: string | undefined
  month?: Month | undefined
  /** Says what would be done and does nothing. */
  dryRun?: boolean | undefined
  /** Why what does not add up is taken so; the difference is published beside the figure. */
  acceptDifference?: string | undefined
  /** Whoever sends it has looked at what was asked about. */
  sure?: boolean | undefined
  /** Asked before anything is written. False: the plan is no longer the one that was agreed to. */
  agreed?: ((plan: Plan<unknown>) => boolean) | undefined
  told?: Told | undefined
}

export type DossiersImported =
  | { ok: true; plan: Plan<readonly DossierWrite[]> }
  /** No unit ever had the code asked for. */
  | { ok: false; reason: 'unknown-unit' }
  | { ok: false; reason: 'not-found' | 'changed' | 'unsure' }

/**
 * Takes in what a one-stop system exports. As long as one cell is refused nothing is changed; the same file again
 * changes nothing. What is published stays as it was until it is corrected. Without an actor it is the operator at the
 * command line, who may send the figures of many units.
 */
export async function importDossiers(
  actor: Actor | null,
  file: DossiersFile,
  now: Date,
): Promise<DossiersImported> {
  const read = await readTable(file.bytes, file.fileName)
  return db.$transaction(
    async (tx): Promise<DossiersImported> => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('dossier_figure'))`
      const units = await readUnits(tx)
      const wanted = file.unit === undefined ? undefined : mendCode(file.unit, (code) => units.known(code))
      const own = actor ? units.idOf(wanted ?? '', monthOf(dayOf(now))) : undefined
      if (actor && !(own && (await hasGrant(tx, actor.personId, 'one_stop', own, dayOf(now)))))
        return refuse(tx, actor, 'dossiers.import', file.unit ?? null, 'not-found')
      if (wanted === null) return { ok: false, reason: 'unknown-unit' }
      // A code that names the unit today named another before July 2025: an actor's file is of her unit alone.
      const idOf: IdOf = (code, month) => {
        const id = units.idOf(code, month)
        return own === undefined || id === own ? id : undefined
      }
      const parsed = parseDossiers(read, {
        isUnit: (code, month) => idOf(code, month) !== undefined,
        unitCode: wanted,
        month: file.month,
      })
      const reason = file.acceptDifference
      const plan = planDossiers(parsed, await listExisting(tx, parsed.rows, idOf), {
        acceptDifference: reason !== undefined,
        unitOf: (code, month) => idOf(code, month) ?? code,
      })
      if (file.dryRun || plan.writes.length === 0) return { ok: true, plan }
      if (file.agreed?.(plan) === false) return { ok: false, reason: 'changed' }
      // Only people are asked; the command line says its questions and goes on.
      if (actor && !file.sure && plan.doubts?.length) return { ok: false, reason: 'unsure' }
      const rows = plan.writes.map(({ unitCode, ...row }) => ({ ...row, unitId: idOf(unitCode, row.month)! }))
      const acceptance = actor && reason !== undefined ? { personId: actor.personId, reason, now } : null
      await inParts(rows, (part) => saveDossiers(tx, part, acceptance), file.told)
      const { new: fresh, changed, same } = plan
      const accepted = rows.filter(({ off }) => off.length > 0).length
      await recordEvent(tx, actor?.personId ?? null, {
        kind: 'dossiers.imported',
        ...{ new: fresh, changed, same, accepted },
        ...(wanted === undefined ? {} : { unit: wanted }),
      })
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

/** The months of the file, the one after them, and those before them as far as doubts look back. */
function listExisting(tx: Tx, rows: readonly ParsedDossiers[], idOf: IdOf): Promise<ExistingDossiers[]> {
  const months = rows.map(({ month }) => month).sort()
  const [from, to] = [months[0], months.at(-1)]
  if (from === undefined || to === undefined) return Promise.resolve([])
  const units = new Set(rows.flatMap(({ unitCode, month }) => idOf(unitCode, month) ?? []))
  return listDossiers(tx, [...units], { from: addMonths(from, -monthsBack), to: addMonths(to, 1) })
}
