-- A category that was wrong in the roster and is mended there: the person's undecided month goes over to the scheme of
-- the right one, and what was entered by the other is kept here. Append-only. actor: null, the portal by itself.
-- entered: { points, tasks, deductions } that the new scheme has no place for; self: her own word by the other scheme.
CREATE TABLE "scheme_move" (
    "evaluation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "from_scheme_id" UUID NOT NULL,
    "to_scheme_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "entered" JSONB NOT NULL,
    "self" JSONB,

    CONSTRAINT "scheme_move_pkey" PRIMARY KEY ("evaluation_id","number")
);
CREATE INDEX "scheme_move_from_scheme_id_idx" ON "scheme_move"("from_scheme_id");
ALTER TABLE "scheme_move" ADD CONSTRAINT "scheme_move_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "scheme_move" ADD CONSTRAINT "scheme_move_from_scheme_id_fkey" FOREIGN KEY ("from_scheme_id") REFERENCES "evaluation_scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "scheme_move" ADD CONSTRAINT "scheme_move_to_scheme_id_fkey" FOREIGN KEY ("to_scheme_id") REFERENCES "evaluation_scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "scheme_move" ADD CONSTRAINT "scheme_move_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER scheme_move_append_only BEFORE UPDATE OR DELETE ON scheme_move FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER scheme_move_no_truncate BEFORE TRUNCATE ON scheme_move FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON scheme_move TO nep_app;

-- The move that was written last, if it is exactly this one; a month that is before the rating authority, or decided,
-- stays with its scheme.
CREATE OR REPLACE FUNCTION refuse_other_scheme() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT (m.from_scheme_id, m.to_scheme_id) FROM scheme_move m WHERE m.evaluation_id = NEW.id ORDER BY m.number DESC LIMIT 1)
       IS DISTINCT FROM (OLD.scheme_id, NEW.scheme_id)
     OR EXISTS (SELECT FROM evaluation_decision WHERE evaluation_id = NEW.id)
     OR EXISTS (SELECT FROM evaluation_sheet WHERE id = NEW.sheet_id AND state IN ('submitted', 'approved', 'published')) THEN
    RAISE EXCEPTION 'whose month was begun by one scheme is not graded by another' USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (SELECT FROM evaluation_sheet s, evaluation_scheme c
    WHERE s.id = NEW.sheet_id AND c.id = NEW.scheme_id AND (s.month < c.valid_from OR s.month > c.valid_to)) THEN
    RAISE EXCEPTION 'the scheme is not in force in that month' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- What was sent stays as it was read: in its place, or in the move that kept it.
CREATE OR REPLACE FUNCTION refuse_after_sending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sent_at IS NOT NULL AND NOT (TG_OP = 'DELETE' AND EXISTS (
    SELECT FROM scheme_move m WHERE m.evaluation_id = OLD.evaluation_id AND m.self -> 'cells' = OLD.cells
      AND (m.self ->> 'sentAt')::timestamptz = OLD.sent_at)) THEN
    RAISE EXCEPTION '% was sent and no longer changes', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
