-- A step that comes back is reminded of anew, and letters tell of appeals and of the year as well.
ALTER TYPE reminder_step RENAME TO reminder_step_before;
CREATE TYPE reminder_step AS ENUM
  ('self_score', 'assessor', 'rating_authority', 'personnel', 'appeal', 'year_self', 'year_proposal', 'year_decision');
ALTER TABLE reminder ALTER COLUMN step TYPE reminder_step USING step::text::reminder_step;
DROP TYPE reminder_step_before;

-- What begins anew when a step comes back: the sheet's transition into its state, the appeal, the unit and its year. Her
-- own word on a month is asked for once, however often the month is returned: there it is the sheet.
ALTER TABLE reminder ADD COLUMN round text;
-- What was sent stays as it was sent; this adds the round it was in.
ALTER TABLE reminder DISABLE TRIGGER reminder_append_only;
UPDATE reminder r SET round = coalesce(
  CASE WHEN r.step <> 'self_score' THEN (
    SELECT t.id FROM sheet_transition t JOIN mail m ON m.id = r.mail_id
    WHERE t.sheet_id = r.sheet_id AND t.at <= m.created_at AND t."from" IS DISTINCT FROM t."to"
    ORDER BY t.at DESC, t.id LIMIT 1) END,
  r.sheet_id)::text;
ALTER TABLE reminder ENABLE TRIGGER reminder_append_only;

ALTER TABLE reminder
  ALTER COLUMN round SET NOT NULL,
  DROP CONSTRAINT reminder_pkey,
  ALTER COLUMN sheet_id DROP NOT NULL,
  ADD PRIMARY KEY (person_id, step, round, number),
  ADD CONSTRAINT reminder_sheet CHECK (
    (sheet_id IS NOT NULL) = (step IN ('self_score', 'assessor', 'rating_authority', 'personnel')));
CREATE INDEX reminder_sheet_id_idx ON reminder (sheet_id);

-- Who holds which role on a day, in her own right or lent.
CREATE FUNCTION role_holders(on_day date) RETURNS TABLE (unit_id uuid, role role, person_id uuid)
  LANGUAGE sql STABLE AS $$
    SELECT g.unit_id, g.role, g.person_id FROM role_grant g
    WHERE on_day BETWEEN g.from_day AND coalesce(g.to_day, 'infinity')
    UNION
    SELECT d.unit_id, d.role, d.delegate_id FROM delegation d
    WHERE on_day BETWEEN d.from_day AND d.to_day
      AND NOT EXISTS (SELECT FROM delegation_end e WHERE e.delegation_id = d.id)
  $$;
