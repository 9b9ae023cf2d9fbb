import 'server-only'
import { hasAnyGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import type { Tx } from '@/lib/db'
import { type Day, fromDate, toDate } from '@/lib/month'
import { isThere } from '@/lib/units/days/queries'
import { type Ended, keeperRoles, readerRoles } from '../schema'

type RegisterUnit = { id: string; slug: string; name: string; parentId: string | null; ended: Ended | null }

/** The unit, if she has a part in its register: there, at the level above, or in the unit that follows an ended one. */
export async function findUnitFor(tx: Tx, actor: Actor, slug: string, today: Day) {
  const unit = await findUnit(tx, { slug }, today)
  const granted = unit && (await mayReadRegister(tx, actor, unit, today))
  return granted ? unit : null
}

/** The unit, if she keeps its walls: stands in its office, or in that of the unit that follows an ended one. */
export async function findUnitToKeep(tx: Tx, actor: Actor, slug: string, today: Day) {
  const unit = await findUnit(tx, { slug }, today)
  const granted = unit && (await hasAnyGrant(tx, actor.personId, keeperRoles, officesOf(unit), today))
  return granted ? unit : null
}

export function mayReadRegister(tx: Tx, actor: Actor, unit: RegisterUnit, today: Day): Promise<boolean> {
  const above = unit.parentId === null ? [] : [unit.parentId]
  return hasAnyGrant(tx, actor.personId, readerRoles, [...officesOf(unit), ...above], today)
}

/** A unit of the register; of an ended one also since when, and which of today's units follow it. */
export async function findUnit(tx: Tx, where: { slug: string } | { id: string }, today: Day) {
  const row = await tx.adminUnit.findUnique({
    where,
    select: { id: true, slug: true, name: true, parentId: true, validTo: true },
  })
  if (!row) return null
  const { validTo, ...unit } = row
  const over = validTo !== null && fromDate(validTo) < today
  const ended = over ? { on: fromDate(validTo), heirs: await listHeirs(tx, unit.id, today) } : null
  return { ...unit, ended } satisfies RegisterUnit
}

type Former = { id: string; slug: string; name: string; on: Day; follows: string }

/** Ended units whose papers are still written down as hanging, each with the given unit that follows it. */
export async function listFormer(tx: Tx, unitIds: readonly string[], today: Day): Promise<Former[]> {
  const rows = await tx.$queryRaw<(Omit<Former, 'on'> & { on: Date })[]>`
    WITH RECURSIVE before (id, follows) AS (
      SELECT former_id, successor_id FROM unit_succession WHERE successor_id = ANY (${[...unitIds]}::uuid[])
      UNION SELECT s.former_id, b.follows FROM unit_succession s JOIN before b ON s.successor_id = b.id
    )
    SELECT u.id, u.slug, u.name, u.valid_to AS "on", b.follows FROM before b JOIN admin_unit u ON u.id = b.id
    WHERE u.valid_to < ${toDate(today)}::date AND EXISTS (
      SELECT FROM posting p WHERE p.unit_id = u.id
        AND NOT EXISTS (SELECT FROM posting_end e WHERE e.posting_id = p.id))
    ORDER BY u.name`
  return rows.map(({ on, ...unit }) => ({ ...unit, on: fromDate(on) }))
}

async function listHeirs(tx: Tx, unitId: string, today: Day): Promise<Ended['heirs']> {
  return tx.$queryRaw<Ended['heirs']>`
    WITH RECURSIVE after (id) AS (
      SELECT successor_id FROM unit_succession WHERE former_id = ${unitId}::uuid
      UNION SELECT s.successor_id FROM unit_succession s JOIN after a ON s.former_id = a.id
    )
    SELECT u.id, u.slug, u.name FROM after JOIN admin_unit u USING (id)
    WHERE ${isThere('u', today)} ORDER BY u.name`
}

function officesOf({ id, ended }: RegisterUnit): string[] {
  return [id, ...(ended?.heirs ?? []).map((heir) => heir.id)]
}
