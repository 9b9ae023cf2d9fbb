-- Whose roles reach a sheet on a day: its own unit's, and where that has ended, those of the units that answer for it: in
-- a month that was not yet published when the unit ended, decided or not, and in one that somebody in it appealed
-- against. A month that was published while the unit stood, and that nobody appealed against, is nobody else's.
CREATE OR REPLACE FUNCTION sheet_units(asked uuid, on_day date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT unit_id FROM evaluation_sheet WHERE id = asked
  UNION
  SELECT a.id FROM evaluation_sheet s
  JOIN admin_unit u ON u.id = s.unit_id AND u.valid_to < on_day
  JOIN evaluation e ON e.sheet_id = s.id
  CROSS JOIN LATERAL answering_units(e.id, on_day) AS a (id)
  WHERE s.id = asked AND (
    EXISTS (SELECT FROM appeal p WHERE p.evaluation_id = e.id)
    OR (e.not_graded IS DISTINCT FROM 'level_above' AND (NOT EXISTS (
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
