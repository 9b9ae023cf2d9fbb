-- Visits of inspectors, what they found, what was asked of the unit by when, and what became of it. Nothing here is
-- overwritten: a mistaken visit is withdrawn with its reason, a finding moves by steps.
CREATE TABLE inspection_visit (
  id uuid PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES admin_unit (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  visited_on date NOT NULL,
  kind text NOT NULL,
  team text NOT NULL,
  about text NOT NULL,
  recorded_by_id uuid NOT NULL REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  recorded_at timestamptz(3) NOT NULL,
  CONSTRAINT inspection_visit_kind CHECK (kind IN ('planned', 'unannounced', 'repeat')),
  CONSTRAINT inspection_visit_team CHECK (btrim(team) <> ''),
  CONSTRAINT inspection_visit_day CHECK (visited_on <= (recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
);
CREATE INDEX inspection_visit_unit_id_visited_on_idx ON inspection_visit (unit_id, visited_on);

CREATE TABLE inspection_finding (
  id uuid PRIMARY KEY,
  visit_id uuid NOT NULL REFERENCES inspection_visit (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  position integer NOT NULL,
  article text,
  what text NOT NULL,
  severity text NOT NULL,
  measure text NOT NULL,
  due_on date,
  recorded_by_id uuid NOT NULL REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  recorded_at timestamptz(3) NOT NULL,
  CONSTRAINT inspection_finding_position CHECK (position > 0),
  CONSTRAINT inspection_finding_what CHECK (btrim(what) <> ''),
  CONSTRAINT inspection_finding_severity CHECK (severity IN ('minor', 'notable', 'serious')),
  CONSTRAINT inspection_finding_measure CHECK (measure IN ('none', 'reminder', 'correction')),
  CONSTRAINT inspection_finding_due CHECK ((measure = 'none') = (due_on IS NULL))
);
CREATE UNIQUE INDEX inspection_finding_visit_id_position_key ON inspection_finding (visit_id, position);

CREATE TABLE inspection_step (
  id uuid PRIMARY KEY,
  finding_id uuid NOT NULL REFERENCES inspection_finding (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  kind text NOT NULL,
  took_on date NOT NULL,
  note text NOT NULL,
  proof text,
  due_on date,
  taken_by_id uuid NOT NULL REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  taken_at timestamptz(3) NOT NULL,
  CONSTRAINT inspection_step_kind CHECK (kind IN ('reported', 'checked', 'extended', 'closed')),
  CONSTRAINT inspection_step_note CHECK (btrim(note) <> ''),
  CONSTRAINT inspection_step_proof CHECK (kind <> 'closed' OR btrim(proof) <> ''),
  CONSTRAINT inspection_step_proof_given CHECK (kind <> 'closed' OR proof IS NOT NULL),
  CONSTRAINT inspection_step_due CHECK ((kind = 'extended') = (due_on IS NOT NULL)),
  CONSTRAINT inspection_step_day CHECK (took_on <= (taken_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
);
CREATE INDEX inspection_step_finding_id_idx ON inspection_step (finding_id);
CREATE UNIQUE INDEX inspection_step_closed_once ON inspection_step (finding_id) WHERE kind = 'closed';

CREATE TABLE inspection_withdrawal (
  visit_id uuid PRIMARY KEY REFERENCES inspection_visit (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  reason text NOT NULL,
  withdrawn_by_id uuid NOT NULL REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  withdrawn_at timestamptz(3) NOT NULL,
  CONSTRAINT inspection_withdrawal_reason CHECK (btrim(reason) <> '')
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['inspection_visit', 'inspection_finding', 'inspection_step', 'inspection_withdrawal'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO nep_app', name);
  END LOOP;
END $$;

-- What asks for nothing has no steps, what is closed takes no more, and nothing is found or done on a withdrawn visit
-- or before it.
CREATE FUNCTION refuse_inspection_finding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM inspection_withdrawal WHERE visit_id = NEW.visit_id)
    OR EXISTS (SELECT FROM inspection_visit WHERE id = NEW.visit_id AND NEW.due_on < visited_on) THEN
    RAISE EXCEPTION 'a finding belongs to a standing visit and is due after it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER inspection_finding_stands BEFORE INSERT ON inspection_finding FOR EACH ROW EXECUTE FUNCTION refuse_inspection_finding();

CREATE FUNCTION refuse_inspection_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM inspection_step WHERE finding_id = NEW.finding_id AND kind = 'closed')
    OR NOT EXISTS (SELECT FROM inspection_finding f JOIN inspection_visit v ON v.id = f.visit_id
      WHERE f.id = NEW.finding_id AND f.measure <> 'none' AND v.visited_on <= NEW.took_on
        AND NOT EXISTS (SELECT FROM inspection_withdrawal w WHERE w.visit_id = v.id)) THEN
    RAISE EXCEPTION 'a step belongs to an open finding of a standing visit' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER inspection_step_of_open BEFORE INSERT ON inspection_step FOR EACH ROW EXECUTE FUNCTION refuse_inspection_step();
