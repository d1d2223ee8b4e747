-- Files of a run that somebody asked for: worked out by a job of the same id, kept for a day.
CREATE TABLE pay_export (
  id text PRIMARY KEY,
  run_id text NOT NULL REFERENCES pay_run (id),
  account text NOT NULL,
  name text NOT NULL,
  lang text NOT NULL,
  -- Whose pay whoever asked might see then; NULL is everybody.
  people jsonb,
  -- The file tells this calculation of the run and no other.
  calculation text NOT NULL,
  asked_at timestamptz NOT NULL
);
CREATE INDEX pay_export_of_account ON pay_export (account, run_id);
