import 'server-only'
import type { Tx } from '@/lib/db'
import type { StoredDeduction, StoredTask } from '../sheets/schema'

/** What to write of one evaluation. What is left out stays as it is. */
export type Writing = {
  evaluationId: string
  scores?: Record<string, string | null>
  tasks?: StoredTask[]
  noTask?: boolean
  deductions?: StoredDeduction[]
  remark?: string | null
  knockOut?: string | null
}

/** Who scores, and under which delegation, if any. */
export type Assessor = { personId: string; delegation: string | null }

/** With no assessor given, whoever scored before stays. One statement a table, whatever the number of people. For use inside a command that has locked the sheet. */
export async function writeEvaluations(tx: Tx, by: Assessor | null, writings: Writing[]): Promise<void> {
  if (writings.length === 0) return
  const assessorId = by?.personId ?? null
  await writeScores(tx, assessorId, writings)
  await writeTasks(tx, writings)
  await writeDeductions(tx, writings)
  await tx.$executeRaw`
    UPDATE evaluation e SET assessor_id = coalesce(${assessorId}::uuid, e.assessor_id),
      assessor_delegation_id = CASE WHEN ${by !== null} THEN ${by?.delegation ?? null}::uuid ELSE e.assessor_delegation_id END,
      updated_at = clock_timestamp(),
      not_graded = CASE WHEN w.no_task THEN 'no_task'
        WHEN w.no_task IS FALSE AND e.not_graded = 'no_task' THEN NULL ELSE e.not_graded END,
      remark = CASE WHEN w.remarked THEN w.remark ELSE e.remark END,
      remark_by = CASE WHEN w.remarked THEN ${assessorId}::uuid ELSE e.remark_by END,
      tasks_by = CASE WHEN w.tasked THEN ${assessorId}::uuid ELSE e.tasks_by END,
      hands = CASE WHEN ${assessorId}::uuid IS NULL OR ${assessorId}::uuid = ANY(e.hands) THEN e.hands
        ELSE e.hands || ${assessorId}::uuid END,
      knock_out = CASE WHEN w.struck THEN w.knock_out ELSE e.knock_out END
    FROM unnest(${writings.map((each) => each.evaluationId)}::uuid[],
      ${writings.map((each) => flag(each.noTask))}::text[]::boolean[],
      ${writings.map((each) => String(each.remark !== undefined))}::text[]::boolean[],
      ${writings.map((each) => each.remark ?? null)}::text[],
      ${writings.map((each) => String(each.knockOut !== undefined))}::text[]::boolean[],
      ${writings.map((each) => each.knockOut ?? null)}::text[],
      ${writings.map((each) => String(each.tasks !== undefined))}::text[]::boolean[]
    ) AS w(id, no_task, remarked, remark, struck, knock_out, tasked)
    WHERE e.id = w.id`
}

async function writeScores(tx: Tx, writer: string | null, writings: Writing[]): Promise<void> {
  const cells = writings.flatMap(({ evaluationId, scores = {} }) =>
    Object.entries(scores).map(([criterion, points]) => ({ id: evaluationId, criterion, points })),
  )
  if (cells.length === 0) return
  const [emptied, filled] = [
    cells.filter((each) => each.points === null),
    cells.filter((each) => each.points !== null),
  ]
  await tx.$executeRaw`
    WITH emptied AS (
      DELETE FROM evaluation_score s
      USING unnest(${emptied.map((each) => each.id)}::uuid[], ${emptied.map((each) => each.criterion)}::text[]) AS g(id, criterion)
      WHERE s.evaluation_id = g.id AND s.criterion = g.criterion
    )
    INSERT INTO evaluation_score (evaluation_id, criterion, points, written_by)
    SELECT g.*, ${writer}::uuid FROM unnest(${filled.map((each) => each.id)}::uuid[], ${filled.map((each) => each.criterion)}::text[],
      ${filled.map((each) => each.points)}::text[]::numeric[]) AS g
    ON CONFLICT (evaluation_id, criterion) DO UPDATE SET points = excluded.points, written_by = excluded.written_by`
}

async function writeTasks(tx: Tx, writings: Writing[]): Promise<void> {
  const touched = writings.filter((each) => each.tasks !== undefined)
  if (touched.length === 0) return
  const rows = touched.flatMap(({ evaluationId: id, tasks = [] }) =>
    tasks.map((task, position) => ({ id, position: position + 1, ...task })),
  )
  await tx.$executeRaw`
    WITH given AS (
      SELECT * FROM unnest(${rows.map((each) => each.id)}::uuid[], ${rows.map((each) => each.position)}::int[],
        ${rows.map((each) => each.title)}::text[], ${rows.map((each) => each.units)}::text[]::numeric[],
        ${rows.map((each) => String(each.completed))}::text[]::boolean[],
        ${rows.map((each) => each.failed_reviews)}::int[], ${rows.map((each) => each.late)}::int[],
        ${rows.map((each) => String(each.objective_cause))}::text[]::boolean[]
      ) AS t(evaluation_id, position, title, units, completed, failed_reviews, late, objective_cause)
    ), gone AS (
      DELETE FROM evaluation_task t WHERE t.evaluation_id = ANY(${touched.map((each) => each.evaluationId)}::uuid[])
        AND NOT EXISTS (SELECT FROM given g WHERE g.evaluation_id = t.evaluation_id AND g.position = t.position)
    )
    INSERT INTO evaluation_task (evaluation_id, position, title, units, completed, failed_reviews, late, objective_cause)
    SELECT * FROM given
    ON CONFLICT (evaluation_id, position) DO UPDATE SET title = excluded.title, units = excluded.units,
      completed = excluded.completed, failed_reviews = excluded.failed_reviews, late = excluded.late,
      objective_cause = excluded.objective_cause`
}

async function writeDeductions(tx: Tx, writings: Writing[]): Promise<void> {
  const touched = writings.filter((each) => each.deductions !== undefined)
  if (touched.length === 0) return
  const rows = touched.flatMap(({ evaluationId: id, deductions = [] }) =>
    deductions.map((deduction, position) => ({ id, position: position + 1, ...deduction })),
  )
  await tx.$executeRaw`
    WITH given AS (
      SELECT * FROM unnest(${rows.map((each) => each.id)}::uuid[], ${rows.map((each) => each.position)}::int[],
        ${rows.map((each) => each.criterion)}::text[], ${rows.map((each) => each.points)}::text[]::numeric[],
        ${rows.map((each) => each.reason)}::text[], ${rows.map((each) => each.kind)}::text[]::evidence_kind[],
        ${rows.map((each) => each.evidence)}::text[], ${rows.map((each) => each.file)}::uuid[]
      ) AS t(evaluation_id, position, criterion, points, reason, kind, evidence, file_id)
    ), gone AS (
      DELETE FROM evaluation_deduction t WHERE t.evaluation_id = ANY(${touched.map((each) => each.evaluationId)}::uuid[])
        AND NOT EXISTS (SELECT FROM given g WHERE g.evaluation_id = t.evaluation_id AND g.position = t.position)
    )
    INSERT INTO evaluation_deduction
      (evaluation_id, position, criterion, points, reason, kind, evidence, file_id)
    SELECT * FROM given
    ON CONFLICT (evaluation_id, position) DO UPDATE SET criterion = excluded.criterion, points = excluded.points,
      reason = excluded.reason, kind = excluded.kind, evidence = excluded.evidence, file_id = excluded.file_id`
}

function flag(value: boolean | undefined): string | null {
  return value === undefined ? null : String(value)
}
