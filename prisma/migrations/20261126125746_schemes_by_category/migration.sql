-- Schemes by staff category: everybody in a month is graded by the scheme of her own category. A sheet's scheme is the
-- one that most of those in it are graded by when it is opened; the evaluation's own is what counts.
ALTER TABLE evaluation ADD COLUMN scheme_id uuid REFERENCES evaluation_scheme (id) ON DELETE RESTRICT ON UPDATE CASCADE;
UPDATE evaluation e SET scheme_id = s.scheme_id FROM evaluation_sheet s WHERE s.id = e.sheet_id;
ALTER TABLE evaluation ALTER COLUMN scheme_id SET NOT NULL;
CREATE INDEX evaluation_scheme_id_idx ON evaluation (scheme_id);

-- Who is put into a sheet without a scheme gets the sheet's.
CREATE FUNCTION fill_evaluation_scheme() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.scheme_id IS NULL THEN
    SELECT scheme_id INTO NEW.scheme_id FROM evaluation_sheet WHERE id = NEW.sheet_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evaluation_scheme_filled BEFORE INSERT ON evaluation FOR EACH ROW EXECUTE FUNCTION fill_evaluation_scheme();

-- A month is judged by the schemes in force in it.
CREATE FUNCTION refuse_scheme_out_of_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added a
    JOIN evaluation_sheet s ON s.id = a.sheet_id
    JOIN evaluation_scheme c ON c.id = a.scheme_id
    WHERE s.month < c.valid_from OR s.month > c.valid_to
  ) THEN
    RAISE EXCEPTION 'the scheme is not in force in that month' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER evaluation_scheme_in_force AFTER INSERT ON evaluation
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_scheme_out_of_force();

-- One scheme a person and month, from the first day on.
CREATE FUNCTION refuse_other_scheme() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'whose month was begun by one scheme is not graded by another' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER evaluation_scheme_fixed BEFORE UPDATE OF scheme_id ON evaluation
  FOR EACH ROW WHEN (NEW.scheme_id IS DISTINCT FROM OLD.scheme_id) EXECUTE FUNCTION refuse_other_scheme();

-- A scheme ends for each category by itself. ended: the last day by category, of those that a later scheme took over;
-- valid_to: the last day for everybody.
ALTER TABLE evaluation_scheme
  ADD COLUMN ended jsonb NOT NULL DEFAULT '{}',
  ADD CONSTRAINT evaluation_scheme_ended CHECK (
    jsonb_typeof(ended) = 'object'
    AND ended - ARRAY['elected_official', 'civil_servant', 'public_employee', 'contract_worker'] = '{}');

-- The days of each category in force, as places on one line: a million for each category, days since 1970 in it.
ALTER TABLE evaluation_scheme DROP CONSTRAINT evaluation_scheme_one_in_force;
DROP FUNCTION scheme_reach(jsonb);
CREATE FUNCTION scheme_reach(definition jsonb, valid_from date, valid_to date, ended jsonb) RETURNS int4multirange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(range_agg(int4range(at + valid_from - date '1970-01-01', at + greatest(valid_from, till) - date '1970-01-01' + 1)), '{}')
  FROM (
    SELECT place::int * 1000000 AS at, least(valid_to, date '4000-01-01', make_date(
      left(ended ->> category, 4)::int, substr(ended ->> category, 6, 2)::int, right(ended ->> category, 2)::int)) AS till
    FROM unnest(ARRAY['elected_official', 'civil_servant', 'public_employee', 'contract_worker'])
      WITH ORDINALITY AS known(category, place)
    WHERE definition -> 'staffCategories' ? category
  ) AS each
$$;
ALTER TABLE evaluation_scheme ADD CONSTRAINT evaluation_scheme_one_in_force
  EXCLUDE USING gist (scheme_reach(definition, valid_from, valid_to, ended) WITH &&);

-- A scheme that was approved, or that grades somebody, never changes; its end may be set, for all or for a category.
CREATE OR REPLACE FUNCTION refuse_changed_scheme() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.definition, NEW.code, NEW.valid_from, NEW.draft_id, NEW.author_id, NEW.approved_by, NEW.approved_at)
       IS DISTINCT FROM (OLD.definition, OLD.code, OLD.valid_from, OLD.draft_id, OLD.author_id, OLD.approved_by, OLD.approved_at)
     AND (OLD.approved_by IS NOT NULL OR EXISTS (SELECT FROM evaluation_sheet WHERE scheme_id = OLD.id)
       OR EXISTS (SELECT FROM evaluation WHERE scheme_id = OLD.id)) THEN
    RAISE EXCEPTION 'a scheme in use never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT NEW.ended @> OLD.ended THEN
    RAISE EXCEPTION 'a scheme that has ended for a category stays so' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.valid_to IS DISTINCT FROM OLD.valid_to AND (
       EXISTS (SELECT FROM evaluation_sheet WHERE scheme_id = OLD.id AND month > NEW.valid_to)
       OR EXISTS (SELECT FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id
         WHERE e.scheme_id = OLD.id AND s.month > NEW.valid_to)))
     OR (NEW.ended <> OLD.ended AND EXISTS (
       SELECT FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id JOIN post o ON o.id = e.post_id
       WHERE e.scheme_id = OLD.id AND s.month > (NEW.ended ->> o.category::text)::date)) THEN
    RAISE EXCEPTION 'a scheme does not end before the months that are graded by it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Quotas are counted for each scheme of a month; scheme: its code where the month has several.
ALTER TABLE quota_reason ADD COLUMN scheme text NOT NULL DEFAULT '', DROP CONSTRAINT quota_reason_pkey,
  ADD PRIMARY KEY (transition_id, scheme, posts);

-- The schemes of a sheet in the order in which it shows them: the sheet's own first, those that nobody is graded by left out.
CREATE FUNCTION sheet_schemes(sheet evaluation_sheet) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(c.id ORDER BY (c.id <> sheet.scheme_id), c.code), ARRAY[sheet.scheme_id])
  FROM evaluation_scheme c
  WHERE c.id IN (SELECT scheme_id FROM evaluation WHERE sheet_id = sheet.id)
$$;
