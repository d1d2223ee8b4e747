-- The organisation's pay plans: every version with the text it consists of. What is published never changes again.
CREATE TABLE plan_version (
  plan text NOT NULL,
  version integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'checked', 'published')),
  text text NOT NULL,
  -- Counts the saves, so that two people editing at once notice each other.
  revision integer NOT NULL,
  -- The version it was begun from; NULL where it came from the catalogue or began as a copy of another plan.
  based_on integer,
  -- [{account, name}]: everybody who had a hand in the draft; none of them may publish it.
  authors jsonb NOT NULL,
  edited_at timestamptz NOT NULL,
  -- NULL where it holds from ever.
  in_force date,
  published_by jsonb,
  published_at timestamptz,
  PRIMARY KEY (plan, version)
);
-- One draft of a plan at a time.
CREATE UNIQUE INDEX plan_version_open ON plan_version (plan) WHERE state <> 'published';

CREATE FUNCTION plan_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'published' THEN
    RAISE EXCEPTION 'a published plan never changes: % on %@% is refused', tg_op, OLD.plan, OLD.version;
  END IF;
  IF tg_op = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END;
$$;

CREATE TRIGGER plan_published_stays BEFORE UPDATE OR DELETE ON plan_version
  FOR EACH ROW EXECUTE FUNCTION plan_published_stays();
