-- A scheme may name further cases that set the letter at once; a month has one of them at most, so one column says which.
ALTER TABLE evaluation
  ALTER COLUMN discipline_decision DROP DEFAULT,
  ALTER COLUMN discipline_decision DROP NOT NULL,
  ALTER COLUMN discipline_decision TYPE text USING CASE WHEN discipline_decision THEN 'discipline_decision' END;
ALTER TABLE evaluation RENAME COLUMN discipline_decision TO knock_out;
ALTER TABLE evaluation ADD CONSTRAINT evaluation_knock_out CHECK (knock_out <> '');

-- What was ticked and not saved yet.
UPDATE evaluation_draft
SET field = 'knockOut',
  typed = CASE typed WHEN '1' THEN 'discipline_decision' ELSE typed END,
  base = CASE base WHEN '1' THEN 'discipline_decision' ELSE base END
WHERE field = 'disciplineDecision';
