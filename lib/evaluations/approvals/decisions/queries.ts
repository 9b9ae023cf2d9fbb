import 'server-only'
import type { Tx } from '@/lib/db'
import { firstDay, type Month } from '@/lib/month'
import type { Letter } from '../../schemes/schema'
import type { SheetRow } from '../../sheets/queries'
import { isSettled } from '../../sheets/rules'
import type { Decision } from '../rules'

type Sheet = Pick<SheetRow, 'id' | 'state' | 'reopenedTill'>

/** Of an approved month, who is not decided yet: she decided it for another, and nobody decides on herself. */
export async function listLeft(tx: Tx, sheet: Sheet, now: Date): Promise<Set<string>> {
  if (!isSettled(sheet, now)) return new Set()
  const rows = await tx.$queryRaw<{ person_id: string }[]>`
    SELECT person_id FROM evaluation e
    WHERE sheet_id = ${sheet.id}::uuid AND coalesce(not_graded::text, '') NOT IN ('level_above', 'own_unit')
      AND NOT EXISTS (SELECT FROM evaluation_decision d WHERE d.evaluation_id = e.id)`
  return new Set(rows.map(({ person_id }) => person_id))
}

/**
 * By evaluation of a month, everybody who ever wrote in it: points, tasks, lines, remark, discipline decision. What was
 * emptied or written over since still bars its writer.
 */
export async function listHands(tx: Tx, sheetId: string): Promise<Map<string, string[]>> {
  const rows = await tx.evaluation.findMany({ where: { sheetId }, select: { id: true, hands: true } })
  return new Map(rows.map(({ id, hands }) => [id, hands]))
}

/**
 * Which of them are to be written: who has no decision yet, whose result or its reason changed, and whose appeal was
 * upheld in any case; a reason that an old decision does not tell is not known to have changed. What stands as it was decided is nobody's to decide again.
 */
export async function listChanged(tx: Tx, all: Decision[]): Promise<Decision[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT g.id FROM unnest(${all.map((each) => each.evaluationId)}::uuid[],
      ${all.map((each) => each.total)}::text[]::numeric[], ${all.map((each) => each.grade)}::text[]::grade[],
      ${all.map((each) => each.notGraded)}::text[],
      ${all.map((each) => JSON.stringify(each.input))}::text[]::jsonb[],
      ${all.map((each) => JSON.stringify(each.lines))}::text[]::jsonb[], ${all.map((each) => each.remark)}::text[]
    ) AS g (id, total, grade, not_graded, input, lines, remark)
    LEFT JOIN LATERAL (
      SELECT * FROM evaluation_decision WHERE evaluation_id = g.id ORDER BY version DESC LIMIT 1
    ) d ON true
    LEFT JOIN appeal p ON p.decision_id = d.id
    LEFT JOIN appeal_answer a ON a.appeal_id = p.id AND a.upheld
    WHERE d.id IS NULL OR a.appeal_id IS NOT NULL
      OR (d.total, d.grade, d.not_graded, d.input, d.lines)
        IS DISTINCT FROM (g.total, g.grade, g.not_graded, g.input, g.lines)
      OR ((d.worded OR d.remark IS NOT NULL) AND d.remark IS DISTINCT FROM g.remark)`
  const changed = new Set(rows.map(({ id }) => id))
  return all.filter(({ evaluationId }) => changed.has(evaluationId))
}

/** By evaluation, the decisions that a month shows: none while it is under way or open again. */
export async function listShown(tx: Tx, sheet: Sheet, now: Date): Promise<Map<string, Decision>> {
  return isSettled(sheet, now) ? listDecisions(tx, sheet.id) : new Map<string, Decision>()
}

/** The decisions in force of a month, by evaluation. */
export async function listDecisions(tx: Tx, sheetId: string): Promise<Map<string, Decision>> {
  const rows = await tx.evaluationDecision.findMany({
    where: { evaluation: { sheetId } },
    distinct: ['evaluationId'],
    orderBy: [{ evaluationId: 'asc' }, { version: 'desc' }],
    select: {
      evaluationId: true,
      personId: true,
      assessorId: true,
      assessorDelegationId: true,
      coAssessorIds: true,
      total: true,
      grade: true,
      notGraded: true,
      input: true,
      lines: true,
      remark: true,
      oneByLaw: true,
    },
  })
  return new Map(
    rows.map((row) => [
      row.evaluationId,
      {
        ...row,
        total: row.total?.toFixed(2) ?? null,
        input: row.input as Decision['input'],
        lines: row.lines as Decision['lines'],
      },
    ]),
  )
}

/** Each person's grade of a month as last decided, wherever she worked then; of two, this unit's. */
export async function listGrades(
  tx: Tx,
  unitId: string,
  sheetId: string,
  month: Month,
): Promise<Map<string, Letter>> {
  const rows = await tx.$queryRaw<{ person: string; grade: Letter }[]>`
    SELECT DISTINCT ON (h.person_id) h.person_id AS person, d.grade::text AS grade
    FROM evaluation h
    JOIN evaluation e ON e.person_id = h.person_id
    JOIN evaluation_sheet s ON s.id = e.sheet_id AND s.month = ${firstDay(month)}::date
    CROSS JOIN LATERAL (
      SELECT grade, decided_at FROM evaluation_decision WHERE evaluation_id = e.id ORDER BY version DESC LIMIT 1) d
    WHERE h.sheet_id = ${sheetId}::uuid AND d.grade IS NOT NULL
    ORDER BY h.person_id, (s.unit_id = ${unitId}::uuid) DESC, d.decided_at DESC`
  return new Map(rows.map(({ person, grade }) => [person, grade]))
}
