-- Calibration: several inspectors score the same conversations by one card, blind to each other until the session is closed.
CREATE TABLE calibration_session (
  id text PRIMARY KEY,
  title text NOT NULL,
  card text NOT NULL,
  card_version integer NOT NULL,
  state text NOT NULL CHECK (state IN ('scoring', 'closed', 'settled', 'discarded')),
  due date NOT NULL,
  -- {account, person, name}.
  by jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  settled_at timestamptz,
  settled_by jsonb,
  -- [{account, person, name}]: whoever scores.
  inspectors jsonb NOT NULL,
  -- By what the conversations were drawn, where they were not named; and by what intervals are resampled.
  seed text NOT NULL
);
CREATE INDEX calibration_session_newest ON calibration_session (created_at, id);

CREATE TABLE calibration_conversation (
  session text NOT NULL REFERENCES calibration_session (id),
  place integer NOT NULL,
  -- The row key in activity.
  contact text NOT NULL,
  person text,
  conversation jsonb NOT NULL,
  -- The entries that were agreed to be right.
  reference jsonb,
  PRIMARY KEY (session, contact)
);

CREATE TABLE calibration_score (
  session text NOT NULL,
  contact text NOT NULL,
  -- The inspector's account.
  inspector text NOT NULL,
  entries jsonb NOT NULL,
  remark text NOT NULL,
  revision integer NOT NULL,
  submitted_at timestamptz,
  PRIMARY KEY (session, contact, inspector),
  FOREIGN KEY (session, contact) REFERENCES calibration_conversation (session, contact)
);

-- Reports as they were published: never changed, one a kind, day and addressee.
CREATE TABLE quality_report (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('daily', 'weekly', 'monthly')),
  -- The day, week or month it is about, as its first and last day.
  first date NOT NULL,
  last date NOT NULL,
  -- The lead it is for, or '' where it is for everybody.
  lead text NOT NULL,
  lead_name text NOT NULL,
  -- What was recorded later is not in it.
  known timestamptz NOT NULL,
  published_at timestamptz NOT NULL,
  content text NOT NULL,
  hash text NOT NULL,
  UNIQUE (kind, first, lead)
);
CREATE INDEX quality_report_newest ON quality_report (last, kind, id);
