import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import { keepsRoster } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { readTable } from '@/lib/sheets/read'
import { grouped } from '@/lib/sheets/row'
import { inParts, type Told } from '@/lib/sheets/parts'
import type { Plan } from '@/lib/sheets/schema'
import { planRoster } from './imports/planning/rules'
import { parseRoster } from './imports/rules'
import type { PersonWrite, PostWrite, RosterWrites } from './imports/schema'
import { findUnitByCode, listElsewhere, listExistingPosts } from './queries'

export type RosterImport = {
  /** Today's code of the unit. */
  unit: string
  bytes: Uint8Array
  fileName: string
  /** Says what would be done and does nothing. */
  dryRun: boolean
  /** Asked before anything is written. False: the plan is no longer the one that was agreed to. */
  agreed?: ((plan: Plan<unknown>) => boolean) | undefined
  told?: Told | undefined
  /** What follows the roster in other rooms, in the same transaction, once it has changed. */
  follow?: (tx: Tx, unitId: string) => Promise<void>
}
export type RosterResult =
  | { ok: true; plan: Plan<RosterWrites> }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'changed' }

/**
 * Takes in a unit's roster. As long as one cell is refused nothing is changed; the same file again changes nothing.
 * Without an actor it is the operator at the command line.
 */
export async function importRoster(
  actor: Actor | null,
  input: RosterImport,
  now: Date,
): Promise<RosterResult> {
  const parsed = parseRoster(await readTable(input.bytes, input.fileName))
  return db.$transaction(
    async (tx): Promise<RosterResult> => {
      const unit = await findUnitByCode(tx, input.unit, dayOf(now))
      const granted = !actor || (unit && (await keepsRoster(tx, actor.personId, unit.id, dayOf(now))))
      if (!unit || !granted) {
        const why = 'not-found'
        await recordEvent(tx, actor?.personId ?? null, {
          kind: 'action.refused',
          action: 'roster.import',
          why,
          subject: input.unit,
        })
        return { ok: false, reason: why }
      }
      // Two imports of one roster take turns, so that the second compares with what the first has written.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('roster'), hashtext(${unit.id}))`
      const existing = await listExistingPosts(tx, unit.id)
      const codes = parsed.rows.map(({ staffCode }) => staffCode)
      const elsewhere = await listElsewhere(tx, unit.id, codes)
      const plan = planRoster(parsed, existing, unit.code, dayOf(now), elsewhere)
      if (input.dryRun || plan.refused.length > 0 || plan.new + plan.changed === 0) return { ok: true, plan }
      if (input.agreed?.(plan) === false) return { ok: false, reason: 'changed' }
      await inParts(byPerson(plan.writes), (part) => writePart(tx, unit.id, part), input.told)
      await recordEvent(tx, actor?.personId ?? null, {
        kind: 'roster.imported',
        unit: unit.slug,
        new: plan.new,
        changed: plan.changed,
        same: plan.same,
        missing: plan.missing.length,
      })
      await input.follow?.(tx, unit.id)
      return { ok: true, plan }
    },
    { timeout: 60_000 },
  )
}

type OfOne = Omit<RosterWrites, 'unitCode'>

/** What is written of each person, hers together. */
function byPerson({ persons, change, create }: RosterWrites): OfOne[] {
  const code = ({ staffCode }: { staffCode: string }) => staffCode
  const [named, changed, made] = [grouped(persons, code), grouped(change, code), grouped(create, code)]
  const codes = new Set([...named.keys(), ...changed.keys(), ...made.keys()])
  return [...codes].map((each) => ({
    persons: named.get(each) ?? [],
    change: changed.get(each) ?? [],
    create: made.get(each) ?? [],
  }))
}

