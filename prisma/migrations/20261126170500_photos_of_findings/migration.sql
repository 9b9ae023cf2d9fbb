-- A photograph of what inspectors saw, and of what was done about it.
ALTER TABLE inspection_finding
  ADD COLUMN photo_id uuid REFERENCES stored_file (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE inspection_step
  ADD COLUMN photo_id uuid REFERENCES stored_file (id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX inspection_finding_photo_id_key ON inspection_finding (photo_id);
CREATE UNIQUE INDEX inspection_step_photo_id_key ON inspection_step (photo_id);
