import 'server-only'
import type { Tx } from '@/lib/db'
import type { Decision } from '../rules'

export type DecidedBy = { personId: string; delegation: string | null }

/** One statement. A new version has the reopening's reason, or the answer's where an appeal was upheld. */
export async function writeDecisions(
  tx: Tx,
  sheetId: string,
  by: DecidedBy,
  all: Decision[],
): Promise<number> {
  return tx.$executeRaw`
    WITH given AS (
      SELECT * FROM unnest(${all.map((each) => each.evaluationId)}::uuid[],
        ${all.map((each) => each.personId)}::uuid[], ${all.map((each) => each.assessorId)}::uuid[],
        ${all.map((each) => each.total)}::text[]::numeric[], ${all.map((each) => each.grade)}::text[]::grade[],
        ${all.map((each) => each.notGraded)}::text[],
        ${all.map((each) => JSON.stringify(each.input))}::text[]::jsonb[],
        ${all.map((each) => JSON.stringify(each.lines))}::text[]::jsonb[], ${all.map((each) => each.oneByLaw)}::boolean[],
        ${all.map((each) => each.assessorDelegationId)}::uuid[],
        ${all.map((each) => `{${each.coAssessorIds.join(',')}}`)}::text[], ${all.map((each) => each.remark)}::text[]
      ) AS g(evaluation_id, person_id, assessor_id, total, grade, not_graded, input, lines, one_by_law,
        assessor_delegation_id, co_assessor_ids, remark)
    ), reopening AS (
      SELECT reason FROM sheet_transition WHERE sheet_id = ${sheetId}::uuid AND "to" = 'reopened'
      ORDER BY at DESC LIMIT 1
    )
    INSERT INTO evaluation_decision
      (evaluation_id, person_id, version, total, grade, not_graded, input, lines, assessor_id, decided_by_id, reason,
        one_by_law, delegation_id, assessor_delegation_id, co_assessor_ids, remark, worded)
    SELECT g.evaluation_id, g.person_id, coalesce(d.version, 0) + 1, g.total, g.grade, g.not_graded, g.input, g.lines,
      g.assessor_id, ${by.personId}::uuid, 
      CASE WHEN d.version IS NOT NULL THEN coalesce(a.reason, (SELECT reason FROM reopening)) END,
      g.one_by_law, ${by.delegation}::uuid, g.assessor_delegation_id, g.co_assessor_ids::uuid[], g.remark, true
    FROM given g
    LEFT JOIN LATERAL (
      SELECT * FROM evaluation_decision WHERE evaluation_id = g.evaluation_id ORDER BY version DESC LIMIT 1
    ) d ON true
    LEFT JOIN appeal p ON p.decision_id = d.id
    LEFT JOIN appeal_answer a ON a.appeal_id = p.id AND a.upheld`
}
