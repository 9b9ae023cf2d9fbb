-- Files in: uploads parked between preview and confirmation, figures that do not add up and who took them so, both
-- notions of online service, and keys of the units' own systems.

CREATE TYPE "import_kind" AS ENUM ('roster', 'dossiers', 'scores');

CREATE TABLE "parked_upload" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "kind" "import_kind" NOT NULL,
    "unit_id" UUID NOT NULL,
    "month" DATE,
    "file_name" TEXT NOT NULL,
    "content" BYTEA,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "done" JSONB,

    CONSTRAINT "parked_upload_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "parked_upload_account_id_idx" ON "parked_upload"("account_id");
CREATE INDEX "parked_upload_expires_at_idx" ON "parked_upload"("expires_at");
ALTER TABLE "parked_upload"
  ADD CONSTRAINT "parked_upload_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "parked_upload_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT parked_upload_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT parked_upload_size CHECK (octet_length(content) <= 11 * 1024 * 1024),
  ADD CONSTRAINT parked_upload_content_or_done CHECK ((content IS NULL) = (done IS NOT NULL)),
  ADD CONSTRAINT parked_upload_expires CHECK (expires_at > uploaded_at);

ALTER TABLE "dossier_figure"
  ADD COLUMN "legacy_level_3_4" INTEGER,
  ADD COLUMN "service_full" INTEGER,
  ADD COLUMN "service_partial" INTEGER,
  ADD CONSTRAINT dossier_figure_notions CHECK (
    least(legacy_level_3_4, service_full, service_partial) >= 0
    AND (legacy_level_3_4 IS NULL OR (service_full IS NULL AND service_partial IS NULL)));

CREATE TABLE "dossier_acceptance" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "unit_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "field" TEXT NOT NULL DEFAULT '',
    "results" INTEGER NOT NULL,
    "channels" INTEGER NOT NULL,
    "resolved" INTEGER NOT NULL,
    "pending" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "accepted_by_id" UUID NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dossier_acceptance_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "dossier_acceptance_unit_id_month_idx" ON "dossier_acceptance"("unit_id", "month");
ALTER TABLE "dossier_acceptance"
  ADD CONSTRAINT "dossier_acceptance_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT dossier_acceptance_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT dossier_acceptance_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT dossier_acceptance_off CHECK (results <> 0 OR channels <> 0 OR resolved <> 0 OR pending <> 0);
CREATE TRIGGER dossier_acceptance_append_only BEFORE UPDATE OR DELETE ON dossier_acceptance
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dossier_acceptance_no_truncate BEFORE TRUNCATE ON dossier_acceptance
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE "system_key" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "unit_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "tail" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "system_key_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "system_key_hash_key" ON "system_key"("hash");
CREATE INDEX "system_key_unit_id_idx" ON "system_key"("unit_id");
ALTER TABLE "system_key"
  ADD CONSTRAINT "system_key_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT system_key_name CHECK (btrim(name) <> ''),
  ADD CONSTRAINT system_key_hash_form CHECK (hash ~ '^[0-9a-f]{64}$');

GRANT SELECT, INSERT, UPDATE, DELETE ON parked_upload, system_key TO nep_app;
GRANT SELECT, INSERT ON dossier_acceptance TO nep_app;
