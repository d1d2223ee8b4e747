-- Appraisal cycles: who is judged, who judges them, and what they have said so far. Nothing here is a result: what a
-- cycle decides becomes facts when it is released.
CREATE TABLE review_cycle (
  id text PRIMARY KEY,
  period text NOT NULL,
  state text NOT NULL CHECK (state IN ('collecting', 'calibrating', 'released', 'closed', 'discarded')),
  -- Peers are drawn by it: the same seed and roster draw the same peers.
  seed text NOT NULL,
  -- [{file, text}]: the forms word for word, so that a cycle ends by what it began with.
  forms text NOT NULL,
  opened_by jsonb NOT NULL,
  opened_at timestamptz NOT NULL,
  summed_at timestamptz,
  released_by jsonb,
  released_at timestamptz,
  closed_at timestamptz
);
-- One cycle of a period that was not discarded.
CREATE UNIQUE INDEX review_cycle_once ON review_cycle (period) WHERE state <> 'discarded';

CREATE TABLE review_subject (
  cycle_id text NOT NULL REFERENCES review_cycle (id),
  person text NOT NULL,
  name text NOT NULL,
  post text,
  team text,
  lead text,
  form text NOT NULL,
  -- {item: {metric, value, n, score}}: what the metrics said when HR pulled them; NULL before.
  measured text,
  score numeric,
  grade text,
  PRIMARY KEY (cycle_id, person)
);
CREATE INDEX review_subject_person ON review_subject (person, cycle_id);

-- What one rater owes about one person, and has given. A peer's scores are forgotten at the release: only their mean stays.
CREATE TABLE review_entry (
  cycle_id text NOT NULL REFERENCES review_cycle (id),
  step text NOT NULL CHECK (step IN ('self', 'lead', 'peer')),
  rater text NOT NULL,
  rater_name text NOT NULL,
  person text NOT NULL,
  person_name text NOT NULL,
  team text,
  opens date NOT NULL,
  due date NOT NULL,
  state text NOT NULL CHECK (state IN ('owed', 'given', 'excused')),
  given_at timestamptz,
  -- {item: score or null}, exact text; NULL while nothing is written.
  scores text,
  note text NOT NULL DEFAULT '',
  PRIMARY KEY (cycle_id, rater, step, person),
  -- Nobody rates themself, except in the step that asks them to.
  CHECK ((step = 'self') = (rater = person)),
  CHECK ((state = 'given') = (given_at IS NOT NULL))
);
CREATE INDEX review_entry_person ON review_entry (cycle_id, person);
CREATE INDEX review_entry_rater ON review_entry (rater) WHERE state = 'owed';

-- What calibration made of a lead's rating, by whom and why. Becomes the fact that replaces the lead's.
CREATE TABLE review_adjustment (
  cycle_id text NOT NULL REFERENCES review_cycle (id),
  person text NOT NULL,
  item text NOT NULL,
  score text NOT NULL,
  why text NOT NULL,
  -- {account, name}
  by_whom jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (cycle_id, person, item)
);

CREATE TABLE review_talk (
  cycle_id text NOT NULL REFERENCES review_cycle (id),
  person text NOT NULL,
  held_on date NOT NULL,
  record text NOT NULL,
  -- [{aim, action, due}]: the improvement plan.
  plan jsonb NOT NULL,
  held_by jsonb NOT NULL,
  lead_signed_at timestamptz,
  person_signed_at timestamptz,
  -- What the person wished to have written down.
  remark text NOT NULL DEFAULT '',
  PRIMARY KEY (cycle_id, person)
);

-- What a result leads to, until people have confirmed or refused it; confirmed ones are facts.
CREATE TABLE review_proposal (
  id text PRIMARY KEY,
  cycle_id text NOT NULL REFERENCES review_cycle (id),
  person text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'confirmed', 'refused')),
  -- [{account, name, as}]: who has confirmed so far, and as what.
  hands jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  -- Periods of the results it rests on.
  rests_on jsonb NOT NULL,
  why text NOT NULL DEFAULT '',
  fact text,
  UNIQUE (cycle_id, person, kind)
);
