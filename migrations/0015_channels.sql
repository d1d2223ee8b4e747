-- Notices outside the app: by e-mail, and by bots in the group chats of WeCom, DingTalk and Feishu.

-- Null until it is worked out who is told of the notice outside the app. What was told before there were channels counts as
-- worked out, so that nobody is told of it now.
ALTER TABLE notice ADD COLUMN spread_at timestamptz;
UPDATE notice SET spread_at = at;
CREATE INDEX notice_to_spread ON notice (at, id) WHERE spread_at IS NULL;

-- One row is the organisation's mail server, each of the others a bot.
CREATE TABLE notice_channel (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('mail', 'wecom', 'dingtalk', 'feishu')),
  active boolean NOT NULL,
  config jsonb NOT NULL,
  -- Encrypted (docs/operate/notices.md): a password; a bot's address and its signing secret.
  secret text,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  sent_at timestamptz,
  -- How it stands where sending fails: since when, how often in a row, why, and until when it is left alone.
  failing_since timestamptz,
  failures integer NOT NULL DEFAULT 0,
  failure jsonb,
  paused_until timestamptz
);

-- Where an account is written to, about what, in which language.
CREATE TABLE notice_preference (
  account_id text PRIMARY KEY REFERENCES account (id),
  email text,
  mails text NOT NULL CHECK (mails IN ('all', 'due', 'none')),
  lang text NOT NULL CHECK (lang IN ('zh-CN', 'zh-TW', 'en'))
);

-- What is to be sent. The id is made from what is told to whom, so that nothing is sent twice however often it is worked out.
CREATE TABLE notice_delivery (
  id text PRIMARY KEY,
  channel_id text NOT NULL REFERENCES notice_channel (id) ON DELETE CASCADE,
  -- Null: to the group that a bot stands in.
  account_id text REFERENCES account (id),
  content jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'sent', 'given-up')),
  made_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  ended_at timestamptz,
  problem jsonb
);
CREATE INDEX notice_delivery_waiting ON notice_delivery (channel_id, due_at) WHERE state = 'waiting';
CREATE INDEX notice_delivery_ended ON notice_delivery (ended_at) WHERE state <> 'waiting';
