-- Under which delegation the assessor scored, if any: kept with her name while points are entered, frozen with the
-- decision, and shown wherever she is.
ALTER TABLE evaluation
  ADD COLUMN assessor_delegation_id uuid REFERENCES delegation (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT evaluation_assessor_delegation CHECK (assessor_delegation_id IS NULL OR assessor_id IS NOT NULL);
ALTER TABLE evaluation_decision
  ADD COLUMN assessor_delegation_id uuid REFERENCES delegation (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT evaluation_decision_assessor_delegation CHECK (assessor_delegation_id IS NULL OR assessor_id IS NOT NULL);

-- Of months before, what papers told so far: the delegation under which the assessor sent the month on.
CREATE TEMP TABLE sent_on ON COMMIT DROP AS
  SELECT DISTINCT ON (sheet_id, actor_id) sheet_id, actor_id, delegation_id FROM sheet_transition
  WHERE "to" = 'submitted' AND delegation_id IS NOT NULL ORDER BY sheet_id, actor_id, at DESC;
UPDATE evaluation e SET assessor_delegation_id = s.delegation_id
FROM sent_on s WHERE s.sheet_id = e.sheet_id AND s.actor_id = e.assessor_id;
ALTER TABLE evaluation_decision DISABLE TRIGGER evaluation_decision_append_only;
UPDATE evaluation_decision d SET assessor_delegation_id = s.delegation_id
FROM evaluation e JOIN sent_on s ON s.sheet_id = e.sheet_id
WHERE e.id = d.evaluation_id AND s.actor_id = d.assessor_id;
ALTER TABLE evaluation_decision ENABLE TRIGGER evaluation_decision_append_only;
