ALTER TYPE "not_graded_reason" ADD VALUE 'on_leave';

CREATE TYPE "absence_kind" AS ENUM ('sick', 'maternity', 'study', 'secondment', 'unpaid', 'other');

CREATE TABLE "absence" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "kind" "absence_kind" NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "basis" TEXT,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "absence_unit_id_idx" ON "absence"("unit_id");

ALTER TABLE "absence" ADD CONSTRAINT "absence_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "absence" ADD CONSTRAINT "absence_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE absence
  ADD CONSTRAINT absence_dates CHECK (to_day IS NULL OR to_day >= from_day),
  ADD CONSTRAINT absence_one_at_a_time
    EXCLUDE USING gist (person_id WITH =, daterange(from_day, to_day, '[]') WITH &&);

GRANT SELECT, INSERT, UPDATE, DELETE ON absence TO nep_app;
