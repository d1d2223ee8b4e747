-- Scorecards: every version with the text it consists of. What is published never changes again.
CREATE TABLE quality_card (
  card text NOT NULL,
  version integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'published')),
  text text NOT NULL,
  -- Counts the saves, so that two people editing at once notice each other.
  revision integer NOT NULL,
  edited_by text NOT NULL,
  edited_at timestamptz NOT NULL,
  -- The first day it is scored by; NULL where it holds from ever.
  in_force date,
  published_by text,
  published_at timestamptz,
  PRIMARY KEY (card, version)
);
-- One draft of a card at a time.
CREATE UNIQUE INDEX quality_card_open ON quality_card (card) WHERE state = 'draft';

-- How conversations are drawn; a draw keeps the plan as it was.
CREATE TABLE quality_plan (
  id text PRIMARY KEY,
  definition jsonb NOT NULL,
  revision integer NOT NULL,
  edited_by text NOT NULL,
  edited_at timestamptz NOT NULL
);

CREATE TABLE quality_draw (
  id text PRIMARY KEY,
  plan text NOT NULL,
  day date NOT NULL,
  -- The same plan, day and seed draw the same conversations from the same activity.
  seed text NOT NULL,
  definition jsonb NOT NULL,
  drawn_at timestamptz NOT NULL,
  drawn_by text NOT NULL,
  UNIQUE (plan, day)
);

CREATE TABLE quality_check (
  id text PRIMARY KEY,
  draw text NOT NULL REFERENCES quality_draw (id),
  plan text NOT NULL,
  day date NOT NULL,
  person text NOT NULL,
  team text,
  lead text,
  -- The row key in activity: a conversation is drawn once, whichever plan draws it.
  contact text NOT NULL UNIQUE,
  -- What is shown beside the card; never the customer's rating.
  conversation jsonb NOT NULL,
  watcher text NOT NULL,
  own_team boolean NOT NULL,
  place integer NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'claimed', 'scored', 'skipped')),
  scorecard text NOT NULL,
  card_version integer,
  -- {account, person, name}.
  inspector jsonb,
  inspector_account text,
  claimed_at timestamptz,
  -- By item: {value, cause, note}. A draft until it is scored.
  entries jsonb NOT NULL,
  remark text NOT NULL,
  revision integer NOT NULL,
  -- {fact, rowKey, scoredAt, answerUntil, deductions, points, possible, critical, wrongAnswer}.
  result jsonb,
  fact text UNIQUE,
  scored_at timestamptz,
  skipped text,
  answer text,
  answered_at timestamptz,
  CHECK ((state = 'scored') = (result IS NOT NULL AND fact IS NOT NULL AND scored_at IS NOT NULL))
);
CREATE INDEX quality_check_waiting ON quality_check (day, place, id) WHERE state IN ('open', 'claimed');
CREATE INDEX quality_check_day ON quality_check (day);
CREATE INDEX quality_check_scored ON quality_check (scored_at, id) WHERE state = 'scored';
CREATE INDEX quality_check_person ON quality_check (person, scored_at);
