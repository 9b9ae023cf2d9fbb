-- Why a group went above its quota of the year, with the sum as it stood when the year was decided. A later decision
-- that asks again adds rows of its own.
CREATE TABLE "year_quota_reason" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "unit_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "posts" TEXT NOT NULL,
    "scheme" TEXT NOT NULL DEFAULT '',
    "sum" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "year_quota_reason_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "year_quota_reason_unit_id_year_idx" ON "year_quota_reason"("unit_id", "year");

ALTER TABLE "year_quota_reason" ADD CONSTRAINT "year_quota_reason_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "year_quota_reason" ADD CONSTRAINT "year_quota_reason_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE year_quota_reason
  ADD CONSTRAINT year_quota_reason_posts CHECK (posts IN
    ('unit', 'leaders', 'elected_official', 'civil_servant', 'public_employee', 'contract_worker')),
  ADD CONSTRAINT year_quota_reason_said CHECK (btrim(reason) <> '' AND btrim(sum) <> '');

CREATE TRIGGER year_quota_reason_append_only BEFORE UPDATE OR DELETE ON year_quota_reason
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER year_quota_reason_no_truncate BEFORE TRUNCATE ON year_quota_reason
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON year_quota_reason TO nep_app;
