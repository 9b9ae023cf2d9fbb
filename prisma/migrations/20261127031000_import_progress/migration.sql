-- How far the taking in of a parked file is, written from beside its transaction: whichever process is asked can tell.
ALTER TABLE "parked_upload"
  ADD COLUMN "ticked_at" TIMESTAMPTZ(3),
  ADD COLUMN "written" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "to_write" INTEGER,
  ADD CONSTRAINT parked_upload_written CHECK (written >= 0 AND written <= coalesce(to_write, 0));
