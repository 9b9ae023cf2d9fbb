CREATE TYPE "year_step" AS ENUM ('self_rating', 'proposal', 'decision');

CREATE TABLE "year_rating" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "step" "year_step" NOT NULL,
    "version" INTEGER NOT NULL,
    "grade" "grade",
    "not_graded" TEXT,
    "mean" DECIMAL(5,2),
    "months" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "reason" TEXT,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "year_rating_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "year_rating_unit_id_year_person_id_step_version_key" ON "year_rating"("unit_id", "year", "person_id", "step", "version");
CREATE INDEX "year_rating_person_id_year_idx" ON "year_rating"("person_id", "year");

ALTER TABLE "year_rating" ADD CONSTRAINT "year_rating_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "year_rating" ADD CONSTRAINT "year_rating_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "year_rating" ADD CONSTRAINT "year_rating_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE year_rating
  ADD CONSTRAINT year_rating_graded_or_not CHECK ((grade IS NULL) <> (not_graded IS NULL)),
  ADD CONSTRAINT year_rating_own CHECK ((step = 'self_rating') = (actor_id = person_id)),
  ADD CONSTRAINT year_rating_superseding CHECK (step <> 'decision' OR version = 1 OR reason IS NOT NULL),
  ADD CONSTRAINT year_rating_version CHECK (version >= 1);

CREATE TRIGGER year_rating_append_only BEFORE UPDATE OR DELETE ON year_rating FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER year_rating_no_truncate BEFORE TRUNCATE ON year_rating FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON year_rating TO nep_app;
