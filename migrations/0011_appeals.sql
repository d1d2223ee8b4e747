-- Appeals: one number contested, who looked at it, what was decided. What follows from a decision is facts of the ledger.
CREATE TABLE appeal (
  id text PRIMARY KEY,
  -- What people call it by.
  number integer NOT NULL UNIQUE,
  person text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('row', 'rating', 'line')),
  ref text NOT NULL,
  state text NOT NULL CHECK (
    state IN ('filed', 'reviewed', 'joint', 'jointly-decided', 'referred', 'settled', 'final', 'withdrawn')
  ),
  -- Until when the step it stands at is to be done; NULL where nothing is owed.
  due date,
  filed_at timestamptz NOT NULL,
  closed_at timestamptz,
  -- The whole of it as JSON (workflows/appeal/model.ts); the columns beside are what lists are made by.
  document text NOT NULL
);
-- A number is contested once, unless the appeal was withdrawn.
CREATE UNIQUE INDEX appeal_once ON appeal (person, kind, ref) WHERE state <> 'withdrawn';
CREATE INDEX appeal_open ON appeal (due) WHERE due IS NOT NULL;

-- Who sits in joint reviews.
CREATE TABLE appeal_seat (
  seat text PRIMARY KEY CHECK (seat IN ('quality', 'group', 'vip')),
  account text NOT NULL UNIQUE,
  name text NOT NULL,
  set_at timestamptz NOT NULL
);
