-- One statement takes the turn, reads the head, hashes and writes: between the turn and the commit nobody waits for
-- the way to the program and back. `body` is the event's canonical JSON (RFC 8785) up to its last member, which is `seq`.
CREATE FUNCTION append_audit_event(actor uuid, at timestamptz, kind text, payload jsonb, body text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE last record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_event'));
  -- A statement of its own: it sees what the one before us in the queue has committed.
  SELECT seq, hash INTO last FROM audit_event ORDER BY seq DESC LIMIT 1;
  INSERT INTO audit_event (seq, at, actor_id, kind, payload, previous_hash, hash)
  SELECT seq, append_audit_event.at, actor, append_audit_event.kind, append_audit_event.payload, previous,
    encode(sha256(decode(previous, 'hex') || convert_to(body || seq || '}', 'UTF8')), 'hex')
  FROM (SELECT coalesce(last.seq, 0) + 1 AS seq, coalesce(last.hash, repeat('0', 64)) AS previous) AS next;
END $$;
