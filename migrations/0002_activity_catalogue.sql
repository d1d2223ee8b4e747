-- What has been imported, and which files of activity are visible since when and until when.
-- A row of activity exists for readers only through a row of activity_segment: that is what makes an import atomic.

CREATE TABLE activity_import (
  id text PRIMARY KEY,
  -- The order of imports: of two rows with the same key the later import's is visible.
  seq bigint NOT NULL UNIQUE,
  -- A kind of activity, or roster, or fact.
  kind text NOT NULL,
  file text NOT NULL,
  sheet text NOT NULL,
  profile text NOT NULL,
  -- SHA-256 of the file with what it was read as: the same again changes nothing.
  hash text NOT NULL,
  -- UTC instants, ISO text.
  known text NOT NULL,
  undone text,
  first_date date,
  last_date date,
  -- The import's report as it was given to the user.
  report jsonb NOT NULL
);
CREATE INDEX activity_import_hash ON activity_import (hash);

CREATE TABLE activity_segment (
  id text PRIMARY KEY,
  kind text NOT NULL,
  -- 2026-11
  month text NOT NULL,
  -- NULL where several imports were merged; the rows name theirs.
  import_id text REFERENCES activity_import (id),
  -- The rows as they were imported, kept so that an import can be undone after others have replaced rows of it.
  original boolean NOT NULL,
  -- Below the data folder's activity directory.
  path text NOT NULL,
  rows bigint NOT NULL,
  bytes bigint NOT NULL,
  known_from text NOT NULL,
  superseded_at text
);
CREATE INDEX activity_segment_visible ON activity_segment (kind, month, known_from);
CREATE INDEX activity_segment_import ON activity_segment (import_id);

-- Mapping profiles a user confirmed, kept for next time.
CREATE TABLE intake_profile (
  id text PRIMARY KEY,
  -- YAML, as shipped profiles are written.
  source text NOT NULL,
  known text NOT NULL
);
