-- CreateEnum
CREATE TYPE "suggestion_kind" AS ENUM ('suggestion', 'praise');

-- CreateEnum
CREATE TYPE "suggestion_state" AS ENUM ('draft', 'received', 'answered', 'routed');

-- CreateEnum
CREATE TYPE "suggestion_channel" AS ENUM ('web', 'book');

-- CreateEnum
CREATE TYPE "commendation_kind" AS ENUM ('good_example', 'good_person_good_deed', 'advanced_model');

-- CreateEnum
CREATE TYPE "commendation_state" AS ENUM ('verified', 'consented', 'declined', 'published', 'withdrawn');

-- CreateTable
CREATE TABLE "suggestion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "unit_id" UUID NOT NULL,
    "kind" "suggestion_kind" NOT NULL,
    "channel" "suggestion_channel" NOT NULL,
    "state" "suggestion_state" NOT NULL DEFAULT 'draft',
    "tracking_code" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "marked" TEXT NOT NULL DEFAULT '',
    "public_text" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3),
    "due_on" DATE,
    "book_page" TEXT,
    "photo_id" UUID,
    "entered_by_id" UUID,
    "shown" BOOLEAN NOT NULL DEFAULT false,
    "hidden_reason" TEXT,
    "routed_as" TEXT,
    "routed_to" TEXT,
    "reply" TEXT,
    "replied_at" TIMESTAMPTZ(3),
    "reply_days" INTEGER,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion_act" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "suggestion_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "reason" TEXT,
    "text" TEXT,

    CONSTRAINT "suggestion_act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_answer" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "counter" INTEGER,
    "level" INTEGER NOT NULL,
    "reasons" TEXT[],
    "comment" TEXT,
    "slip_hash" TEXT,

    CONSTRAINT "survey_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commendation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "unit_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "suggestion_id" UUID,
    "kind" "commendation_kind" NOT NULL,
    "state" "commendation_state" NOT NULL DEFAULT 'verified',
    "praised_on" DATE NOT NULL,
    "deed" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" TEXT,
    "decision" TEXT,
    "verified_by_id" UUID NOT NULL,
    "verified_at" TIMESTAMPTZ(3) NOT NULL,
    "consent_how" TEXT,
    "consent_at" TIMESTAMPTZ(3),
    "consent_by_id" UUID,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "commendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback_limit" (
    "key" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feedback_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "feedback_discard" (
    "unit_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "form" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "feedback_discard_pkey" PRIMARY KEY ("unit_id","day","form","why")
);

-- CreateTable
CREATE TABLE "feedback_salt" (
    "purpose" TEXT NOT NULL,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "feedback_salt_pkey" PRIMARY KEY ("purpose")
);

-- CreateIndex
CREATE UNIQUE INDEX "suggestion_tracking_code_key" ON "suggestion"("tracking_code");

-- CreateIndex
CREATE UNIQUE INDEX "suggestion_photo_id_key" ON "suggestion"("photo_id");

-- CreateIndex
CREATE INDEX "suggestion_unit_id_state_idx" ON "suggestion"("unit_id", "state");

-- CreateIndex
CREATE INDEX "suggestion_unit_id_received_at_idx" ON "suggestion"("unit_id", "received_at");

-- CreateIndex
CREATE INDEX "suggestion_act_suggestion_id_at_idx" ON "suggestion_act"("suggestion_id", "at");

-- CreateIndex
CREATE INDEX "survey_answer_unit_id_day_idx" ON "survey_answer"("unit_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "survey_answer_unit_id_slip_hash_key" ON "survey_answer"("unit_id", "slip_hash");

-- CreateIndex
CREATE UNIQUE INDEX "commendation_suggestion_id_key" ON "commendation"("suggestion_id");

-- CreateIndex
CREATE INDEX "commendation_unit_id_state_idx" ON "commendation"("unit_id", "state");

-- CreateIndex
CREATE INDEX "commendation_person_id_praised_on_idx" ON "commendation"("person_id", "praised_on");

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_photo_id_fkey" FOREIGN KEY ("photo_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_entered_by_id_fkey" FOREIGN KEY ("entered_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_act" ADD CONSTRAINT "suggestion_act_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_act" ADD CONSTRAINT "suggestion_act_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_answer" ADD CONSTRAINT "survey_answer_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commendation" ADD CONSTRAINT "commendation_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commendation" ADD CONSTRAINT "commendation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commendation" ADD CONSTRAINT "commendation_verified_by_id_fkey" FOREIGN KEY ("verified_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commendation" ADD CONSTRAINT "commendation_consent_by_id_fkey" FOREIGN KEY ("consent_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commendation" ADD CONSTRAINT "commendation_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_discard" ADD CONSTRAINT "feedback_discard_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "admin_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE suggestion
  ADD CONSTRAINT suggestion_text CHECK (length(text) <= 4000 AND (state = 'draft' OR btrim(text) <> '')),
  ADD CONSTRAINT suggestion_code_form CHECK (tracking_code ~ '^[a-z2-9]{10}$'),
  ADD CONSTRAINT suggestion_sent CHECK (state = 'draft' OR (received_at IS NOT NULL AND due_on IS NOT NULL AND public_text <> '')),
  ADD CONSTRAINT suggestion_draft_is_nowhere CHECK (state <> 'draft' OR (NOT shown AND received_at IS NULL AND reply IS NULL)),
  ADD CONSTRAINT suggestion_shown CHECK (NOT shown OR (state IN ('received', 'answered') AND hidden_reason IS NULL)),
  ADD CONSTRAINT suggestion_routed CHECK ((state = 'routed') = (routed_as IS NOT NULL) AND (routed_as IS NULL) = (routed_to IS NULL)),
  ADD CONSTRAINT suggestion_routed_as CHECK (routed_as IN ('complaint', 'denunciation', 'other-office')),
  ADD CONSTRAINT suggestion_replied CHECK (
    (state = 'answered') = (reply IS NOT NULL) AND (reply IS NULL) = (replied_at IS NULL) AND (reply IS NULL) = (reply_days IS NULL)),
  ADD CONSTRAINT suggestion_book CHECK ((channel = 'book') = (entered_by_id IS NOT NULL));
ALTER TABLE suggestion_act
  ADD CONSTRAINT suggestion_act_kind CHECK (act IN ('shown', 'hidden', 'routed', 'replied', 'blanked')),
  ADD CONSTRAINT suggestion_act_reason CHECK (act NOT IN ('hidden', 'routed') OR btrim(coalesce(reason, '')) <> '');
ALTER TABLE survey_answer
  ADD CONSTRAINT survey_answer_level CHECK (level BETWEEN 1 AND 5),
  ADD CONSTRAINT survey_answer_counter CHECK (counter BETWEEN 1 AND 999),
  ADD CONSTRAINT survey_answer_comment CHECK (length(comment) BETWEEN 1 AND 1000),
  ADD CONSTRAINT survey_answer_reasons CHECK (level <= 3 OR cardinality(reasons) = 0);
ALTER TABLE commendation
  ADD CONSTRAINT commendation_deed CHECK (btrim(deed) <> '' AND btrim(name) <> ''),
  ADD CONSTRAINT commendation_not_by_herself CHECK (verified_by_id <> person_id),
  ADD CONSTRAINT commendation_consent CHECK (
    (state IN ('consented', 'published')) <= (consent_at IS NOT NULL AND consent_by_id IS NOT NULL AND consent_how IN ('herself', 'written'))),
  ADD CONSTRAINT commendation_published CHECK ((state = 'published') <= (published_at IS NOT NULL)),
  ADD CONSTRAINT commendation_decision CHECK (kind = 'good_example' OR btrim(coalesce(decision, '')) <> '');

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['suggestion_act', 'survey_answer'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

-- What a citizen wrote never changes once it is sent.
CREATE FUNCTION refuse_changed_suggestion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.state = 'draft' OR
     (NEW.text, NEW.unit_id, NEW.kind, NEW.channel, NEW.tracking_code, NEW.received_at, NEW.due_on) IS DISTINCT FROM
     (OLD.text, OLD.unit_id, OLD.kind, OLD.channel, OLD.tracking_code, OLD.received_at, OLD.due_on)) THEN
    RAISE EXCEPTION 'a suggestion that was sent stays as it was written' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER suggestion_fixed BEFORE UPDATE ON suggestion FOR EACH ROW EXECUTE FUNCTION refuse_changed_suggestion();

-- The one predicate of what the public may read. Pages, search, exports, feeds and the API read these views; the
-- tables behind them are closed to the public's role, so no way out can forget the condition.
CREATE VIEW published_suggestion WITH (security_barrier) AS
  SELECT s.id, s.unit_id, s.public_text AS text,
    (s.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS received_on, s.due_on, s.channel,
    s.reply, (s.replied_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS replied_on, s.reply_days
  FROM suggestion s
  WHERE s.shown AND s.hidden_reason IS NULL AND s.state IN ('received', 'answered') AND s.kind = 'suggestion';

-- What was kept from the public and why, without a word of it.
CREATE VIEW moderation_log WITH (security_barrier) AS
  SELECT s.unit_id, (a.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS decided_on, a.act,
    CASE WHEN a.act = 'hidden' THEN a.reason END AS reason,
    (s.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS received_on
  FROM suggestion_act a JOIN suggestion s ON s.id = a.suggestion_id
  WHERE a.act IN ('hidden', 'routed')
    OR (a.act = 'shown' AND EXISTS (
      SELECT FROM suggestion_act b WHERE b.suggestion_id = a.suggestion_id AND b.act = 'hidden' AND b.at < a.at));

-- A person of the office is named to the public with her consent, or not at all.
CREATE VIEW good_example WITH (security_barrier) AS
  SELECT c.id, c.unit_id, c.kind, c.name, c.position, c.deed, c.decision, c.praised_on,
    (c.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS published_on
  FROM commendation c
  WHERE c.state = 'published' AND c.consent_at IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON
  suggestion, commendation, feedback_limit, feedback_discard, feedback_salt TO nep_app;
GRANT SELECT, INSERT ON suggestion_act, survey_answer TO nep_app;
GRANT SELECT ON published_suggestion, moderation_log, good_example TO nep_public;
