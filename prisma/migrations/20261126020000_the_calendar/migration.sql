CREATE TYPE "holiday_kind" AS ENUM ('day_off', 'work_day');

CREATE TABLE "holiday" (
    "day" DATE NOT NULL,
    "kind" "holiday_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "basis" TEXT,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("day")
);

ALTER TABLE holiday ADD CONSTRAINT holiday_named CHECK (btrim(name) <> '');

GRANT SELECT, INSERT, UPDATE, DELETE ON holiday TO nep_app;
