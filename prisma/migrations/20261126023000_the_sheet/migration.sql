-- A line of evidence says of what kind it is; one that takes no points says why a criterion has those it has.
CREATE TYPE evidence_kind AS ENUM ('article', 'dossier', 'finding', 'praise', 'file');
ALTER TABLE evaluation_deduction
  ADD COLUMN kind evidence_kind,
  ADD COLUMN file_id uuid REFERENCES stored_file (id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX evaluation_deduction_file_id_idx ON evaluation_deduction (file_id);

-- Who wrote a cell last: where two supervisors meet, each is told who wrote the other value.
ALTER TABLE evaluation_score ADD COLUMN written_by uuid REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE evaluation
  ADD COLUMN tasks_by uuid REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD COLUMN remark_by uuid REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE;

-- What somebody typed and the sheet has not taken: it cannot be read, clashes, or came after her session had ended.
-- Only she sees it.
CREATE TABLE evaluation_draft (
  typed_by uuid NOT NULL REFERENCES person (id) ON DELETE CASCADE ON UPDATE CASCADE,
  evaluation_id uuid NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE ON UPDATE CASCADE,
  field text NOT NULL,
  typed text NOT NULL,
  base text,
  at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (typed_by, evaluation_id, field),
  CONSTRAINT evaluation_draft_length CHECK (length(field) <= 80 AND length(typed) <= 2000 AND length(base) <= 2000)
);
CREATE INDEX evaluation_draft_evaluation_id_idx ON evaluation_draft (evaluation_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON evaluation_draft TO nep_app;
