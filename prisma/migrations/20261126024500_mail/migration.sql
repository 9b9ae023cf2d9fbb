CREATE TABLE "mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "try_after" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failed_why" TEXT,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "mail_key_key" ON "mail"("key");
CREATE INDEX mail_waiting ON mail (try_after) WHERE sent_at IS NULL;

CREATE TYPE "reminder_step" AS ENUM ('self_score', 'assessor', 'rating_authority', 'personnel');

CREATE TABLE "reminder" (
    "sheet_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "step" "reminder_step" NOT NULL,
    "number" INTEGER NOT NULL,
    "mail_id" UUID NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("sheet_id", "person_id", "step", "number")
);

CREATE INDEX "reminder_mail_id_idx" ON "reminder"("mail_id");

ALTER TABLE "reminder" ADD CONSTRAINT "reminder_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "evaluation_sheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mail"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One notice (0) and three reminders, never more.
ALTER TABLE reminder ADD CONSTRAINT reminder_number CHECK (number BETWEEN 0 AND 3);

CREATE TRIGGER reminder_append_only BEFORE UPDATE OR DELETE ON reminder FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reminder_no_truncate BEFORE TRUNCATE ON reminder FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE, DELETE ON mail TO nep_app;
GRANT SELECT, INSERT ON reminder TO nep_app;

SELECT jobs.create_queue('mail', '{"policy":"stately","retryLimit":3,"retryDelay":30,"retryBackoff":true,"expireInSeconds":600}');
