-- When a token was last used, so that one nobody needs any more is seen.
ALTER TABLE api_token ADD COLUMN last_used_at timestamptz;

-- Codes for a lost second factor, each good once; a hash is enough to know one by, for they are drawn at random.
CREATE TABLE recovery_code (
  account_id text NOT NULL REFERENCES account (id),
  code_hash text NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (account_id, code_hash)
);
