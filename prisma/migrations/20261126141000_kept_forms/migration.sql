-- What a form carried when its sender's session had ended: it waits for her account alone, on the page it came from.
CREATE TABLE kept_form (
  account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE ON UPDATE CASCADE,
  path text NOT NULL,
  form text NOT NULL,
  typed jsonb NOT NULL,
  kept_at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, path, form),
  CONSTRAINT kept_form_small CHECK (length(path) <= 500 AND length(form) <= 100 AND octet_length(typed::text) <= 400000)
);
CREATE INDEX kept_form_kept_at_idx ON kept_form (kept_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_form TO nep_app;
