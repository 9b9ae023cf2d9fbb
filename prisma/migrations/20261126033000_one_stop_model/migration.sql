-- The one-stop model as it is kept: the city's standards with their wordings, what each ward says of them, days that
-- are not as the week says, who is on duty, and the fields a ward receives.

-- A standard is reworded and retired, never erased. `edition` grows with its substance: what a ward said of the words
-- before does not stand for the new ones.
ALTER TABLE one_stop_standard
  ADD COLUMN edition integer NOT NULL DEFAULT 1,
  ADD COLUMN retired_at timestamptz(3),
  ADD CONSTRAINT one_stop_standard_edition CHECK (edition >= 1);
DROP INDEX one_stop_standard_group_position_key;
CREATE UNIQUE INDEX one_stop_standard_place ON one_stop_standard ("group", position) WHERE retired_at IS NULL;

CREATE TABLE one_stop_standard_text (
  standard_id uuid NOT NULL REFERENCES one_stop_standard (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  seq integer NOT NULL,
  edition integer NOT NULL,
  text text NOT NULL,
  text_en text NOT NULL,
  retired boolean NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT one_stop_standard_text_pkey PRIMARY KEY (standard_id, seq)
);
INSERT INTO one_stop_standard_text (standard_id, seq, edition, text, text_en, retired)
  SELECT id, 1, edition, text, text_en, false FROM one_stop_standard;

CREATE FUNCTION keep_standard_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR (NEW.text, NEW.text_en, NEW.edition, NEW.retired_at) IS DISTINCT FROM (OLD.text, OLD.text_en, OLD.edition, OLD.retired_at) THEN
    INSERT INTO one_stop_standard_text (standard_id, seq, edition, text, text_en, retired)
    SELECT NEW.id, coalesce(max(seq), 0) + 1, NEW.edition, NEW.text, NEW.text_en, NEW.retired_at IS NOT NULL
    FROM one_stop_standard_text WHERE standard_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER one_stop_standard_kept AFTER INSERT OR UPDATE ON one_stop_standard FOR EACH ROW EXECUTE FUNCTION keep_standard_text();

-- What a ward says of a standard; the latest for the standard's edition holds.
CREATE TABLE standard_state (
  id uuid NOT NULL,
  unit_id uuid NOT NULL REFERENCES admin_unit (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  standard_id uuid NOT NULL REFERENCES one_stop_standard (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  edition integer NOT NULL,
  met boolean NOT NULL,
  since date NOT NULL,
  photo_id uuid REFERENCES stored_file (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  said_by_id uuid REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  said_at timestamptz(3) NOT NULL,
  CONSTRAINT standard_state_pkey PRIMARY KEY (id)
);
CREATE INDEX standard_state_unit_id_standard_id_said_at_idx ON standard_state (unit_id, standard_id, said_at);
CREATE UNIQUE INDEX standard_state_photo_id_key ON standard_state (photo_id);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['one_stop_standard_text', 'standard_state'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

-- A day that is not as the ward's week and the calendar say: other hours, or none. spans: [{opens, closes}].
CREATE TABLE service_exception (
  unit_id uuid NOT NULL REFERENCES admin_unit (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  day date NOT NULL,
  spans jsonb NOT NULL,
  reason text NOT NULL,
  CONSTRAINT service_exception_pkey PRIMARY KEY (unit_id, day),
  CONSTRAINT service_exception_spans CHECK (jsonb_typeof(spans) = 'array'),
  CONSTRAINT service_exception_reason CHECK (btrim(reason) <> '')
);

-- A field of procedures that the ward receives; the link leads to the national portal.
CREATE TABLE service_field (
  id uuid NOT NULL,
  unit_id uuid NOT NULL REFERENCES admin_unit (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  title text NOT NULL,
  title_en text NOT NULL,
  link text,
  CONSTRAINT service_field_pkey PRIMARY KEY (id),
  CONSTRAINT service_field_title CHECK (btrim(title) <> ''),
  CONSTRAINT service_field_link CHECK (link ~ '^https://([a-z0-9-]+\.)*dichvucong\.gov\.vn(/|$)')
);
CREATE UNIQUE INDEX service_field_unit_id_title_key ON service_field (unit_id, title);

CREATE TYPE officer_duty AS ENUM ('head', 'deputy', 'officer');
CREATE TYPE officer_basis AS ENUM ('consent', 'law');

-- Who is on duty at the desk. Without a basis she is not public.
CREATE TABLE service_officer (
  id uuid NOT NULL,
  unit_id uuid NOT NULL REFERENCES admin_unit (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  person_id uuid NOT NULL REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  duty officer_duty NOT NULL,
  title text NOT NULL,
  field text NOT NULL,
  phone text,
  from_day date NOT NULL,
  to_day date,
  basis officer_basis,
  CONSTRAINT service_officer_pkey PRIMARY KEY (id),
  CONSTRAINT service_officer_days CHECK (to_day >= from_day),
  CONSTRAINT service_officer_words CHECK (btrim(title) <> '' AND btrim(field) <> '')
);
CREATE INDEX service_officer_unit_id_idx ON service_officer (unit_id);

-- All that the public may know of them: the published, on duty today, and in post in that unit today.
CREATE VIEW officer_on_duty AS
  SELECT o.id, o.unit_id, o.duty, p.full_name AS name, o.title, o.field, o.phone
  FROM service_officer o
  JOIN person p ON p.id = o.person_id
  CROSS JOIN (SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) today
  WHERE o.basis IS NOT NULL
    AND today.day BETWEEN o.from_day AND coalesce(o.to_day, 'infinity')
    AND EXISTS (SELECT FROM post WHERE post.person_id = o.person_id AND post.unit_id = o.unit_id
      AND today.day BETWEEN post.from_day AND coalesce(post.to_day, 'infinity'));

CREATE OR REPLACE FUNCTION one_stop_content(unit uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'address', p.address,
    'hotline', p.hotline,
    'illustrative', coalesce(p.illustrative, false),
    'hours', (SELECT coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes) ORDER BY h.weekday, h.opens), '[]')
      FROM service_hours h WHERE h.unit_id = unit),
    'counters', (SELECT coalesce(jsonb_agg(jsonb_build_object('number', c.number, 'title', c.title, 'titleEn', c.title_en) ORDER BY c.number), '[]')
      FROM service_counter c WHERE c.unit_id = unit),
    'amenities', (SELECT coalesce(jsonb_agg(jsonb_build_object('text', a.text, 'textEn', a.text_en) ORDER BY a.position), '[]')
      FROM service_point_amenity x JOIN one_stop_amenity a ON a.slug = x.amenity_slug WHERE x.unit_id = unit),
    'standards', (SELECT coalesce(jsonb_agg(jsonb_build_object('group', s.group, 'text', s.text, 'textEn', s.text_en) ORDER BY s.group, s.position), '[]')
      FROM one_stop_standard s WHERE s.retired_at IS NULL)
  )
  FROM (SELECT unit AS id) u LEFT JOIN service_point p ON p.unit_id = u.id
$$;

GRANT SELECT, INSERT ON one_stop_standard_text, standard_state TO nep_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON service_exception, service_field, service_officer TO nep_app;
GRANT SELECT ON officer_on_duty TO nep_public;
GRANT SELECT ON one_stop_standard_text, service_exception, service_field, holiday TO nep_public;
GRANT SELECT (id, unit_id, standard_id, edition, met, since, photo_id, said_at) ON standard_state TO nep_public;
