-- What is found: folded, everything but letters and digits as one space, a space at both ends, so that `% do xuan%`
-- finds words from their beginning and the trigrams of an index serve it, short words too.
CREATE FUNCTION search_text(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT regexp_replace(public.fold_text(' ' || value || ' '), '[^a-z0-9]+', ' ', 'g') $$;

-- A unit answers to its name in both languages, the place and year in the slug of a former one, and its code. Stored,
-- because folding a name costs more than finding it; `|` ends each part.
CREATE FUNCTION unit_search_text(name text, name_en text, slug text, code text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT public.search_text(name) || '|' || coalesce(public.search_text(name_en), '') || '|' || public.search_text(slug) || '|' || public.search_text(code) || '|' $$;
ALTER TABLE admin_unit ADD COLUMN searched text GENERATED ALWAYS AS (unit_search_text(name, name_en, slug, code)) STORED;
CREATE INDEX admin_unit_searched ON admin_unit USING gin (searched gin_trgm_ops);

-- A rule keeps its key through the versions of its code, whatever its place: the key is its address.
ALTER TABLE code_rule ADD COLUMN key integer;
WITH line AS (
  SELECT r.id, v.code_id, v.version, a.number AS article, r.number,
         min(v.version * 1000000 + a.number * 1000 + r.number) OVER (PARTITION BY v.code_id, r.text) AS first
  FROM code_rule r
  JOIN code_article a ON a.id = r.article_id
  JOIN code_version v ON v.id = a.version_id
), keyed AS (
  SELECT id, dense_rank() OVER (PARTITION BY code_id ORDER BY first) AS key FROM line
)
UPDATE code_rule SET key = keyed.key FROM keyed WHERE keyed.id = code_rule.id;
ALTER TABLE code_rule ALTER COLUMN key SET NOT NULL;
ALTER TABLE code_rule ADD CONSTRAINT code_rule_key CHECK (key >= 1);
CREATE UNIQUE INDEX code_rule_article_id_key_key ON code_rule (article_id, key);

-- The signed wording of an article, as a little Markdown, after the plain summary.
ALTER TABLE code_article ADD COLUMN text text, ADD COLUMN text_en text;
