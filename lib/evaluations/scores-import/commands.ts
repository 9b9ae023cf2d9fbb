import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import { db, type Tx } from '@/lib/db'
import { firstDay, lastDay, type Month, toDate } from '@/lib/month'
import { readTable } from '@/lib/sheets/read'
import type { Plan } from '@/lib/sheets/schema'
import { type Writing, writeEvaluations } from '../cells/commands'
import { mayBeScored } from '../sheets/policy'
import { listPersonMonths, lockSheet } from '../sheets/queries'
import { takesPoints } from '../sheets/rules'
import type { PersonMonth } from '../sheets/schema'
import type { Scheme } from '../schemes/schema'
import { parseScores, planScores } from './rules'
import type { ImportedCriterion, ScoreWrite, Standing } from './schema'

export type ScoresImport = {
  /** The code the unit had in that month. */
  unit: string
  month: Month
  bytes: Uint8Array
  fileName: string
  /** Says what would be done and does nothing. */
  dryRun: boolean
}
export type ScoresResult =
  | { ok: true; plan: Plan<readonly ScoreWrite[]> }
  | { ok: false; reason: 'not-found' | 'no-sheet' | 'not-now' }

/**
 * Takes points into the open sheet of a unit's month, and opens none. As long as one cell is refused nothing is
 * changed; the same file again changes nothing. For the operator at the command line only: who scored before stays
 * the assessor, and where nobody did, whoever submits the sheet becomes it.
 */
export async function importScores(input: ScoresImport, now: Date): Promise<ScoresResult> {
  const read = await readTable(input.bytes, input.fileName)
  return db.$transaction(
    async (tx): Promise<ScoresResult> => {
      const unit = await findUnit(tx, input)
      if (!unit) return refuse(tx, input, 'not-found')
      const sheet = await lockSheet(tx, { unit: unit.slug, month: input.month })
      if (!sheet) return refuse(tx, input, 'no-sheet')
      if (!takesPoints(sheet, now)) return refuse(tx, input, 'not-now')
      const people = await listPersonMonths(tx, sheet.id)
      const parsed = parseScores(read, criteriaOf(sheet.scheme), standings(people))
      const existing = people.filter(mayBeScored).map(({ code, points }) => ({ staffCode: code, points }))
      const plan = planScores(parsed, existing)
      if (input.dryRun || plan.refused.length > 0 || plan.writes.length === 0) return { ok: true, plan }
      await writeEvaluations(tx, null, writings(plan.writes, people))
      const { new: fresh, changed, same } = plan
      const done = { unit: unit.slug, month: input.month, new: fresh, changed, same }
      await recordEvent(tx, null, { kind: 'scores.imported', ...done })
      return { ok: true, plan }
    },
    { timeout: 60_000 },
  )
}

// A code means nothing without a date: 00598 was another unit before July 2025.
async function findUnit(tx: Tx, { unit, month }: ScoresImport) {
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

async function refuse(
  tx: Tx,
  { unit, month }: ScoresImport,
  reason: 'not-found' | 'no-sheet' | 'not-now',
): Promise<ScoresResult> {
  await recordEvent(tx, null, {
    kind: 'action.refused',
    action: 'scores.import',
    why: reason,
    subject: `${unit}/${month}`,
  })
  return { ok: false, reason }
}

function criteriaOf(scheme: Scheme): ImportedCriterion[] {
  return scheme.criteria.map(({ id, label, maximum }) => ({
    id,
    label: label.vi,
    labelEn: label.en,
    max: maximum,
  }))
}

// A code is unique in the unit that keeps the person's file; somebody who moved here may bear another's.
function standings(people: readonly PersonMonth[]): (code: string) => Standing {
  return (code) => {
    const named = people.filter((person) => person.code === code)
    if (named.length > 1) return 'several'
    if (!named[0]) return 'unknown'
    return mayBeScored(named[0]) ? 'scored' : 'not-scored'
  }
}

function writings(writes: readonly ScoreWrite[], people: readonly PersonMonth[]): Writing[] {
  return people.flatMap(({ code, evaluationId }) => {
    const own = writes.filter(({ staffCode }) => staffCode === code)
    if (own.length === 0) return []
    const scores = Object.fromEntries(own.map(({ criterion, points }) => [criterion, points]))
    return [{ evaluationId, scores }]
  })
}
