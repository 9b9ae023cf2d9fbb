-- What is too long to be saved waits whole, so that it can be shortened. NOT VALID: the constraint before was the stricter
-- one, so that no row is read while the table is locked; validating reads them under a lock that lets everybody write.
ALTER TABLE evaluation_draft
  DROP CONSTRAINT evaluation_draft_length,
  ADD CONSTRAINT evaluation_draft_length
    CHECK (length(field) <= 80 AND length(typed) <= 20000 AND length(base) <= 20000) NOT VALID;
ALTER TABLE evaluation_draft VALIDATE CONSTRAINT evaluation_draft_length;
