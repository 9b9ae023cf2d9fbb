-- A meeting of the year's plan at which a Code is made known.
CREATE TABLE "code_session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "unit_id" UUID NOT NULL,
    "planned_on" DATE NOT NULL,
    "audience" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "planned_by_id" UUID NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "code_session_pkey" PRIMARY KEY ("id")
);

-- A meeting that was held, as the signed list says.
CREATE TABLE "roll_call" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "unit_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "session_id" UUID,
    "held_on" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "photo_id" UUID,
    "entered_by_id" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roll_call_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "roll_call_attendance" (
    "roll_call_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "roll_call_attendance_pkey" PRIMARY KEY ("roll_call_id", "person_id")
);

-- How far somebody has read: an article of a version, once.
CREATE TABLE "code_reading" (
    "person_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "article" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "code_reading_pkey" PRIMARY KEY ("person_id", "version_id", "article")
);

CREATE TABLE "acknowledgement_reminder" (
    "person_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "mail_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "acknowledgement_reminder_pkey" PRIMARY KEY ("person_id", "version_id", "number")
);

-- Without a meeting she agreed herself.
ALTER TABLE "acknowledgement" ADD COLUMN "roll_call_id" UUID;

CREATE INDEX "code_session_unit_id_idx" ON "code_session"("unit_id");
CREATE INDEX "roll_call_unit_id_idx" ON "roll_call"("unit_id");
CREATE INDEX "roll_call_photo_id_idx" ON "roll_call"("photo_id");

ALTER TABLE "code_session" ADD CONSTRAINT "code_session_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "code_session" ADD CONSTRAINT "code_session_planned_by_id_fkey" FOREIGN KEY ("planned_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "roll_call" ADD CONSTRAINT "roll_call_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "roll_call" ADD CONSTRAINT "roll_call_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "code_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "roll_call" ADD CONSTRAINT "roll_call_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "code_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "roll_call" ADD CONSTRAINT "roll_call_photo_id_fkey" FOREIGN KEY ("photo_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "roll_call" ADD CONSTRAINT "roll_call_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "roll_call_attendance" ADD CONSTRAINT "roll_call_attendance_roll_call_id_fkey" FOREIGN KEY ("roll_call_id") REFERENCES "roll_call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "roll_call_attendance" ADD CONSTRAINT "roll_call_attendance_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "code_reading" ADD CONSTRAINT "code_reading_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "code_reading" ADD CONSTRAINT "code_reading_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "code_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "acknowledgement_reminder" ADD CONSTRAINT "acknowledgement_reminder_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "acknowledgement_reminder" ADD CONSTRAINT "acknowledgement_reminder_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "code_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "acknowledgement" ADD CONSTRAINT "acknowledgement_roll_call_id_fkey" FOREIGN KEY ("roll_call_id") REFERENCES "roll_call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE code_session ADD CONSTRAINT code_session_words CHECK (btrim(audience) <> '' AND btrim(place) <> '');
ALTER TABLE roll_call ADD CONSTRAINT roll_call_place CHECK (btrim(place) <> '');
ALTER TABLE acknowledgement_reminder ADD CONSTRAINT acknowledgement_reminder_at_most_three CHECK (number BETWEEN 1 AND 3);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['roll_call', 'roll_call_attendance', 'code_reading', 'acknowledgement_reminder'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON roll_call, roll_call_attendance, code_reading, acknowledgement_reminder TO nep_app;
-- A plan is a plan: what was not held may be dropped; what was held is kept by its roll-call.
GRANT SELECT, INSERT, UPDATE, DELETE ON code_session TO nep_app;
