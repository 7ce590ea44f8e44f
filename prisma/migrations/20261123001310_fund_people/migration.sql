-- A case whose person turns out to be another takes its payments and advances along.

CREATE FUNCTION money_follows_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payment SET person_id = NEW.person_id WHERE case_id = NEW.id;
  UPDATE advance SET person_id = NEW.person_id WHERE case_id = NEW.id AND NEW.person_id IS NOT NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER money_follows AFTER UPDATE OF person_id ON "case_file"
  FOR EACH ROW WHEN (OLD.person_id IS DISTINCT FROM NEW.person_id) EXECUTE FUNCTION money_follows_person();
