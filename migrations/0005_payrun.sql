-- Pay runs: what was worked out from what, who moved it, and what staff answered. What a run was worked out from
-- (plan, dictionary, inputs file) is kept word for word, by hash.
CREATE TABLE pay_source (
  hash text PRIMARY KEY,
  text text NOT NULL
);

CREATE TABLE pay_run (
  id text PRIMARY KEY,
  period text NOT NULL,
  plan text NOT NULL,
  plan_version integer NOT NULL,
  plan_file text NOT NULL,
  plan_hash text NOT NULL REFERENCES pay_source (hash),
  metrics_hash text NOT NULL REFERENCES pay_source (hash),
  inputs_file text,
  inputs_hash text REFERENCES pay_source (hash),
  -- What was recorded later does not count.
  known timestamptz NOT NULL,
  state text NOT NULL
    CHECK (state IN ('prepared', 'checked', 'submitted', 'approved', 'published', 'closed', 'discarded')),
  -- [{account, name}]: everybody who had a hand in preparing it.
  hands jsonb NOT NULL,
  prepared_at timestamptz NOT NULL,
  approved_by jsonb,
  approved_at timestamptz,
  published_at timestamptz,
  answer_until timestamptz,
  closed_at timestamptz,
  -- The calculation whose results count; NULL while the run is being worked out.
  calculation text,
  result_hash text,
  people integer,
  paid integer,
  total numeric
);
-- One run of a period and plan that was not discarded.
CREATE UNIQUE INDEX pay_run_once ON pay_run (period, plan) WHERE state <> 'discarded';

-- JSON that is only ever read whole is kept as text: it comes back byte for byte, as its hash needs.
CREATE TABLE pay_result (
  run_id text NOT NULL REFERENCES pay_run (id),
  calculation text NOT NULL,
  person text NOT NULL,
  name text NOT NULL,
  team text,
  record text NOT NULL,
  inputs text NOT NULL,
  steps text NOT NULL,
  amounts text NOT NULL,
  edges text NOT NULL,
  total numeric,
  PRIMARY KEY (run_id, calculation, person)
);
CREATE INDEX pay_result_person ON pay_result (person, run_id);

CREATE TABLE pay_finding (
  run_id text NOT NULL REFERENCES pay_run (id),
  calculation text NOT NULL,
  number integer NOT NULL,
  code text NOT NULL,
  severity text NOT NULL,
  person text,
  problem text NOT NULL,
  PRIMARY KEY (run_id, calculation, number)
);

-- The written reason for all warnings of one code in a run.
CREATE TABLE pay_explanation (
  run_id text NOT NULL REFERENCES pay_run (id),
  code text NOT NULL,
  reason text NOT NULL,
  given_by jsonb NOT NULL,
  given_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, code)
);

-- What became known after an earlier run was closed, paid in this one.
CREATE TABLE pay_delta (
  run_id text NOT NULL REFERENCES pay_run (id),
  from_run text NOT NULL REFERENCES pay_run (id),
  person text NOT NULL,
  delta text NOT NULL,
  PRIMARY KEY (run_id, from_run, person)
);

CREATE TABLE payslip_confirmation (
  run_id text NOT NULL REFERENCES pay_run (id),
  person text NOT NULL,
  confirmed_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, person)
);

CREATE TABLE payslip_question (
  id text PRIMARY KEY,
  run_id text NOT NULL REFERENCES pay_run (id),
  person text NOT NULL,
  name text NOT NULL,
  line text NOT NULL,
  line_title jsonb NOT NULL,
  text text NOT NULL,
  asked_at timestamptz NOT NULL,
  answer text,
  answered_by jsonb,
  answered_at timestamptz
);
CREATE INDEX payslip_question_open ON payslip_question (asked_at, id) WHERE answer IS NULL;
CREATE INDEX payslip_question_person ON payslip_question (person);

-- A closed period never changes, whoever asks the database to.
CREATE FUNCTION pay_run_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  run text := CASE TG_OP WHEN 'DELETE' THEN OLD.run_id ELSE NEW.run_id END;
BEGIN
  IF EXISTS (SELECT FROM pay_run WHERE id = run AND state = 'closed') THEN
    RAISE EXCEPTION 'pay run % is closed', run;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER pay_result_closed BEFORE INSERT OR UPDATE OR DELETE ON pay_result
  FOR EACH ROW EXECUTE FUNCTION pay_run_is_open();
CREATE TRIGGER pay_delta_closed BEFORE INSERT OR UPDATE OR DELETE ON pay_delta
  FOR EACH ROW EXECUTE FUNCTION pay_run_is_open();
CREATE FUNCTION pay_run_stays_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'closed' THEN
    RAISE EXCEPTION 'pay run % is closed', OLD.id;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER pay_run_closed BEFORE UPDATE OR DELETE ON pay_run
  FOR EACH ROW EXECUTE FUNCTION pay_run_stays_closed();
