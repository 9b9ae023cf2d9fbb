-- Who answers an appeal: the unit that graded the month; where it has ended by that day, the units that follow it, of
-- these the one where the person is in post; where none follows, the next unit above that still stands.
CREATE FUNCTION answering_units(asked uuid, on_day date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE month AS (
    SELECT e.person_id, s.unit_id FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE e.id = asked
  ), after (id) AS (
    SELECT unit_id FROM month
    UNION
    SELECT n.successor_id FROM after a
    JOIN admin_unit u ON u.id = a.id AND u.valid_to < on_day
    JOIN unit_succession n ON n.former_id = a.id
  ), above (id, parent_id, step) AS (
    SELECT u.id, u.parent_id, 0 FROM month m JOIN admin_unit u ON u.id = m.unit_id
    UNION ALL
    SELECT u.id, u.parent_id, a.step + 1 FROM above a JOIN admin_unit u ON u.id = a.parent_id
  ), standing (id) AS (
    SELECT a.id FROM after a JOIN admin_unit u USING (id) WHERE coalesce(u.valid_to, 'infinity') >= on_day
  ), hers (id) AS (
    SELECT s.id FROM standing s WHERE EXISTS (
      SELECT FROM post o JOIN month m USING (person_id)
      WHERE o.unit_id = s.id AND on_day BETWEEN o.from_day AND coalesce(o.to_day, 'infinity'))
  )
  SELECT id FROM hers
  UNION ALL
  SELECT id FROM standing WHERE NOT EXISTS (SELECT FROM hers)
  UNION ALL
  (SELECT a.id FROM above a JOIN admin_unit u USING (id)
   WHERE coalesce(u.valid_to, 'infinity') >= on_day AND NOT EXISTS (SELECT FROM standing)
   ORDER BY a.step LIMIT 1)
$$;

-- Whose roles reach what is asked about a person's month: the unit that graded it, ended or not, and who answers.
CREATE FUNCTION appeal_units(asked uuid, on_day date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT s.unit_id FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE e.id = asked
  UNION
  SELECT answering_units(asked, on_day)
$$;

-- Whose roles reach a sheet on a day: its own unit's, and where that has ended, those of the units that answer an appeal
-- against a decision in it. A month that nobody appealed against is nobody else's.
CREATE FUNCTION sheet_units(asked uuid, on_day date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT unit_id FROM evaluation_sheet WHERE id = asked
  UNION
  SELECT a.id FROM evaluation_sheet s
  JOIN admin_unit u ON u.id = s.unit_id AND u.valid_to < on_day
  JOIN evaluation e ON e.sheet_id = s.id
  JOIN appeal p ON p.evaluation_id = e.id
  CROSS JOIN LATERAL answering_units(e.id, on_day) AS a (id)
  WHERE s.id = asked
$$;
