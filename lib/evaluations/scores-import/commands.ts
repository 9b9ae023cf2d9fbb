import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { firstDay, lastDay, type Month, toDate } from '@/lib/month'
import { readTable } from '@/lib/sheets/read'
import { grouped } from '@/lib/sheets/row'
import { inParts, type Told } from '@/lib/sheets/parts'
import type { Plan } from '@/lib/sheets/schema'
import { type Writing, writeEvaluations } from '../cells/commands'
import { listFileNames } from '../evidence/files/queries'
import { listSeenMonths } from '../seen/queries'
import { mayDecide, mayScore, scorerOf } from '../sheets/policy'
import {
  lentAs,
  hasByHead,
  type Held,
  listHeld,
  listPersonMonths,
  lockSheet,
  rolesOf,
  type SheetRow,
} from '../sheets/queries'
import { takesPoints } from '../sheets/rules'
import type { PersonMonth } from '../sheets/schema'
import { planScores } from './plans/rules'
import type { PersonWrite, ScoreWrite } from './schema'
import { standingIn, standings } from './standing/policy'
import { parseMonth } from './whole/rules'

export type ScoresImport = {
  /** The code the unit had in that month; of an actor's import its slug. */
  unit: string
  month: Month
  bytes: Uint8Array
  fileName: string
  /** Says what would be done and does nothing. */
  dryRun: boolean
  /** Asked before anything is written. False: the plan is no longer the one that was agreed to. */
  agreed?: ((plan: Plan<unknown>) => boolean) | undefined
  told?: Told | undefined
}
export type ScoresResult =
  | { ok: true; plan: Plan<readonly (ScoreWrite | PersonWrite)[]> }
  | { ok: false; reason: 'not-found' | 'no-sheet' | 'not-now' }
  | { ok: false; reason: 'changed' }

/**
 * Takes points, and whatever else a month's workbook has, into the open sheet of a unit's month, and opens none. As long as one cell is refused nothing is
 * changed; the same file again changes nothing. The actor becomes the assessor of whom her file scores. Without an
 * actor it is the operator at the command line: who scored before stays the assessor, and where nobody did, whoever
 * submits the sheet becomes it.
 */
export async function importScores(
  actor: Actor | null,
  input: ScoresImport,
  now: Date,
): Promise<ScoresResult> {
  const read = await readTable(input.bytes, input.fileName)
  return db.$transaction(
    async (tx): Promise<ScoresResult> => {
      const unit = actor ? { slug: input.unit } : await findUnit(tx, input)
      const sheet = unit && (await lockSheet(tx, { unit: unit.slug, month: input.month }))
      const held = actor ? await findHeld(tx, actor, input, sheet, now) : operator
      if (!unit || held.length === 0) return refuse(tx, actor, input, 'not-found')
      if (!sheet) return refuse(tx, actor, input, 'no-sheet')
      const people = actor
        ? await listSeenMonths(tx, sheet, actor.personId, now)
        : await listPersonMonths(tx, sheet.id)
      const nameOf = await listFileNames(tx, people)
      const standing = (person: PersonMonth) =>
        standingIn(rolesOf(held), actor?.personId ?? null, sheet, person, now)
      const hers = people.filter((person) => standing(person) === 'scored')
      if (hers.length === 0 && !takesPoints(sheet, now)) return refuse(tx, actor, input, 'not-now')
      const standingOf = standings(people, standing)
      const parsed = parseMonth(read, sheet.schemes, { people, nameOf, standingOf })
      const existing = hers.map(({ code, fullName, points }) => ({ staffCode: code, name: fullName, points }))
      const plan = planScores(parsed, existing)
      if (input.dryRun || plan.refused.length > 0 || plan.writes.length === 0) return { ok: true, plan }
      if (input.agreed?.(plan) === false) return { ok: false, reason: 'changed' }
      const written = writings(plan.writes, hers)
      const write = async (part: typeof written) => {
        for (const role of ['assessor', 'rating_authority'] as const) {
          const own = part.filter(({ person }) => scorerOf(person) === role).map(({ writing }) => writing)
          const by = actor && { personId: actor.personId, delegation: lentAs(held, role) }
          await writeEvaluations(tx, by, own)
        }
      }
      await inParts(written, write, input.told)
      const { new: fresh, changed, same } = plan
      const done = { unit: unit.slug, month: input.month, new: fresh, changed, same }
      const delegation = written[0] ? lentAs(held, scorerOf(written[0].person)) : null
      const under = delegation ? { delegation } : {}
      await recordEvent(tx, actor?.personId ?? null, { kind: 'scores.imported', ...done, ...under })
      return { ok: true, plan }
    },
    { timeout: 60_000 },
  )
}

// A code means nothing without a date: 00598 was another unit before July 2025.
async function findUnit(tx: Tx, { unit, month }: ScoresImport): Promise<{ slug: string } | null> {
  return tx.adminUnit.findFirst({
    where: {
      code: { in: [unit, unit.padStart(5, '0')] },
      AND: [
        { OR: [{ validFrom: null }, { validFrom: { lte: toDate(lastDay(month)) } }] },
        { OR: [{ validTo: null }, { validTo: { gte: toDate(firstDay(month)) } }] },
      ],
    },
    orderBy: [{ code: 'desc' }, { validFrom: { sort: 'desc', nulls: 'last' } }],
    select: { slug: true },
  })
}

// At the command line there is nobody: what assessors score.
const operator: Held[] = [{ role: 'assessor', delegationId: null }]

/** What who sends it holds in the month, of a unit that ended as whoever follows; nothing where she scores nobody. */
async function findHeld(
  tx: Tx,
  actor: Actor,
  { unit: slug }: ScoresImport,
  sheet: SheetRow | null,
  now: Date,
): Promise<Held[]> {
  const unit = sheet?.unit ?? (await tx.adminUnit.findUnique({ where: { slug }, select: { id: true } }))
  const held = unit ? await listHeld(tx, actor.personId, unit.id, now, sheet?.id) : []
  const roles = rolesOf(held)
  const direct = sheet && mayDecide(roles) && (await hasByHead(tx, sheet.id))
  return mayScore(roles) || direct ? held : []
}

async function refuse(
  tx: Tx,
  actor: Actor | null,
  { unit, month }: ScoresImport,
  reason: 'not-found' | 'no-sheet' | 'not-now',
): Promise<ScoresResult> {
  await recordEvent(tx, actor?.personId ?? null, {
    kind: 'action.refused',
    action: 'scores.import',
    why: reason,
    subject: `${unit}/${month}`,
  })
  return { ok: false, reason }
}

function writings(
  writes: readonly (ScoreWrite | PersonWrite)[],
  people: readonly PersonMonth[],
): { person: PersonMonth; writing: Writing }[] {
  const byCode = grouped(writes, ({ staffCode }) => staffCode)
  return people.flatMap((person) => {
    const { code, evaluationId } = person
    const own = byCode.get(code)
    if (!own) return []
    const points = own.flatMap((each) =>
      'criterion' in each ? [[each.criterion, each.points] as const] : [],
    )
    const rest = own.flatMap((each) => ('write' in each ? [each.write] : []))
    const scores = Object.assign(Object.fromEntries(points), ...rest.map((each) => each.scores)) as Scores
    return [{ person, writing: Object.assign({ evaluationId }, ...rest, { scores }) as Writing }]
  })
}

type Scores = NonNullable<Writing['scores']>
