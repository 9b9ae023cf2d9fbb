-- The year of who scores in a unit is proposed and decided by its rating authority, one person by law (NĐ 335/2025,
-- điều 10). Of everybody else who proposed does not decide: from now on the database holds to it as well.
ALTER TABLE year_rating ADD COLUMN one_by_law boolean NOT NULL DEFAULT false;
ALTER TABLE year_rating ADD CONSTRAINT year_rating_one_decides CHECK (NOT one_by_law OR step = 'decision');

-- Who scores in a unit on a day: who holds the post of assessor, and where nobody does, who was lent it.
CREATE FUNCTION unit_scorers(on_day date) RETURNS TABLE (unit_id uuid, person_id uuid) LANGUAGE sql STABLE AS $$
  SELECT g.unit_id, g.person_id FROM role_grant g
  WHERE g.role = 'assessor' AND on_day BETWEEN g.from_day AND coalesce(g.to_day, 'infinity')
  UNION
  SELECT d.unit_id, d.delegate_id FROM delegation d
  WHERE d.role = 'assessor' AND on_day BETWEEN d.from_day AND d.to_day
    AND NOT EXISTS (SELECT FROM delegation_end e WHERE e.delegation_id = d.id)
    AND NOT EXISTS (SELECT FROM role_grant g WHERE g.unit_id = d.unit_id AND g.role = 'assessor'
      AND on_day BETWEEN g.from_day AND coalesce(g.to_day, 'infinity'))
$$;

-- Written, it stays: this asks of what is written from now on.
CREATE FUNCTION year_rated_by_whom() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  today date := (NEW.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
  hers boolean := EXISTS (SELECT FROM unit_scorers(today) s WHERE (s.unit_id, s.person_id) = (NEW.unit_id, NEW.person_id))
    OR EXISTS (SELECT FROM unit_scorers(least(today, make_date(NEW.year, 12, 31))) s
      WHERE (s.unit_id, s.person_id) = (NEW.unit_id, NEW.person_id));
BEGIN
  IF hers AND EXISTS (SELECT FROM unit_scorers(today) s WHERE (s.unit_id, s.person_id) = (NEW.unit_id, NEW.actor_id))
    AND NOT EXISTS (SELECT FROM role_grant g WHERE (g.unit_id, g.person_id) = (NEW.unit_id, NEW.actor_id)
      AND g.role = 'rating_authority' AND today BETWEEN g.from_day AND coalesce(g.to_day, 'infinity')) THEN
    RAISE EXCEPTION 'who scores in a unit does not rate another who does' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.one_by_law AND NOT hers THEN
    RAISE EXCEPTION 'one person rates only who scores in the unit' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.step = 'decision' AND NOT NEW.one_by_law AND EXISTS (
    SELECT FROM year_rating p WHERE p.unit_id = NEW.unit_id AND p.year = NEW.year AND p.person_id = NEW.person_id
      AND p.step = 'proposal' AND p.actor_id = NEW.actor_id) THEN
    RAISE EXCEPTION 'who proposed a year does not decide it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER year_rating_by_whom BEFORE INSERT ON year_rating FOR EACH ROW
  WHEN (NEW.step <> 'self_rating') EXECUTE FUNCTION year_rated_by_whom();
