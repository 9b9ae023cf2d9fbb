CREATE TABLE "outstanding_rating" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "unit_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "number" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "issued_by" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outstanding_rating_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "outstanding_withdrawal" (
    "rating_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "withdrawn_by_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outstanding_withdrawal_pkey" PRIMARY KEY ("rating_id")
);

CREATE INDEX "outstanding_rating_unit_id_idx" ON "outstanding_rating"("unit_id");

ALTER TABLE "outstanding_rating" ADD CONSTRAINT "outstanding_rating_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "outstanding_rating" ADD CONSTRAINT "outstanding_rating_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "outstanding_withdrawal" ADD CONSTRAINT "outstanding_withdrawal_rating_id_fkey" FOREIGN KEY ("rating_id") REFERENCES "outstanding_rating"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "outstanding_withdrawal" ADD CONSTRAINT "outstanding_withdrawal_withdrawn_by_id_fkey" FOREIGN KEY ("withdrawn_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A unit is rated year by year.
ALTER TABLE outstanding_rating
  ADD CONSTRAINT outstanding_rating_days CHECK (to_day BETWEEN from_day AND from_day + 365),
  ADD CONSTRAINT outstanding_rating_decision CHECK (btrim(number) <> '' AND btrim(issued_by) <> '');
ALTER TABLE outstanding_withdrawal ADD CONSTRAINT outstanding_withdrawal_reason CHECK (btrim(reason) <> '');

-- One in force a day. An exclusion constraint cannot see that another row took one back, and nothing here is updated.
CREATE FUNCTION refuse_second_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('outstanding_rating'), hashtext(NEW.unit_id::text));
  IF EXISTS (
    SELECT FROM outstanding_rating r
    WHERE r.unit_id = NEW.unit_id AND r.id <> NEW.id
      AND daterange(r.from_day, r.to_day, '[]') && daterange(NEW.from_day, NEW.to_day, '[]')
      AND NOT EXISTS (SELECT FROM outstanding_withdrawal w WHERE w.rating_id = r.id)
  ) THEN
    RAISE EXCEPTION 'unit % is rated outstanding on some of these days', NEW.unit_id
      USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'outstanding_rating_once';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER outstanding_rating_once AFTER INSERT ON outstanding_rating
  FOR EACH ROW EXECUTE FUNCTION refuse_second_rating();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['outstanding_rating', 'outstanding_withdrawal'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON outstanding_rating, outstanding_withdrawal TO nep_app;

-- A decided month keeps by which quota it was decided, whatever is recorded or withdrawn afterwards.
ALTER TABLE "sheet_transition" ADD COLUMN "outstanding_id" UUID REFERENCES "outstanding_rating"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE sheet_transition ADD CONSTRAINT sheet_transition_outstanding
  CHECK (outstanding_id IS NULL OR "to" IN ('approved', 'published'));
