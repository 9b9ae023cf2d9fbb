-- The next version of each ward that has not ended, whether or not its end is known, whose paper would say something
-- else than its last version.
CREATE OR REPLACE FUNCTION record_one_stop_versions() RETURNS void LANGUAGE sql AS $$
  INSERT INTO one_stop_version (unit_id, version, content)
  SELECT u.id, coalesce(last.version, 0) + 1, now.content
  FROM admin_unit u
  CROSS JOIN LATERAL (SELECT one_stop_content(u.id) AS content) now
  LEFT JOIN LATERAL (SELECT version, content FROM one_stop_version v WHERE v.unit_id = u.id ORDER BY version DESC LIMIT 1) last ON true
  WHERE coalesce(u.valid_to, 'infinity') >= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AND u.parent_id IS NOT NULL
    AND EXISTS (SELECT FROM one_stop_standard)
    AND now.content IS DISTINCT FROM last.content
  ON CONFLICT (unit_id, version) DO NOTHING
$$;