async function writePart(tx: Tx, unitId: string, part: readonly OfOne[]): Promise<void> {
  const [change, create] = [part.flatMap((each) => each.change), part.flatMap((each) => each.create)]
  const persons = part.flatMap((each) => each.persons)
  await writePersons(tx, unitId, persons)
  await writeDepartments(tx, unitId, [...change, ...create])
  await changePosts(tx, unitId, change)
  await createPosts(tx, unitId, create)
}

async function writePersons(tx: Tx, unitId: string, persons: readonly PersonWrite[]): Promise<void> {
  const known = persons.filter((each) => each.personId !== null)
  const fresh = persons.filter((each) => each.personId === null)
  await tx.$executeRaw`
    UPDATE person p SET full_name = g.full_name, birth_date = g.birth_date, email = g.email
    FROM unnest(${known.map((each) => each.personId)}::uuid[], ${known.map((each) => each.fullName)}::text[],
      ${known.map((each) => each.birthDate)}::text[]::date[], ${known.map((each) => each.email)}::text[]
    ) AS g(id, full_name, birth_date, email)
    WHERE p.id = g.id`
  await tx.$executeRaw`
    INSERT INTO person (file_unit_id, code, full_name, birth_date, email)
    SELECT ${unitId}::uuid, * FROM unnest(${fresh.map((each) => each.staffCode)}::text[],
      ${fresh.map((each) => each.fullName)}::text[], ${fresh.map((each) => each.birthDate)}::text[]::date[],
      ${fresh.map((each) => each.email)}::text[])
    ON CONFLICT (file_unit_id, code) DO UPDATE
      SET full_name = excluded.full_name, birth_date = excluded.birth_date, email = excluded.email`
}

async function writeDepartments(tx: Tx, unitId: string, posts: readonly PostWrite[]): Promise<void> {
  const names = [...new Set(posts.flatMap(({ department }) => department ?? []))]
  await tx.$executeRaw`
    INSERT INTO department (unit_id, name) SELECT ${unitId}::uuid, name FROM unnest(${names}::text[]) AS g(name)
    ON CONFLICT (unit_id, name) DO NOTHING`
}

async function changePosts(tx: Tx, unitId: string, posts: readonly PostWrite[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE post o SET category = g.category::staff_category, position_title = g.title, to_day = g.to_day,
      department_id = d.id
    FROM unnest(${posts.map((each) => each.postId)}::uuid[], ${posts.map((each) => each.category)}::text[],
      ${posts.map((each) => each.positionTitle)}::text[], ${posts.map((each) => each.toDay)}::text[]::date[],
      ${posts.map((each) => each.department)}::text[]) AS g(id, category, title, to_day, department)
    LEFT JOIN department d ON d.unit_id = ${unitId}::uuid AND d.name = g.department
    WHERE o.id = g.id`
}

async function createPosts(tx: Tx, unitId: string, posts: readonly PostWrite[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO post (person_id, unit_id, department_id, category, position_title, from_day, to_day)
    SELECT coalesce(g.person_id, here.person_id, p.id), ${unitId}::uuid, d.id, g.category::staff_category, g.title, g.from_day, g.to_day
    FROM unnest(${posts.map((each) => each.staffCode)}::text[], ${posts.map((each) => each.category)}::text[],
      ${posts.map((each) => each.positionTitle)}::text[], ${posts.map((each) => each.fromDay)}::text[]::date[],
      ${posts.map((each) => each.toDay)}::text[]::date[], ${posts.map((each) => each.department)}::text[],
      ${posts.map((each) => each.personId)}::uuid[]
    ) AS g(code, category, title, from_day, to_day, department, person_id)
    LEFT JOIN LATERAL (
      SELECT o.person_id FROM post o JOIN person q ON q.id = o.person_id
      WHERE o.unit_id = ${unitId}::uuid AND q.code = g.code LIMIT 1
    ) here ON true
    LEFT JOIN person p ON p.file_unit_id = ${unitId}::uuid AND p.code = g.code
    LEFT JOIN department d ON d.unit_id = ${unitId}::uuid AND d.name = g.department`
}
