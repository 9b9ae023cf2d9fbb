-- Schemes made in the portal: a draft as it was typed, trials that only count, and a second administrator who approves.
CREATE TYPE scheme_draft_state AS ENUM ('draft', 'proposed', 'approved', 'withdrawn');

CREATE TABLE scheme_draft (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  from_id uuid NOT NULL REFERENCES evaluation_scheme (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  author_id uuid NOT NULL REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  state scheme_draft_state NOT NULL DEFAULT 'draft',
  typed jsonb NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  saved_at timestamptz(3) NOT NULL,
  return_reason text,
  decided_by uuid REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  decided_at timestamptz(3),
  CONSTRAINT scheme_draft_decided CHECK ((state IN ('approved', 'withdrawn')) = (decided_by IS NOT NULL)),
  CONSTRAINT scheme_draft_decided_when CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT scheme_draft_second_person CHECK (state <> 'approved' OR decided_by <> author_id),
  CONSTRAINT scheme_draft_revision CHECK (revision >= 1)
);
CREATE INDEX scheme_draft_from_id_idx ON scheme_draft (from_id);

CREATE TABLE scheme_trial (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  draft_id uuid NOT NULL REFERENCES scheme_draft (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  revision integer NOT NULL,
  month date NOT NULL,
  result jsonb NOT NULL,
  tried_by uuid NOT NULL REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  tried_at timestamptz(3) NOT NULL,
  CONSTRAINT scheme_trial_month CHECK (extract(day FROM month) = 1)
);
CREATE INDEX scheme_trial_draft_id_idx ON scheme_trial (draft_id);
CREATE TRIGGER scheme_trial_append_only BEFORE UPDATE OR DELETE ON scheme_trial FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER scheme_trial_no_truncate BEFORE TRUNCATE ON scheme_trial FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What is decided stays decided, and what is proposed is what is approved.
CREATE FUNCTION refuse_scheme_draft_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('approved', 'withdrawn') OR NEW.author_id <> OLD.author_id
     OR (NEW.state = 'approved' AND OLD.state <> 'proposed')
     OR (OLD.state = 'proposed' AND NEW.typed IS DISTINCT FROM OLD.typed) THEN
    RAISE EXCEPTION 'the draft of the scheme is not open' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER scheme_draft_fixed BEFORE UPDATE ON scheme_draft FOR EACH ROW EXECUTE FUNCTION refuse_scheme_draft_change();

ALTER TABLE evaluation_scheme
  ADD COLUMN draft_id uuid UNIQUE REFERENCES scheme_draft (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD COLUMN author_id uuid REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD COLUMN approved_by uuid REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD COLUMN approved_at timestamptz(3),
  ADD CONSTRAINT evaluation_scheme_two_people CHECK (author_id <> approved_by),
  ADD CONSTRAINT evaluation_scheme_approved CHECK (
    (draft_id IS NULL) = (author_id IS NULL) AND (author_id IS NULL) = (approved_by IS NULL)
    AND (approved_by IS NULL) = (approved_at IS NULL));

-- A scheme that was approved, or that a sheet uses, never changes; only the end of its validity may be set.
CREATE OR REPLACE FUNCTION refuse_changed_scheme() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.definition, NEW.code, NEW.valid_from, NEW.draft_id, NEW.author_id, NEW.approved_by, NEW.approved_at)
       IS DISTINCT FROM (OLD.definition, OLD.code, OLD.valid_from, OLD.draft_id, OLD.author_id, OLD.approved_by, OLD.approved_at)
     AND (OLD.approved_by IS NOT NULL OR EXISTS (SELECT FROM evaluation_sheet WHERE scheme_id = OLD.id)) THEN
    RAISE EXCEPTION 'a scheme in use never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.valid_to IS DISTINCT FROM OLD.valid_to AND EXISTS (
       SELECT FROM evaluation_sheet WHERE scheme_id = OLD.id AND month > NEW.valid_to) THEN
    RAISE EXCEPTION 'a scheme does not end before the months that are graded by it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION refuse_removed_scheme() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.approved_by IS NOT NULL THEN
    RAISE EXCEPTION 'an approved scheme stays' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER evaluation_scheme_stays BEFORE DELETE ON evaluation_scheme FOR EACH ROW EXECUTE FUNCTION refuse_removed_scheme();

-- One scheme in force for each staff category and month. Categories as a multirange, one place for each.
CREATE FUNCTION scheme_reach(definition jsonb) RETURNS int4multirange LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(range_agg(int4range(place::int, place::int + 1)), '{}')
  FROM unnest(ARRAY['elected_official', 'civil_servant', 'public_employee', 'contract_worker'])
    WITH ORDINALITY AS known(category, place)
  WHERE definition -> 'staffCategories' ? category
$$;
ALTER TABLE evaluation_scheme DROP CONSTRAINT evaluation_scheme_one_in_force;
ALTER TABLE evaluation_scheme ADD CONSTRAINT evaluation_scheme_one_in_force
  EXCLUDE USING gist (scheme_reach(definition) WITH &&, daterange(valid_from, valid_to, '[]') WITH &&);

GRANT SELECT, INSERT, UPDATE ON scheme_draft TO nep_app;
GRANT SELECT, INSERT ON scheme_trial TO nep_app;
