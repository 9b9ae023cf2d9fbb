-- Who ever wrote in a row, kept when another writes over it: `deductions_by` named the last alone.
ALTER TABLE evaluation ADD COLUMN hands uuid[] NOT NULL DEFAULT '{}';
UPDATE evaluation e SET hands = ARRAY(
  SELECT DISTINCT h.id FROM (
    SELECT unnest(ARRAY[e.assessor_id, e.tasks_by, e.remark_by, e.deductions_by])
    UNION SELECT s.written_by FROM evaluation_score s WHERE s.evaluation_id = e.id
  ) AS h (id) WHERE h.id IS NOT NULL ORDER BY h.id
);
ALTER TABLE evaluation DROP COLUMN deductions_by;
