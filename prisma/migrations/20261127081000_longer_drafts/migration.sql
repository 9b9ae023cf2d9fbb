-- What is too long to be saved waits whole, so that it can be shortened. The constraint before was the stricter one; drafts
-- are few and short-lived, so that reading them once while the table is locked takes a moment.
ALTER TABLE evaluation_draft
  DROP CONSTRAINT evaluation_draft_length,
  ADD CONSTRAINT evaluation_draft_length
    CHECK (length(field) <= 80 AND length(typed) <= 20000 AND length(base) <= 20000) NOT VALID;
ALTER TABLE evaluation_draft VALIDATE CONSTRAINT evaluation_draft_length;
