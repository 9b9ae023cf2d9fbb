import 'server-only'
import type { Tx } from '@/lib/db'
import { writeEvaluations } from '../../cells/commands'
import { findSchemes } from '../../schemes/queries'
import { listPersonMonths } from '../../sheets/queries'
import type { Opening } from '../rules'
import { emptied, fits, leftBehind, sameForm } from './rules'
import type { SelfKept } from './schema'

type Move = {
  id: string
  sheet_id: string
  person_id: string
  from_id: string
  to_id: string
  number: number
}

/**
 * Whose category was mended in the roster goes over to the scheme of the right one, as long as nothing is decided. What
 * that scheme has no place for is kept in the move. For sheets that take points and are locked. Tells how many by sheet.
 */
export async function followCategories(
  tx: Tx,
  rows: readonly (Opening & { sheetId: string })[],
  actorId: string | null,
): Promise<Map<string, number>> {
  const moves = await tx.$queryRaw<Move[]>`
    SELECT e.id, e.sheet_id, e.person_id, e.scheme_id AS from_id, w.scheme_id AS to_id,
      (SELECT count(*)::int + 1 FROM scheme_move m WHERE m.evaluation_id = e.id) AS number
    FROM unnest(${rows.map((each) => each.sheetId)}::uuid[], ${rows.map((each) => each.personId)}::uuid[],
      ${rows.map((each) => each.schemeId)}::uuid[]) AS w(sheet_id, person_id, scheme_id)
    JOIN evaluation e USING (sheet_id, person_id)
    WHERE e.scheme_id <> w.scheme_id
      AND NOT EXISTS (SELECT FROM evaluation_decision d WHERE d.evaluation_id = e.id)`
  const moved = new Map<string, number>()
  for (const move of moves) {
    await moveOne(tx, move, actorId)
    moved.set(move.sheet_id, (moved.get(move.sheet_id) ?? 0) + 1)
  }
  return moved
}

async function moveOne(tx: Tx, move: Move, actorId: string | null): Promise<void> {
  const schemes = await findSchemes(tx, [move.from_id, move.to_id])
  const [from, to] = [schemes.get(move.from_id)!, schemes.get(move.to_id)!]
  const [person] = await listPersonMonths(tx, move.sheet_id, { people: [move.person_id] })
  const entered = leftBehind(from, to, person!)
  const self = sameForm(from, to) ? null : await findSelf(tx, move.id)
  await tx.$executeRaw`
    INSERT INTO scheme_move (evaluation_id, number, from_scheme_id, to_scheme_id, actor_id, entered, self)
    VALUES (${move.id}::uuid, ${move.number}, ${move.from_id}::uuid, ${move.to_id}::uuid, ${actorId}::uuid,
      ${JSON.stringify(entered)}::jsonb, ${self && JSON.stringify(self.kept)}::jsonb)`
  await tx.$executeRaw`UPDATE evaluation SET scheme_id = ${move.to_id}::uuid WHERE id = ${move.id}::uuid`
  await writeEvaluations(tx, null, [{ evaluationId: move.id, ...emptied(to, entered, person!.deductions) }])
  if (!self) return
  // She is asked again by the other scheme: what fits, and her words, wait for her as a draft.
  const { strengths, weaknesses, savedAt } = self
  const cells = Object.fromEntries(Object.entries(self.kept.cells).filter(([key]) => fits(from, to, key)))
  await tx.selfEvaluation.delete({ where: { evaluationId: move.id }, select: { evaluationId: true } })
  await tx.selfEvaluation.create({
    data: { evaluationId: move.id, cells, strengths, weaknesses, savedAt },
    select: { evaluationId: true },
  })
}

async function findSelf(tx: Tx, evaluationId: string) {
  const row = await tx.selfEvaluation.findUnique({
    where: { evaluationId },
    select: {
      ...{ cells: true, strengths: true, weaknesses: true, savedAt: true },
      ...{ sentAt: true, total: true, grade: true },
    },
  })
  if (!row) return null
  const { strengths, weaknesses, savedAt, cells, sentAt, total, grade } = row
  const kept: SelfKept = {
    cells: cells as Record<string, string>,
    sentAt: sentAt?.toISOString() ?? null,
    total: total?.toFixed(2) ?? null,
    grade,
  }
  return { kept, strengths, weaknesses, savedAt }
}
