-- Who scores in a unit without deciding there is scored and decided by who decides (NĐ 335/2025, điều 10).
ALTER TABLE evaluation ADD COLUMN by_head boolean NOT NULL DEFAULT false;
ALTER TABLE evaluation ADD CONSTRAINT evaluation_by_head_here CHECK (NOT by_head OR not_graded::text IS DISTINCT FROM 'level_above');

-- She stood in the sheet of the unit above, and her own unit's has her now.
ALTER TYPE not_graded_reason ADD VALUE 'own_unit';

ALTER TYPE reminder_step ADD VALUE 'head_score';
ALTER TABLE reminder DROP CONSTRAINT reminder_sheet;
ALTER TABLE reminder ADD CONSTRAINT reminder_sheet CHECK (
  (sheet_id IS NOT NULL) = (step::text IN ('self_score', 'assessor', 'head_score', 'rating_authority', 'personnel')));

-- What the head scores herself is taken until she has decided it, also when the assessors have sent the month.
CREATE OR REPLACE FUNCTION refuse_in_locked_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM touched t
    JOIN evaluation e ON e.id = t.evaluation_id
    JOIN evaluation_sheet s ON s.id = e.sheet_id
    WHERE s.state NOT IN ('open', 'returned', 'reopened')
      AND NOT (e.by_head AND (s.state = 'submitted'
        OR NOT EXISTS (SELECT FROM evaluation_decision d WHERE d.evaluation_id = e.id)))
  ) THEN
    RAISE EXCEPTION 'the month is locked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;

-- As before; who is judged in another sheet is nobody's to decide in this one.
CREATE OR REPLACE FUNCTION sheet_units(asked uuid, on_day date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT unit_id FROM evaluation_sheet WHERE id = asked
  UNION
  SELECT a.id FROM evaluation_sheet s
  JOIN admin_unit u ON u.id = s.unit_id AND u.valid_to < on_day
  JOIN evaluation e ON e.sheet_id = s.id
  CROSS JOIN LATERAL answering_units(e.id, on_day) AS a (id)
  WHERE s.id = asked AND (
    EXISTS (SELECT FROM appeal p WHERE p.evaluation_id = e.id)
    OR (coalesce(e.not_graded::text, '') NOT IN ('level_above', 'own_unit') AND (NOT EXISTS (
      SELECT FROM evaluation_decision d
      WHERE d.evaluation_id = e.id AND (d.decided_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= u.valid_to)
      -- As it stood when the unit ended: after its last step by then, before its first one since.
      OR coalesce(
        (SELECT t."to" FROM sheet_transition t
         WHERE t.sheet_id = s.id AND (t.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= u.valid_to
         ORDER BY t.at DESC LIMIT 1),
        (SELECT t."from" FROM sheet_transition t WHERE t.sheet_id = s.id ORDER BY t.at LIMIT 1),
        s.state) <> 'published')))
$$;
