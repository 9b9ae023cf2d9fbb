CREATE TABLE "self_evaluation" (
    "evaluation_id" UUID NOT NULL,
    "cells" JSONB NOT NULL,
    "strengths" TEXT NOT NULL DEFAULT '',
    "weaknesses" TEXT NOT NULL DEFAULT '',
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "total" DECIMAL(5,2),
    "grade" "grade",

    CONSTRAINT "self_evaluation_pkey" PRIMARY KEY ("evaluation_id")
);

ALTER TABLE "self_evaluation" ADD CONSTRAINT "self_evaluation_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE self_evaluation
  ADD CONSTRAINT self_evaluation_cells_form CHECK (jsonb_typeof(cells) = 'object'),
  ADD CONSTRAINT self_evaluation_result_when_sent CHECK (sent_at IS NOT NULL OR (total IS NULL AND grade IS NULL));

-- A draft may change until it is sent; what was sent stays as it was read.
CREATE FUNCTION refuse_after_sending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sent_at IS NOT NULL THEN
    RAISE EXCEPTION '% was sent and no longer changes', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER self_evaluation_sent BEFORE UPDATE OR DELETE ON self_evaluation FOR EACH ROW EXECUTE FUNCTION refuse_after_sending();

GRANT SELECT, INSERT, UPDATE, DELETE ON self_evaluation TO nep_app;
