-- The columns an import speaks for, as JSON; NULL: every one. Where imports share keys, each keeps to its own columns.
ALTER TABLE activity_import ADD COLUMN columns text;

-- What an import said about people, as JSON, whether or not it was new then: when another import is undone, what this one
-- says must still stand.
CREATE TABLE intake_said (
  import_id text PRIMARY KEY,
  said text NOT NULL
);

-- Up to which instant superseded rows have been taken away for good: activity cannot be read as known before it.
CREATE TABLE activity_purge (
  before text NOT NULL,
  at text NOT NULL
);
