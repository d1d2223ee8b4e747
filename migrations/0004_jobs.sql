-- What long work is doing and how it ended. The queue itself is pg-boss's, in its own schema; a job is in both by one transaction.
CREATE TABLE job_progress (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  -- The account that asked for it.
  account text NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
  -- How often it was begun. A process that lost the job writes nothing more: its attempt is not this one.
  attempt integer NOT NULL DEFAULT 0,
  done bigint NOT NULL DEFAULT 0,
  -- NULL while nobody knows how much there is.
  total bigint,
  note text NOT NULL DEFAULT '',
  result jsonb,
  problems jsonb NOT NULL DEFAULT '[]',
  created timestamptz NOT NULL,
  updated timestamptz NOT NULL
);
CREATE INDEX job_progress_account ON job_progress (account, created);
CREATE INDEX job_progress_unfinished ON job_progress (kind) WHERE state = 'running';
