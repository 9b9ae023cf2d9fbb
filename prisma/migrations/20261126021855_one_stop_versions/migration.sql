-- What a ward's one-stop paper says, as it was from one change to the next: a poster names its version for ever.
CREATE TABLE one_stop_version (
  unit_id uuid NOT NULL REFERENCES admin_unit (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  version integer NOT NULL,
  content jsonb NOT NULL,
  since timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT one_stop_version_pkey PRIMARY KEY (unit_id, version),
  CONSTRAINT one_stop_version_counts CHECK (version >= 1)
);
CREATE TRIGGER one_stop_version_append_only BEFORE UPDATE OR DELETE ON one_stop_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER one_stop_version_no_truncate BEFORE TRUNCATE ON one_stop_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON one_stop_version TO nep_app;
GRANT SELECT ON one_stop_version TO nep_public;

CREATE FUNCTION one_stop_content(unit uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
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
      FROM one_stop_standard s)
  )
  FROM (SELECT unit AS id) u LEFT JOIN service_point p ON p.unit_id = u.id
$$;

-- The next version of each of today's wards whose paper would say something else than its last version.
CREATE FUNCTION record_one_stop_versions() RETURNS void LANGUAGE sql AS $$
  INSERT INTO one_stop_version (unit_id, version, content)
  SELECT u.id, coalesce(last.version, 0) + 1, now.content
  FROM admin_unit u
  CROSS JOIN LATERAL (SELECT one_stop_content(u.id) AS content) now
  LEFT JOIN LATERAL (SELECT version, content FROM one_stop_version v WHERE v.unit_id = u.id ORDER BY version DESC LIMIT 1) last ON true
  WHERE u.valid_to IS NULL AND u.parent_id IS NOT NULL
    AND EXISTS (SELECT FROM one_stop_standard)
    AND now.content IS DISTINCT FROM last.content
  ON CONFLICT (unit_id, version) DO NOTHING
$$;

-- Once a transaction, when it ends: whoever changes a model, by whatever command, makes its version.
CREATE FUNCTION one_stop_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('nep.one_stop_recorded', true) IS DISTINCT FROM txid_current()::text THEN
    PERFORM set_config('nep.one_stop_recorded', txid_current()::text, true);
    -- Two statements: one that waits for its turn would still see the models as they were before the wait.
    PERFORM pg_advisory_xact_lock(hashtext('one_stop_version'));
    PERFORM record_one_stop_versions();
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['one_stop_standard', 'one_stop_amenity', 'service_point', 'service_hours', 'service_counter', 'service_point_amenity'] LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION one_stop_changed()', name || '_changed', name);
  END LOOP;
END $$;
CREATE CONSTRAINT TRIGGER admin_unit_one_stop AFTER INSERT ON admin_unit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION one_stop_changed();

SELECT record_one_stop_versions();
