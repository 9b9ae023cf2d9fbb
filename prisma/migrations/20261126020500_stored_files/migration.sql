-- Files that people upload, drawn anew by lib/files: in the database, so that they are backed up with it.
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "owner" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "thumbnail" BYTEA,
    "width" INTEGER,
    "height" INTEGER,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_by_id" UUID,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE stored_file
  ADD CONSTRAINT stored_file_size CHECK (length(bytes) BETWEEN 1 AND 10485760 AND length(thumbnail) <= 1048576),
  ADD CONSTRAINT stored_file_kind CHECK (media_type IN ('image/jpeg', 'application/pdf')),
  ADD CONSTRAINT stored_file_hash CHECK (sha256 = encode(sha256(bytes), 'hex'));

-- Pictures and PDF are compressed already; trying again costs time and gains nothing.
ALTER TABLE stored_file ALTER COLUMN bytes SET STORAGE EXTERNAL, ALTER COLUMN thumbnail SET STORAGE EXTERNAL;

-- A file's bytes never change: another file is another row.
CREATE TRIGGER stored_file_fixed BEFORE UPDATE ON stored_file FOR EACH ROW EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE, DELETE ON stored_file TO nep_app;
