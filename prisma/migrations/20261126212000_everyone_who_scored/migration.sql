-- A row that several scored: nobody of them decides it, whoever touched it last.
ALTER TABLE "evaluation" ADD COLUMN "deductions_by" UUID;
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_deductions_by_fkey"
  FOREIGN KEY ("deductions_by") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "evaluation_decision" ADD COLUMN "co_assessor_ids" UUID[] NOT NULL DEFAULT '{}';
ALTER TABLE "evaluation_decision"
  ADD CONSTRAINT evaluation_decision_none_of_several CHECK (decided_by_id <> ALL (co_assessor_ids) OR one_by_law),
  ADD CONSTRAINT evaluation_decision_no_hand_of_hers CHECK (person_id <> ALL (co_assessor_ids));
