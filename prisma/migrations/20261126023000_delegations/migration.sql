CREATE TYPE "delegation_kind" AS ENUM ('kt', 'tuq');

CREATE TABLE "delegation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "unit_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "kind" "delegation_kind" NOT NULL,
    "grantor_id" UUID NOT NULL,
    "delegate_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "basis" TEXT,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "delegation_end" (
    "delegation_id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_by_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "delegation_end_pkey" PRIMARY KEY ("delegation_id")
);

CREATE INDEX "delegation_unit_id_idx" ON "delegation"("unit_id");
CREATE INDEX "delegation_delegate_id_idx" ON "delegation"("delegate_id");

ALTER TABLE "delegation" ADD CONSTRAINT "delegation_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_grantor_id_fkey" FOREIGN KEY ("grantor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_delegate_id_fkey" FOREIGN KEY ("delegate_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delegation_end" ADD CONSTRAINT "delegation_end_delegation_id_fkey" FOREIGN KEY ("delegation_id") REFERENCES "delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The act says under which delegation it was done.
ALTER TABLE "sheet_transition" ADD COLUMN "delegation_id" UUID REFERENCES "delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "evaluation_decision" ADD COLUMN "delegation_id" UUID REFERENCES "delegation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Assessor and rating authority are one person only where the law makes them one, and the decision says so.
ALTER TABLE "evaluation_decision" ADD COLUMN "one_by_law" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE evaluation_decision
  DROP CONSTRAINT evaluation_decision_two_people,
  ADD CONSTRAINT evaluation_decision_two_people CHECK (assessor_id <> decided_by_id OR one_by_law);

ALTER TABLE delegation
  ADD CONSTRAINT delegation_roles CHECK (role IN ('assessor', 'rating_authority')),
  ADD CONSTRAINT delegation_two_people CHECK (grantor_id <> delegate_id),
  ADD CONSTRAINT delegation_dates CHECK (to_day BETWEEN from_day AND from_day + 366);
ALTER TABLE delegation_end ADD CONSTRAINT delegation_end_reason CHECK (btrim(reason) <> '');

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['delegation', 'delegation_end'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON delegation, delegation_end TO nep_app;

-- The roles a person holds on a day: her own, and those she was lent. Whoever asks reads it with her own rights.
CREATE FUNCTION held_roles(person uuid, on_day date)
  RETURNS TABLE (unit_id uuid, role role, delegation_id uuid)
  LANGUAGE sql STABLE AS $$
    SELECT g.unit_id, g.role, NULL::uuid FROM role_grant g
    WHERE g.person_id = person AND on_day BETWEEN g.from_day AND coalesce(g.to_day, 'infinity')
    UNION ALL
    SELECT d.unit_id, d.role, d.id FROM delegation d
    WHERE d.delegate_id = person AND on_day BETWEEN d.from_day AND d.to_day
      AND NOT EXISTS (SELECT FROM delegation_end e WHERE e.delegation_id = d.id)
  $$;
