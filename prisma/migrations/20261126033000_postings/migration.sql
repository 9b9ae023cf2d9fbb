CREATE TABLE "posting" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "unit_id" UUID NOT NULL,
    "code_id" UUID,
    "version" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "spot" TEXT NOT NULL DEFAULT '',
    "hung_on" DATE NOT NULL,
    "hung_by_id" UUID NOT NULL,
    "photo_id" UUID,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "posting_end" (
    "posting_id" UUID NOT NULL,
    "taken_down_on" DATE NOT NULL,
    "taken_down_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "posting_end_pkey" PRIMARY KEY ("posting_id")
);

CREATE TABLE "posting_sighting" (
    "posting_id" UUID NOT NULL,
    "seen_on" DATE NOT NULL,
    "seen_by_id" UUID NOT NULL,
    "photo_id" UUID,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "posting_sighting_pkey" PRIMARY KEY ("posting_id", "seen_on", "seen_by_id")
);

CREATE INDEX "posting_unit_id_idx" ON "posting"("unit_id");
CREATE INDEX "posting_photo_id_idx" ON "posting"("photo_id");
CREATE INDEX "posting_sighting_photo_id_idx" ON "posting_sighting"("photo_id");

ALTER TABLE "posting" ADD CONSTRAINT "posting_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "posting" ADD CONSTRAINT "posting_code_id_fkey" FOREIGN KEY ("code_id") REFERENCES "conduct_code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "posting" ADD CONSTRAINT "posting_hung_by_id_fkey" FOREIGN KEY ("hung_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "posting" ADD CONSTRAINT "posting_photo_id_fkey" FOREIGN KEY ("photo_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "posting_end" ADD CONSTRAINT "posting_end_posting_id_fkey" FOREIGN KEY ("posting_id") REFERENCES "posting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "posting_end" ADD CONSTRAINT "posting_end_taken_down_by_id_fkey" FOREIGN KEY ("taken_down_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "posting_sighting" ADD CONSTRAINT "posting_sighting_posting_id_fkey" FOREIGN KEY ("posting_id") REFERENCES "posting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "posting_sighting" ADD CONSTRAINT "posting_sighting_seen_by_id_fkey" FOREIGN KEY ("seen_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "posting_sighting" ADD CONSTRAINT "posting_sighting_photo_id_fkey" FOREIGN KEY ("photo_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE posting
  ADD CONSTRAINT posting_format CHECK (format IN ('poster', 'sheet', 'desk-card')),
  ADD CONSTRAINT posting_place CHECK (place IN
    ('head-office', 'one-stop', 'reception', 'culture-house', 'neighbourhood', 'workroom', 'desk')),
  ADD CONSTRAINT posting_version CHECK (version >= 1),
  ADD CONSTRAINT posting_spot CHECK (length(spot) <= 120);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['posting', 'posting_end', 'posting_sighting'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON posting, posting_end, posting_sighting TO nep_app;
