-- Whom a run was prepared for; NULL is everybody of the plan whom no other run of the period pays.
ALTER TABLE pay_run ADD COLUMN population jsonb;
DROP INDEX pay_run_once;
CREATE UNIQUE INDEX pay_run_once ON pay_run (period, plan) WHERE state <> 'discarded' AND population IS NULL;
-- Who is in which run, once it is worked out and until it is discarded: nobody is paid twice by one plan for one period.
CREATE TABLE pay_run_person (
  run_id text NOT NULL REFERENCES pay_run (id),
  period text NOT NULL,
  plan text NOT NULL,
  person text NOT NULL,
  PRIMARY KEY (run_id, person)
);
CREATE UNIQUE INDEX pay_run_person_once ON pay_run_person (period, plan, person);
INSERT INTO pay_run_person (run_id, period, plan, person)
  SELECT r.id, r.period, r.plan, p.person
  FROM pay_run r JOIN pay_result p ON p.run_id = r.id AND p.calculation = r.calculation
  WHERE r.state <> 'discarded';
