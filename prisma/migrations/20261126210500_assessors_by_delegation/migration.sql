-- Under which delegation the assessor scored, if any: kept with her name while points are entered, frozen with the
-- decision, and shown wherever she is.
ALTER TABLE evaluation
  ADD COLUMN assessor_delegation_id uuid REFERENCES delegation (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT evaluation_assessor_delegation CHECK (assessor_delegation_id IS NULL OR assessor_id IS NOT NULL);
ALTER TABLE evaluation_decision
  ADD COLUMN assessor_delegation_id uuid REFERENCES delegation (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT evaluation_decision_assessor_delegation CHECK (assessor_delegation_id IS NULL OR assessor_id IS NOT NULL);

-- Of months before, what papers told: under which delegation the assessor sent the month on. A later sending says
-- nothing of what was decided before it.
UPDATE evaluation e SET assessor_delegation_id = s.delegation_id
FROM (
  SELECT DISTINCT ON (sheet_id) sheet_id, actor_id, delegation_id FROM sheet_transition
  WHERE "to" = 'submitted' ORDER BY sheet_id, at DESC
) s WHERE s.sheet_id = e.sheet_id AND s.actor_id = e.assessor_id;
ALTER TABLE evaluation_decision DISABLE TRIGGER evaluation_decision_append_only;
UPDATE evaluation_decision d SET assessor_delegation_id = s.delegation_id
FROM (
  SELECT DISTINCT ON (v.id) v.id, t.actor_id, t.delegation_id FROM evaluation_decision v
  JOIN evaluation e ON e.id = v.evaluation_id
  JOIN sheet_transition t ON t.sheet_id = e.sheet_id AND t."to" = 'submitted' AND t.at <= v.decided_at
  ORDER BY v.id, t.at DESC
) s WHERE s.id = d.id AND s.actor_id = d.assessor_id;
ALTER TABLE evaluation_decision ENABLE TRIGGER evaluation_decision_append_only;
