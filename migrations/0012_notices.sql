-- What people were told, and who has read it. A notice is for `person:…`, `account:…` or `role:…`; everybody whom it is
-- for reads it for himself.
CREATE TABLE notice (
  -- Made from addressee and key: the same addressee is told once a key.
  id text PRIMARY KEY,
  addressee text NOT NULL,
  kind text NOT NULL,
  text jsonb NOT NULL,
  link text NOT NULL,
  key text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX notice_addressee ON notice (addressee, at DESC, id DESC);

CREATE TABLE notice_read (
  account_id text NOT NULL REFERENCES account (id),
  notice_id text NOT NULL REFERENCES notice (id),
  read_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, notice_id)
);
