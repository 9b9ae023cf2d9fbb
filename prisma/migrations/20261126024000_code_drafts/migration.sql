-- The editor's desk: a draft of a code's next version, saved as revisions that are never changed.
CREATE TYPE code_draft_state AS ENUM ('draft', 'review', 'published', 'withdrawn');
CREATE TABLE code_draft (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code_id uuid NOT NULL REFERENCES conduct_code (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  state code_draft_state NOT NULL DEFAULT 'draft',
  opened_by uuid NOT NULL REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  opened_at timestamptz(3) NOT NULL DEFAULT now(),
  return_reason text,
  decided_by uuid REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  decided_at timestamptz(3),
  published_version integer,
  CONSTRAINT code_draft_decided CHECK ((state IN ('published', 'withdrawn')) = (decided_by IS NOT NULL)),
  CONSTRAINT code_draft_published CHECK ((state = 'published') = (published_version IS NOT NULL))
);
-- A code has one draft at a time: two would both be its next version.
CREATE UNIQUE INDEX code_draft_one_open ON code_draft (code_id) WHERE state IN ('draft', 'review');

-- The key is what keeps two editors apart: the second to save revision n finds it taken.
CREATE TABLE code_draft_revision (
  draft_id uuid NOT NULL REFERENCES code_draft (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  revision integer NOT NULL CHECK (revision >= 1),
  saved_by uuid NOT NULL REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  saved_at timestamptz(3) NOT NULL DEFAULT now(),
  content jsonb NOT NULL,
  PRIMARY KEY (draft_id, revision)
);
CREATE TRIGGER code_draft_revision_append_only BEFORE UPDATE OR DELETE ON code_draft_revision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER code_draft_revision_no_truncate BEFORE TRUNCATE ON code_draft_revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_closed_code_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT state FROM code_draft WHERE id = NEW.draft_id) <> 'draft' THEN
    RAISE EXCEPTION 'the draft is not open' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER code_draft_revision_open BEFORE INSERT ON code_draft_revision FOR EACH ROW EXECUTE FUNCTION refuse_closed_code_draft();

-- Who wrote any part of a draft never publishes it, whatever program asks; what is decided stays decided.
CREATE FUNCTION refuse_own_code_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('published', 'withdrawn') THEN
    RAISE EXCEPTION 'the draft is decided' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'published' AND (OLD.state <> 'review' OR NEW.decided_by = NEW.opened_by OR EXISTS (
    SELECT FROM code_draft_revision WHERE draft_id = NEW.id AND saved_by = NEW.decided_by
  )) THEN
    RAISE EXCEPTION 'a draft is published from review by a second person' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER code_draft_second_person BEFORE UPDATE ON code_draft FOR EACH ROW EXECUTE FUNCTION refuse_own_code_draft();

-- What somebody typed that could not be saved: another had saved the same part, the draft was closed, or her session had ended.
CREATE TABLE code_draft_parked (
  account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE ON UPDATE CASCADE,
  code_slug text NOT NULL,
  part text NOT NULL,
  typed jsonb NOT NULL,
  parked_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, code_slug, part)
);

GRANT SELECT, INSERT ON code_draft_revision TO nep_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON code_draft, code_draft_parked TO nep_app;
