-- Two more sums are compared and can be taken with a reason: what was carried over against the month before, and the
-- whole unit's figures against those of its fields.
ALTER TABLE dossier_acceptance
  ADD COLUMN carried integer NOT NULL DEFAULT 0,
  ADD COLUMN fields jsonb NOT NULL DEFAULT '{}',
  ADD CONSTRAINT dossier_acceptance_fields CHECK (jsonb_typeof(fields) = 'object'),
  DROP CONSTRAINT dossier_acceptance_off,
  ADD CONSTRAINT dossier_acceptance_off CHECK (
    results <> 0 OR channels <> 0 OR resolved <> 0 OR pending <> 0 OR carried <> 0 OR fields <> '{}');
