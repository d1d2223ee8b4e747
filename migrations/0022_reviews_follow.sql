-- Released results follow what they rest on, need a second person, and take back what they had proposed.
ALTER TABLE review_cycle
  -- {account, name, person}: who put the sums before a second person.
  ADD COLUMN submitted_by jsonb,
  -- Everything recorded up to then is in the results; NULL for what was released before there was this column.
  ADD COLUMN followed_at timestamptz;

ALTER TABLE review_proposal
  DROP CONSTRAINT review_proposal_state_check,
  ADD CONSTRAINT review_proposal_state_check CHECK (state IN ('open', 'confirmed', 'refused', 'withdrawn')),
  -- Since when a confirmed one has lost the result it rests on.
  ADD COLUMN flagged_at timestamptz;

-- A review's total, its grade and its metrics are contested as such, not only what single raters said.
ALTER TABLE appeal
  DROP CONSTRAINT appeal_kind_check,
  ADD CONSTRAINT appeal_kind_check CHECK (kind IN ('row', 'rating', 'line', 'review'));
