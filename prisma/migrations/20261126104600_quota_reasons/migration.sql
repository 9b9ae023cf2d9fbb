-- Why more than the quota hold the best grade, for the unit and for each group of similar posts, with the sum as it
-- stood when the month was approved. It belongs to the step that approved, and stays as the step does.
CREATE TABLE quota_reason (
  transition_id uuid NOT NULL REFERENCES sheet_transition (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  posts text NOT NULL,
  sum text NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (transition_id, posts),
  CONSTRAINT quota_reason_posts CHECK (posts IN
    ('unit', 'leaders', 'elected_official', 'civil_servant', 'public_employee', 'contract_worker')),
  CONSTRAINT quota_reason_said CHECK (btrim(reason) <> '' AND btrim(sum) <> '')
);
CREATE TRIGGER quota_reason_append_only BEFORE UPDATE OR DELETE ON quota_reason FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER quota_reason_no_truncate BEFORE TRUNCATE ON quota_reason FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A reason is of a decided month: no other step has a quota.
CREATE FUNCTION refuse_quota_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM sheet_transition WHERE id = NEW.transition_id AND "to" IN ('approved', 'published')) THEN
    RAISE EXCEPTION 'a quota is exceeded by an approval only' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER quota_reason_of_approval BEFORE INSERT ON quota_reason FOR EACH ROW EXECUTE FUNCTION refuse_quota_reason();

GRANT SELECT, INSERT ON quota_reason TO nep_app;
