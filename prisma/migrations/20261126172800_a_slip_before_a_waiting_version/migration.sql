-- A slip is mended in the version in force although a later one waits: versions follow each other by their first day, and
-- by their number on one day, no longer by their number alone.

-- Which version a draft was begun from: its text is compared with that one, and published into the days of that one.
ALTER TABLE code_draft ADD COLUMN base_version integer;
-- What was decided stays as it was decided; this adds what it was begun from.
ALTER TABLE code_draft DISABLE TRIGGER code_draft_second_person;
UPDATE code_draft d SET base_version = coalesce(
  (SELECT max(version) FROM code_version v WHERE v.code_id = d.code_id AND v.version < d.published_version),
  (SELECT max(version) FROM code_version v WHERE v.code_id = d.code_id));
ALTER TABLE code_draft ENABLE TRIGGER code_draft_second_person;
ALTER TABLE code_draft
  ALTER COLUMN base_version SET NOT NULL,
  ADD CONSTRAINT code_draft_code_id_base_version_fkey FOREIGN KEY (code_id, base_version)
    REFERENCES code_version (code_id, version) ON DELETE RESTRICT ON UPDATE CASCADE;

-- The versions that ask for the same agreement as one: back to the last change of substance.
CREATE FUNCTION alike_versions(one uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT w.id FROM code_version v JOIN code_version w ON w.code_id = v.code_id
  WHERE v.id = one AND (w.in_force_from, w.version) <= (v.in_force_from, v.version) AND NOT EXISTS (
    SELECT FROM code_version s
    WHERE s.code_id = v.code_id AND s.change = 'substance'
      AND (s.in_force_from, s.version) > (w.in_force_from, w.version)
      AND (s.in_force_from, s.version) <= (v.in_force_from, v.version))
$$;

-- The slip that replaces a version on its first day need not be the next by number: one may have come in between that
-- mended the version before.
CREATE OR REPLACE FUNCTION refuse_empty_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM code_version later
    WHERE later.code_id = NEW.code_id AND later.change = 'slip' AND later.in_force_from = NEW.in_force_from
      AND later.version = (
        SELECT min(version) FROM code_version
        WHERE code_id = NEW.code_id AND in_force_from = NEW.in_force_from AND version > NEW.version)
  ) THEN
    RAISE EXCEPTION 'version % is replaced on the day it begins by a corrected slip only', NEW.version
      USING ERRCODE = 'check_violation', CONSTRAINT = 'code_version_same_day_slip';
  END IF;
  RETURN NULL;
END $$;

-- Only a slip comes before a version that was published already: what changes for people is announced in its turn.
CREATE FUNCTION refuse_substance_in_between() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM code_version waiting
    WHERE waiting.code_id = NEW.code_id AND waiting.version < NEW.version AND waiting.in_force_from > NEW.in_force_from
  ) THEN
    RAISE EXCEPTION 'version % comes before a published one and is no corrected slip', NEW.version
      USING ERRCODE = 'check_violation', CONSTRAINT = 'code_version_between_slip';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER code_version_between_slip BEFORE INSERT OR UPDATE OF in_force_from, change ON code_version
  FOR EACH ROW WHEN (NEW.change = 'substance') EXECUTE FUNCTION refuse_substance_in_between();
