-- The reason of a grade in the assessor's words is decided with it: it stood in the working copy alone, where a reopening
-- wrote over it.
ALTER TABLE evaluation_decision ADD COLUMN remark text;

-- Of decisions of before: those in force of locked months that were not opened again since they were taken have the words
-- that stand. Of versions that were superseded, and of those after which the month was opened again, nobody can tell by now
-- what the words were on that day: they stay without. Who was not graded has no reason of a grade.
ALTER TABLE evaluation_decision DISABLE TRIGGER evaluation_decision_append_only;
UPDATE evaluation_decision d SET remark = e.remark
FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id
WHERE e.id = d.evaluation_id AND d.grade IS NOT NULL AND e.remark IS NOT NULL
  AND s.state IN ('approved', 'published')
  AND NOT EXISTS (SELECT FROM evaluation_decision n WHERE n.evaluation_id = d.evaluation_id AND n.version > d.version)
  AND NOT EXISTS (SELECT FROM sheet_transition t
    WHERE t.sheet_id = s.id AND t."to" = 'reopened' AND t.at >= d.decided_at);
ALTER TABLE evaluation_decision ENABLE TRIGGER evaluation_decision_append_only;
