-- An appeal that was answered for another says so, as every other act does.
ALTER TABLE appeal_answer ADD COLUMN delegation_id uuid REFERENCES delegation (id) ON DELETE RESTRICT ON UPDATE CASCADE;
-- What was answered stays as it was answered; this adds what only its event told.
ALTER TABLE appeal_answer DISABLE TRIGGER appeal_answer_append_only;
UPDATE appeal_answer a SET delegation_id = d.id
FROM audit_event e JOIN delegation d ON d.id::text = e.payload ->> 'delegation'
WHERE e.kind = 'appeal.answered' AND e.payload ->> 'appealId' = a.appeal_id::text;
ALTER TABLE appeal_answer ENABLE TRIGGER appeal_answer_append_only;
