CREATE TABLE "evaluation_reading" (
    "evaluation_id" UUID NOT NULL,
    "reader_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evaluation_reading_pkey" PRIMARY KEY ("evaluation_id","reader_id","day")
);

CREATE TABLE "appeal" (
    "id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "file_id" UUID,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "due_day" DATE NOT NULL,

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "appeal_answer" (
    "appeal_id" UUID NOT NULL,
    "upheld" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "answered_by_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appeal_answer_pkey" PRIMARY KEY ("appeal_id")
);

CREATE UNIQUE INDEX "appeal_decision_id_key" ON "appeal"("decision_id");
CREATE UNIQUE INDEX "appeal_file_id_key" ON "appeal"("file_id");
CREATE INDEX "appeal_evaluation_id_idx" ON "appeal"("evaluation_id");

ALTER TABLE "evaluation_reading" ADD CONSTRAINT "evaluation_reading_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "evaluation_reading" ADD CONSTRAINT "evaluation_reading_reader_id_fkey" FOREIGN KEY ("reader_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "evaluation_decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "appeal_answer" ADD CONSTRAINT "appeal_answer_appeal_id_fkey" FOREIGN KEY ("appeal_id") REFERENCES "appeal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "appeal_answer" ADD CONSTRAINT "appeal_answer_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE appeal ADD CONSTRAINT appeal_said CHECK (body <> '');
ALTER TABLE appeal_answer ADD CONSTRAINT appeal_answer_said CHECK (reason <> '');

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['evaluation_reading', 'appeal', 'appeal_answer'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON evaluation_reading, appeal, appeal_answer TO nep_app;
