import 'server-only'
import type { Tx } from '@/lib/db'
import type { Opening } from '../rules'

/** How somebody is to stand in a sheet. */
export type StandingRow = Opening & { sheetId: string }

/**
 * A month without tasks stays what the assessor said it was; who is not on the roster any more served too few days, or
 * is judged in her own unit's sheet, where it was the sheet of the unit above. The row above is let go
 * once her own unit's takes her, and her own unit's does not while the sheet above is sent or was ever decided with her;
 * who comes to decide in her unit goes up the same way, once both can.
 * A month that was decided before keeps who judges whom; and whom the head began to score she goes on to score, since
 * nobody else could decide it then.
 */
export async function markPeople(tx: Tx, rows: StandingRow[]): Promise<number> {
  return tx.$executeRaw`
    WITH wanted AS (
      SELECT * FROM unnest(${rows.map((each) => each.sheetId)}::uuid[], ${rows.map((each) => each.personId)}::uuid[],
        ${rows.map((each) => each.postId)}::uuid[], ${rows.map((each) => each.notGraded)}::text[],
        ${rows.map((each) => each.byHead)}::boolean[]
      ) AS g(sheet_id, person_id, post_id, not_graded, by_head)
    ), judged AS (
      SELECT DISTINCT sheet_id FROM sheet_transition
      WHERE "to" = 'approved' AND sheet_id IN (SELECT sheet_id FROM wanted)
    ), standing AS (
      SELECT e.id, e.person_id, s.month, s.unit_id, o.unit_id AS own_unit, e.by_head AS was_by_head, e.hands, w.by_head,
        coalesce(w.post_id, e.post_id) AS post_id, e.not_graded::text AS was, w.person_id IS NULL AS off,
        o.unit_id <> s.unit_id AS from_below, w.not_graded AS wanted, j.sheet_id IS NOT NULL AS judged
      FROM evaluation e
      JOIN evaluation_sheet s ON s.id = e.sheet_id
      JOIN post o ON o.id = e.post_id
      LEFT JOIN wanted w ON w.sheet_id = e.sheet_id AND w.person_id = e.person_id
      LEFT JOIN judged j ON j.sheet_id = e.sheet_id
      WHERE e.sheet_id IN (SELECT sheet_id FROM wanted)
    ), above AS (
      SELECT h.id FROM standing h
      JOIN evaluation a ON a.person_id = h.person_id AND coalesce(a.not_graded::text, '') NOT IN ('level_above', 'own_unit')
      JOIN evaluation_sheet u ON u.id = a.sheet_id AND u.month = h.month AND u.unit_id <> h.unit_id
      JOIN post o ON o.id = a.post_id AND o.unit_id = h.unit_id
      WHERE h.was = 'level_above' AND (u.state NOT IN ('open', 'returned', 'reopened')
        OR EXISTS (SELECT FROM sheet_transition t WHERE t.sheet_id = u.id AND t."to" = 'approved'))
    ), shut AS (
      SELECT h.id FROM standing h
      JOIN admin_unit o ON o.id = h.unit_id
      JOIN evaluation_sheet u ON u.unit_id = o.parent_id AND u.month = h.month
      LEFT JOIN evaluation a ON a.sheet_id = u.id AND a.person_id = h.person_id
      WHERE h.wanted = 'level_above' AND h.was IS DISTINCT FROM 'level_above'
        AND (a.id IS NULL OR a.not_graded::text = 'own_unit')
        AND (u.state NOT IN ('open', 'returned', 'reopened') OR (a.id IS NOT NULL
          AND EXISTS (SELECT FROM sheet_transition t WHERE t.sheet_id = u.id AND t."to" = 'approved')))
    ), ahead AS (
      SELECT h.*, h.id IN (SELECT id FROM shut) AS shut, CASE
        WHEN judged AND (was IN ('level_above', 'own_unit') OR wanted = 'level_above' OR off AND from_below) THEN was
        WHEN id IN (SELECT id FROM above UNION ALL SELECT id FROM shut) THEN was
        WHEN off THEN CASE WHEN from_below THEN 'own_unit' ELSE 'few_days' END
        WHEN wanted IS NULL AND was = 'no_task' THEN was ELSE wanted END AS next
      FROM standing h
    ), told AS (
      SELECT h.*, h.from_below AND EXISTS (
        SELECT FROM evaluation e
        JOIN evaluation_sheet s ON s.id = e.sheet_id AND s.month = h.month AND s.unit_id = h.own_unit
        LEFT JOIN ahead n ON n.id = e.id
        WHERE e.person_id = h.person_id
          AND CASE WHEN n.id IS NULL THEN e.not_graded::text ELSE n.next END IS DISTINCT FROM 'level_above'
      ) AS at_home
      FROM ahead h
    ), found AS (
      SELECT h.id, h.post_id,
        CASE WHEN h.from_below AND h.at_home AND NOT h.judged THEN 'own_unit'
          WHEN h.next = 'own_unit' AND NOT h.judged THEN nullif(h.was, 'own_unit')
          ELSE h.next END AS not_graded,
        CASE WHEN judged OR shut THEN was_by_head
          WHEN next = 'level_above' THEN false
          WHEN was_by_head AND (
            EXISTS (SELECT FROM role_grant g WHERE g.unit_id = h.unit_id AND g.role = 'rating_authority'
              AND g.person_id = ANY (h.hands) AND coalesce(g.to_day, 'infinity') >= h.month)
            OR EXISTS (SELECT FROM delegation d WHERE d.unit_id = h.unit_id AND d.role = 'rating_authority'
              AND d.delegate_id = ANY (h.hands) AND d.to_day >= h.month)) THEN true
          ELSE coalesce(by_head, false) END AS by_head
      FROM told h
    )
    UPDATE evaluation e SET post_id = f.post_id, not_graded = f.not_graded::not_graded_reason, by_head = f.by_head
    FROM found f
    WHERE f.id = e.id
      AND (e.post_id, e.not_graded::text, e.by_head) IS DISTINCT FROM (f.post_id, f.not_graded, f.by_head)`
}

/** What she said of herself in the sheet of the unit above stands in her own unit's: sent where it was sent, else her draft. */
export async function bringSelves(tx: Tx, sheetIds: string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO self_evaluation (evaluation_id, cells, strengths, weaknesses, saved_at, sent_at, total, grade)
    SELECT DISTINCT ON (e.id) e.id, v.cells, v.strengths, v.weaknesses, v.saved_at, v.sent_at, v.total, v.grade
    FROM evaluation e
    JOIN evaluation_sheet s ON s.id = e.sheet_id
    JOIN evaluation a ON a.person_id = e.person_id AND a.scheme_id = e.scheme_id AND a.not_graded::text = 'own_unit'
    JOIN evaluation_sheet u ON u.id = a.sheet_id AND u.month = s.month
    JOIN self_evaluation v ON v.evaluation_id = a.id
    WHERE e.sheet_id = ANY (${sheetIds}::uuid[]) AND e.by_head
    ON CONFLICT DO NOTHING`
}
