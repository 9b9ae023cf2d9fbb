-- A slip may be mended on the very day its version began. The version before then held no whole day: it ends on the day
-- before it began, its days are empty, and so no two versions are in force on one day as before.
ALTER TABLE code_version
  DROP CONSTRAINT code_version_one_in_force,
  DROP CONSTRAINT code_version_dates,
  ADD CONSTRAINT code_version_dates CHECK (in_force_to IS NULL OR in_force_to >= in_force_from - 1),
  ADD CONSTRAINT code_version_one_in_force
    EXCLUDE USING gist (code_id WITH =, daterange(in_force_from, in_force_to + 1, '[)') WITH &&);

-- Only a corrected slip replaces a version on the day it begins: a change of substance is for people to read first.
-- Asked when the transaction ends, for the next version is written after the one before has ended.
CREATE FUNCTION refuse_empty_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM code_version later
    WHERE later.code_id = NEW.code_id AND later.change = 'slip' AND later.in_force_from = NEW.in_force_from
      AND later.version = (
        SELECT min(version) FROM code_version WHERE code_id = NEW.code_id AND version > NEW.version)
  ) THEN
    RAISE EXCEPTION 'version % is replaced on the day it begins by a corrected slip only', NEW.version
      USING ERRCODE = 'check_violation', CONSTRAINT = 'code_version_same_day_slip';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER code_version_same_day_slip AFTER INSERT OR UPDATE OF in_force_from, in_force_to ON code_version
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.in_force_to < NEW.in_force_from)
  EXECUTE FUNCTION refuse_empty_days();
