-- Accounts, what they may reach, and how they prove who they are. Secrets are stored as hashes only,
-- but for the second factor's key, which has to be computed with.
CREATE TABLE account (
  id text PRIMARY KEY,
  login text NOT NULL UNIQUE,
  name text NOT NULL,
  roles jsonb NOT NULL,
  grants jsonb NOT NULL DEFAULT '[]',
  person text,
  -- argon2id; NULL where the account signs in through the organisation's identity provider only.
  password_hash text,
  must_change_password boolean NOT NULL DEFAULT false,
  totp_secret text,
  -- The last time step a code was accepted for: a code is good once.
  totp_last_step bigint,
  oidc_subject text UNIQUE,
  disabled boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX account_person ON account (person) WHERE person IS NOT NULL;

CREATE TABLE session (
  -- SHA-256 of the 256-bit token in the cookie.
  token_hash text PRIMARY KEY,
  account_id text NOT NULL REFERENCES account (id),
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- Password given, second factor still owed: such a session may only complete the sign-in.
  pending boolean NOT NULL,
  device text NOT NULL
);
CREATE INDEX session_account ON session (account_id);

CREATE TABLE api_token (
  id text PRIMARY KEY,
  token_hash text NOT NULL UNIQUE,
  account_id text NOT NULL REFERENCES account (id),
  name text NOT NULL,
  -- The policy's actions it may do; NULL for all of the account's.
  scope jsonb,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);

-- Failed sign-ins by login and by address: what the throttle counts.
CREATE TABLE sign_in_failure (
  subject text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX sign_in_failure_subject ON sign_in_failure (subject, at);

-- Every entry carries the hash of the one before: a removed or edited entry breaks the chain.
CREATE TABLE audit_entry (
  seq bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  object text NOT NULL,
  detail jsonb NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL
);

-- The answer to a write, kept so that the same key gets the same answer.
CREATE TABLE idempotent_write (
  account_id text NOT NULL,
  key text NOT NULL,
  route text NOT NULL,
  body_hash text NOT NULL,
  started_at timestamptz NOT NULL,
  -- NULL while the first request is still running.
  status integer,
  answer text,
  PRIMARY KEY (account_id, key)
);

-- The organisation's own settings: one row a name.
CREATE TABLE setting (
  name text PRIMARY KEY,
  value jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);
