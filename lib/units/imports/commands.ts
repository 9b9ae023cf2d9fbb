import 'server-only'
import { randomUUID } from 'node:crypto'
import { recordEvent } from '@/lib/audit/commands'
import { db, type Tx } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { readTable } from '@/lib/sheets/read'
import { inParts, type Told } from '@/lib/sheets/parts'
import type { Plan } from '@/lib/sheets/schema'
import { parseDetails, planDetails } from './details/rules'
import type { DetailsWrite } from './details/schema'
import { planUnits } from './planning/rules'
import { listExistingDetails, listExistingSuccessions, listExistingUnits } from './queries'
import { isDetailsFile, parseUnits } from './rules'
import type { UnitRef, UnitWrites } from './schema'
import { parseSuccessions, planSuccessions } from './successions/rules'
import type { SuccessionWrite } from './successions/schema'

export type UnitFile = {
  bytes: Uint8Array
  fileName: string
  /** Says what would be done and does nothing. */
  dryRun?: boolean
  told?: Told
}

/**
 * Takes in units, or the details of units that have not ended: the header says which. As long as one cell is refused nothing is
 * changed; the same file again changes nothing. For the operator at the command line only.
 */
export async function importUnits({ bytes, fileName, dryRun, told }: UnitFile): Promise<Plan<unknown>> {
  const read = await readTable(bytes, fileName)
  if (isDetailsFile(read)) {
    const parsed = parseDetails(read)
    return imported('units.imported', dryRun, {
      plan: async (tx) => planDetails(parsed, await listExistingDetails(tx), dayOf(new Date())),
      write: (tx, rows) => inParts(rows, (part) => writeDetails(tx, part), told),
    })
  }
  const parsed = parseUnits(read)
  return imported('units.imported', dryRun, {
    plan: async (tx) => planUnits(parsed, await listExistingUnits(tx)),
    write: (tx, writes) => writeUnits(tx, writes, told),
  })
}

/** Takes in which former unit went into which of today's. */
export async function importSuccessions({ bytes, fileName, dryRun, told }: UnitFile): Promise<Plan<unknown>> {
  const parsed = parseSuccessions(await readTable(bytes, fileName))
  return imported('successions.imported', dryRun, {
    plan: async (tx) =>
      planSuccessions(parsed, await listExistingUnits(tx), await listExistingSuccessions(tx)),
    write: (tx, rows) => inParts(rows, (part) => writeSuccessions(tx, part), told),
  })
}

type Work<Writes> = {
  plan: (tx: Tx) => Promise<Plan<Writes>>
  write: (tx: Tx, writes: Writes) => Promise<void>
}

async function imported<Writes>(
  kind: 'units.imported' | 'successions.imported',
  dryRun: boolean | undefined,
  work: Work<Writes>,
): Promise<Plan<unknown>> {
  return db.$transaction(
    async (tx) => {
      // Two imports take turns, so that the second compares with what the first has written.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('units'))`
      const plan = await work.plan(tx)
      if (dryRun || plan.refused.length > 0 || plan.new + plan.changed === 0) return plan
      await work.write(tx, plan.writes)
      const { new: fresh, changed, same } = plan
      await recordEvent(tx, null, { kind, new: fresh, changed, same })
      return plan
    },
    { timeout: 60_000 },
  )
}

// A parent may stand below its parts in the file, so all that are new go in at once.
async function writeUnits(tx: Tx, { create, update }: UnitWrites, told?: Told): Promise<void> {
  const all = update.length + create.length
  told?.(0, all)
  const ids = new Map(create.map(({ newKey }) => [newKey, randomUUID()]))
  const idOf = (ref: UnitRef | null) =>
    (ref && ('id' in ref ? ref.id : (ids.get(ref.newKey) ?? null))) || null
  // Ends come before beginnings: a code may pass from one unit to the next in one file.
  await tx.$executeRaw`
    UPDATE admin_unit u SET name = g.name, name_en = g.name_en, type = g.type::unit_type,
      parent_id = g.parent_id, valid_from = g.valid_from, valid_to = g.valid_to
    FROM unnest(${update.map(({ id }) => id)}::uuid[], ${update.map(({ name }) => name)}::text[],
      ${update.map(({ nameEn }) => nameEn)}::text[], ${update.map(({ type }) => type)}::text[],
      ${update.map(({ parent }) => idOf(parent))}::uuid[], ${update.map(({ validFrom }) => validFrom)}::text[]::date[],
      ${update.map(({ validTo }) => validTo)}::text[]::date[]
    ) AS g(id, name, name_en, type, parent_id, valid_from, valid_to)
    WHERE u.id = g.id`
  told?.(update.length, all)
  await tx.$executeRaw`
    INSERT INTO admin_unit (id, code, slug, name, name_en, type, parent_id, valid_from, valid_to)
    SELECT g.id, g.code, g.slug, g.name, g.name_en, g.type::unit_type, g.parent_id, g.valid_from, g.valid_to
    FROM unnest(${create.map(({ newKey }) => ids.get(newKey) ?? null)}::uuid[], ${create.map(({ code }) => code)}::text[],
      ${create.map(({ slug }) => slug)}::text[], ${create.map(({ name }) => name)}::text[],
      ${create.map(({ nameEn }) => nameEn)}::text[], ${create.map(({ type }) => type)}::text[],
      ${create.map(({ parent }) => idOf(parent))}::uuid[], ${create.map(({ validFrom }) => validFrom)}::text[]::date[],
      ${create.map(({ validTo }) => validTo)}::text[]::date[]
    ) AS g(id, code, slug, name, name_en, type, parent_id, valid_from, valid_to)`
  told?.(all, all)
}

async function writeDetails(tx: Tx, rows: readonly DetailsWrite[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE admin_unit u SET population = g.population, area_km2 = g.area_km2, office_address = g.office_address,
      longitude = g.longitude, latitude = g.latitude
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ population }) => population)}::int[],
      ${rows.map(({ areaKm2 }) => areaKm2)}::text[]::numeric[], ${rows.map(({ officeAddress }) => officeAddress)}::text[],
      ${rows.map(({ longitude }) => longitude)}::text[]::numeric[],
      ${rows.map(({ latitude }) => latitude)}::text[]::numeric[]
    ) AS g(id, population, area_km2, office_address, longitude, latitude)
    WHERE u.id = g.id`
}

async function writeSuccessions(tx: Tx, rows: readonly SuccessionWrite[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO unit_succession (former_id, successor_id, kind, effective_on)
    SELECT g.former_id, g.successor_id, g.kind::succession_kind, g.effective_on
    FROM unnest(${rows.map(({ formerId }) => formerId)}::uuid[], ${rows.map(({ successorId }) => successorId)}::uuid[],
      ${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ effectiveOn }) => effectiveOn)}::text[]::date[]
    ) AS g(former_id, successor_id, kind, effective_on)
    ON CONFLICT (former_id, successor_id) DO UPDATE
      SET kind = excluded.kind, effective_on = excluded.effective_on`
}
