-- The schema that /migrations lead to. Generated; `npx vitest run src/platform/db -u` writes it anew.

create table account (
  id text not null,
  login text not null,
  name text not null,
  roles jsonb not null,
  grants jsonb not null default '[]'::jsonb,
  person text,
  password_hash text,
  must_change_password boolean not null default false,
  totp_secret text,
  totp_last_step bigint,
  oidc_subject text,
  disabled boolean not null default false,
  created_at timestamp with time zone not null,
  oidc_email text
);

create table activity_import (
  id text not null,
  seq bigint not null,
  kind text not null,
  file text not null,
  sheet text not null,
  profile text not null,
  hash text not null,
  known text not null,
  undone text,
  first_date date,
  last_date date,
  report jsonb not null,
  columns text
);

create table activity_purge (
  before text not null,
  at text not null
);

create table activity_segment (
  id text not null,
  kind text not null,
  month text not null,
  import_id text,
  original boolean not null,
  path text not null,
  rows bigint not null,
  bytes bigint not null,
  known_from text not null,
  superseded_at text,
  lean text,
  last_month text not null
);

create table api_token (
  id text not null,
  token_hash text not null,
  account_id text not null,
  name text not null,
  scope jsonb,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone
);

create table appeal (
  id text not null,
  number integer not null,
  person text not null,
  kind text not null,
  ref text not null,
  state text not null,
  due date,
  filed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  document text not null
);

create table appeal_seat (
  seat text not null,
  account text not null,
  name text not null,
  set_at timestamp with time zone not null
);

create table audit_entry (
  seq bigint not null,
  at timestamp with time zone not null,
  actor text not null,
  action text not null,
  object text not null,
  detail jsonb not null,
  previous_hash text not null,
  hash text not null
);

create table audit_head (
  one boolean not null default true,
  seq bigint not null,
  hash text not null
);

create table calibration_conversation (
  session text not null,
  place integer not null,
  contact text not null,
  person text,
  conversation jsonb not null,
  reference jsonb
);

create table calibration_score (
  session text not null,
  contact text not null,
  inspector text not null,
  entries jsonb not null,
  remark text not null,
  revision integer not null,
  submitted_at timestamp with time zone
);

create table calibration_session (
  id text not null,
  title text not null,
  card text not null,
  card_version integer not null,
  state text not null,
  due date not null,
  by jsonb not null,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  settled_at timestamp with time zone,
  settled_by jsonb,
  inspectors jsonb not null,
  seed text not null
);

create table fact (
  id text not null,
  kind text not null,
  subject text not null,
  valid date not null,
  until date,
  known timestamp with time zone not null,
  by_whom text not null,
  why text not null,
  replaces text,
  data jsonb not null,
  import_id text,
  file text,
  row_number integer
);

create table idempotent_write (
  account_id text not null,
  key_hash text not null,
  route text not null,
  body_hash text not null,
  started_at timestamp with time zone not null,
  status integer,
  answer text
);

create table intake_profile (
  id text not null,
  source text not null,
  known text not null
);

create table intake_said (
  import_id text not null,
  said text not null
);

create table job_progress (
  id uuid not null,
  kind text not null,
  account text not null,
  state text not null,
  attempt integer not null default 0,
  done bigint not null default 0,
  total bigint,
  note text not null default ''::text,
  result jsonb,
  problems jsonb not null default '[]'::jsonb,
  created timestamp with time zone not null,
  updated timestamp with time zone not null
);

create table notice (
  id text not null,
  addressee text not null,
  kind text not null,
  text jsonb not null,
  link text not null,
  key text not null,
  at timestamp with time zone not null,
  spread_at timestamp with time zone
);

create table notice_channel (
  id text not null,
  kind text not null,
  active boolean not null,
  config jsonb not null,
  secret text,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  sent_at timestamp with time zone,
  failing_since timestamp with time zone,
  failures integer not null default 0,
  failure jsonb,
  paused_until timestamp with time zone
);

create table notice_delivery (
  id text not null,
  channel_id text not null,
  account_id text,
  content jsonb not null,
  state text not null,
  made_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  attempts integer not null default 0,
  ended_at timestamp with time zone,
  problem jsonb
);

create table notice_preference (
  account_id text not null,
  email text,
  mails text not null,
  lang text not null
);

create table notice_read (
  account_id text not null,
  notice_id text not null,
  read_at timestamp with time zone not null
);

create table pay_delta (
  run_id text not null,
  from_run text not null,
  person text not null,
  delta text not null,
  line text not null
);

create table pay_explanation (
  run_id text not null,
  code text not null,
  reason text not null,
  given_by jsonb not null,
  given_at timestamp with time zone not null
);

create table pay_export (
  id text not null,
  run_id text not null,
  account text not null,
  name text not null,
  lang text not null,
  people jsonb,
  calculation text not null,
  asked_at timestamp with time zone not null
);

create table pay_finding (
  run_id text not null,
  calculation text not null,
  number integer not null,
  code text not null,
  severity text not null,
  person text,
  problem text not null
);

create table pay_look (
  run_id text not null,
  calculation text not null,
  from_run text not null,
  settled boolean not null
);

create table pay_offer (
  run_id text not null,
  calculation text not null,
  from_run text not null,
  person text not null,
  line text not null,
  home text not null,
  taken boolean not null,
  offer text not null
);

create table pay_result (
  run_id text not null,
  calculation text not null,
  person text not null,
  name text not null,
  team text,
  record text not null,
  inputs text not null,
  steps text not null,
  amounts text not null,
  edges text not null,
  total numeric,
  withheld text
);

create table pay_run (
  id text not null,
  period text not null,
  plan text not null,
  plan_version integer not null,
  plan_file text not null,
  plan_hash text not null,
  metrics_hash text not null,
  inputs_file text,
  inputs_hash text,
  known timestamp with time zone not null,
  state text not null,
  hands jsonb not null,
  prepared_at timestamp with time zone not null,
  approved_by jsonb,
  approved_at timestamp with time zone,
  published_at timestamp with time zone,
  answer_until timestamp with time zone,
  closed_at timestamp with time zone,
  calculation text,
  result_hash text,
  people integer,
  paid integer,
  total numeric,
  job text,
  population jsonb
);

create table pay_run_person (
  run_id text not null,
  period text not null,
  plan text not null,
  person text not null
);

create table pay_source (
  hash text not null,
  text text not null
);

create table payslip_confirmation (
  run_id text not null,
  person text not null,
  confirmed_at timestamp with time zone not null
);

create table payslip_question (
  id text not null,
  run_id text not null,
  person text not null,
  name text not null,
  line text not null,
  line_title jsonb not null,
  text text not null,
  asked_at timestamp with time zone not null,
  answer text,
  answered_by jsonb,
  answered_at timestamp with time zone
);

create table plan_version (
  plan text not null,
  version integer not null,
  state text not null,
  text text not null,
  revision integer not null,
  based_on integer,
  authors jsonb not null,
  edited_at timestamp with time zone not null,
  in_force date,
  published_by jsonb,
  published_at timestamp with time zone
);

create table quality_card (
  card text not null,
  version integer not null,
  state text not null,
  text text not null,
  revision integer not null,
  edited_by text not null,
  edited_at timestamp with time zone not null,
  in_force date,
  published_by text,
  published_at timestamp with time zone
);

create table quality_check (
  id text not null,
  draw text not null,
  plan text not null,
  day date not null,
  person text not null,
  team text,
  lead text,
  contact text not null,
  conversation jsonb not null,
  watcher text not null,
  own_team boolean not null,
  place integer not null,
  state text not null,
  scorecard text not null,
  card_version integer,
  inspector jsonb,
  inspector_account text,
  claimed_at timestamp with time zone,
  entries jsonb not null,
  remark text not null,
  revision integer not null,
  result jsonb,
  fact text,
  scored_at timestamp with time zone,
  skipped text,
  answer text,
  answered_at timestamp with time zone,
  due date
);

create table quality_draw (
  id text not null,
  plan text not null,
  day date not null,
  seed text not null,
  definition jsonb not null,
  drawn_at timestamp with time zone not null,
  drawn_by text not null
);

create table quality_plan (
  id text not null,
  definition jsonb not null,
  revision integer not null,
  edited_by text not null,
  edited_at timestamp with time zone not null
);

create table quality_report (
  id text not null,
  kind text not null,
  first date not null,
  last date not null,
  lead text not null,
  lead_name text not null,
  known timestamp with time zone not null,
  published_at timestamp with time zone not null,
  content text not null,
  hash text not null
);

create table recovery_code (
  account_id text not null,
  code_hash text not null,
  used_at timestamp with time zone
);

create table review_adjustment (
  cycle_id text not null,
  person text not null,
  item text not null,
  score text not null,
  why text not null,
  by_whom jsonb not null,
  at timestamp with time zone not null
);

create table review_cycle (
  id text not null,
  period text not null,
  state text not null,
  seed text not null,
  forms text not null,
  opened_by jsonb not null,
  opened_at timestamp with time zone not null,
  summed_at timestamp with time zone,
  released_by jsonb,
  released_at timestamp with time zone,
  closed_at timestamp with time zone,
  submitted_by jsonb,
  followed_at timestamp with time zone
);

create table review_entry (
  cycle_id text not null,
  step text not null,
  rater text not null,
  rater_name text not null,
  person text not null,
  person_name text not null,
  team text,
  opens date not null,
  due date not null,
  state text not null,
  given_at timestamp with time zone,
  scores text,
  note text not null default ''::text
);

create table review_proposal (
  id text not null,
  cycle_id text not null,
  person text not null,
  name text not null,
  kind text not null,
  state text not null,
  hands jsonb not null,
  made_at timestamp with time zone not null,
  rests_on jsonb not null,
  why text not null default ''::text,
  fact text,
  flagged_at timestamp with time zone
);

create table review_subject (
  cycle_id text not null,
  person text not null,
  name text not null,
  post text,
  team text,
  lead text,
  form text not null,
  measured text,
  score numeric,
  grade text
);

create table review_talk (
  cycle_id text not null,
  person text not null,
  held_on date not null,
  record text not null,
  plan jsonb not null,
  held_by jsonb not null,
  lead_signed_at timestamp with time zone,
  person_signed_at timestamp with time zone,
  remark text not null default ''::text
);

create table schema_migration (
  number integer not null,
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now()
);

create table session (
  token_hash text not null,
  account_id text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  pending boolean not null,
  device text not null
);

create table setting (
  name text not null,
  value jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by text not null
);

create table sign_in_failure (
  subject text not null,
  at timestamp with time zone not null
);

alter table account add constraint account_login_key UNIQUE (login);

alter table account add constraint account_oidc_email_key UNIQUE (oidc_email);

alter table account add constraint account_oidc_subject_key UNIQUE (oidc_subject);

alter table account add constraint account_pkey PRIMARY KEY (id);

alter table activity_import add constraint activity_import_pkey PRIMARY KEY (id);

alter table activity_import add constraint activity_import_seq_key UNIQUE (seq);

alter table activity_segment add constraint activity_segment_import_id_fkey FOREIGN KEY (import_id) REFERENCES activity_import(id);

alter table activity_segment add constraint activity_segment_pkey PRIMARY KEY (id);

alter table api_token add constraint api_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

alter table api_token add constraint api_token_pkey PRIMARY KEY (id);

alter table api_token add constraint api_token_token_hash_key UNIQUE (token_hash);

alter table appeal add constraint appeal_kind_check CHECK ((kind = ANY (ARRAY['row'::text, 'rating'::text, 'line'::text, 'review'::text])));

alter table appeal add constraint appeal_number_key UNIQUE (number);

alter table appeal add constraint appeal_pkey PRIMARY KEY (id);

alter table appeal add constraint appeal_state_check CHECK ((state = ANY (ARRAY['filed'::text, 'reviewed'::text, 'joint'::text, 'jointly-decided'::text, 'referred'::text, 'settled'::text, 'final'::text, 'withdrawn'::text])));

alter table appeal_seat add constraint appeal_seat_account_key UNIQUE (account);

alter table appeal_seat add constraint appeal_seat_pkey PRIMARY KEY (seat);

alter table appeal_seat add constraint appeal_seat_seat_check CHECK ((seat = ANY (ARRAY['quality'::text, 'group'::text, 'vip'::text])));

alter table audit_entry add constraint audit_entry_pkey PRIMARY KEY (seq);

alter table audit_head add constraint audit_head_one_check CHECK (one);

alter table audit_head add constraint audit_head_pkey PRIMARY KEY (one);

alter table calibration_conversation add constraint calibration_conversation_pkey PRIMARY KEY (session, contact);

alter table calibration_conversation add constraint calibration_conversation_session_fkey FOREIGN KEY (session) REFERENCES calibration_session(id);

alter table calibration_score add constraint calibration_score_pkey PRIMARY KEY (session, contact, inspector);

alter table calibration_score add constraint calibration_score_session_contact_fkey FOREIGN KEY (session, contact) REFERENCES calibration_conversation(session, contact);

alter table calibration_session add constraint calibration_session_pkey PRIMARY KEY (id);

alter table calibration_session add constraint calibration_session_state_check CHECK ((state = ANY (ARRAY['scoring'::text, 'closed'::text, 'settled'::text, 'discarded'::text])));

alter table fact add constraint fact_pkey PRIMARY KEY (id);

alter table fact add constraint fact_replaces_fkey FOREIGN KEY (replaces) REFERENCES fact(id) DEFERRABLE INITIALLY DEFERRED;

alter table fact add constraint fact_source_whole CHECK ((((import_id IS NULL) = (file IS NULL)) AND ((file IS NULL) = (row_number IS NULL))));

alter table fact add constraint fact_until_after_valid CHECK ((until >= valid));

alter table idempotent_write add constraint idempotent_write_pkey PRIMARY KEY (account_id, key_hash);

alter table intake_profile add constraint intake_profile_pkey PRIMARY KEY (id);

alter table intake_said add constraint intake_said_pkey PRIMARY KEY (import_id);

alter table job_progress add constraint job_progress_pkey PRIMARY KEY (id);

alter table job_progress add constraint job_progress_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text])));

alter table notice add constraint notice_pkey PRIMARY KEY (id);

alter table notice_channel add constraint notice_channel_kind_check CHECK ((kind = ANY (ARRAY['mail'::text, 'wecom'::text, 'dingtalk'::text, 'feishu'::text])));

alter table notice_channel add constraint notice_channel_pkey PRIMARY KEY (id);

alter table notice_delivery add constraint notice_delivery_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

alter table notice_delivery add constraint notice_delivery_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES notice_channel(id) ON DELETE CASCADE;

alter table notice_delivery add constraint notice_delivery_pkey PRIMARY KEY (id);

alter table notice_delivery add constraint notice_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'given-up'::text])));

alter table notice_preference add constraint notice_preference_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

alter table notice_preference add constraint notice_preference_lang_check CHECK ((lang = ANY (ARRAY['zh-CN'::text, 'zh-TW'::text, 'en'::text])));

alter table notice_preference add constraint notice_preference_mails_check CHECK ((mails = ANY (ARRAY['all'::text, 'due'::text, 'none'::text])));

alter table notice_preference add constraint notice_preference_pkey PRIMARY KEY (account_id);

alter table notice_read add constraint notice_read_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

alter table notice_read add constraint notice_read_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id);

alter table notice_read add constraint notice_read_pkey PRIMARY KEY (account_id, notice_id);

alter table pay_delta add constraint pay_delta_from_run_fkey FOREIGN KEY (from_run) REFERENCES pay_run(id);

alter table pay_delta add constraint pay_delta_pkey PRIMARY KEY (run_id, from_run, person, line);

alter table pay_delta add constraint pay_delta_run_id_fkey FOREIGN KEY (run_id) REFERENCES pay_run(id);

alter table pay_explanation add constraint pay_explanation_pkey PRIMARY KEY (run_id, code);

alter table pay_explanation add constraint pay_explanation_run_id_fkey FOREIGN KEY (run_id) REFERENCES pay_run(id);

alter table pay_export add constraint pay_export_pkey PRIMARY KEY (id);

alter table pay_export add constraint pay_export_run_id_fkey FOREIGN KEY (run_id) REFERENCES pay_run(id);

alter table pay_finding add constraint pay_finding_pkey PRIMARY KEY (run_id, calculation, number);

alter table pay_finding add constraint pay_finding_run_id_fkey FOREIGN KEY (run_id) REFERENCES pay_run(id);

alter table pay_look add constraint pay_look_from_run_fkey FOREIGN KEY (from_run) REFERENCES pay_run(id);

alter table pay_look add constraint pay_look_pkey PRIMARY KEY (run_id, calculation, from_run);

alter table pay_look add constraint pay_look_run_id_fkey FOREIGN KEY (run_id) REFERENCES pay_run(id);

alter table pay_offer add constraint pay_offer_from_run_fkey FOREIGN KEY (from_run) REFERENCES pay_run(id);

alter table pay_offer add constraint pay_offer_home_check CHECK ((home = ANY (ARRAY['here'::text, 'elsewhere'::text, 'nowhere'::text])));

alter table pay_offer add constraint pay_offer_pkey PRIMARY KEY (run_id, calculation, from_run, person, line);

alter table pay_offer add constraint pay_offer_run_id_fkey FOREIGN KEY (run_id) REFERENCES pay_run(id);

alter table pay_result add constraint pay_result_pkey PRIMARY KEY (run_id, calculation, person);

alter table pay_result add constraint pay_result_run_id_fkey FOREIGN KEY (run_id) REFERENCES pay_run(id);

alter table pay_run add constraint pay_run_inputs_hash_fkey FOREIGN KEY (inputs_hash) REFERENCES pay_source(hash);

alter table pay_run add constraint pay_run_metrics_hash_fkey FOREIGN KEY (metrics_hash) REFERENCES pay_source(hash);

alter table pay_run add constraint pay_run_pkey PRIMARY KEY (id);

alter table pay_run add constraint pay_run_plan_hash_fkey FOREIGN KEY (plan_hash) REFERENCES pay_source(hash);

alter table pay_run add constraint pay_run_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'checked'::text, 'submitted'::text, 'approved'::text, 'published'::text, 'closed'::text, 'discarded'::text])));

alter table pay_run_person add constraint pay_run_person_pkey PRIMARY KEY (run_id, person);

alter table pay_run_person add constraint pay_run_person_run_id_fkey FOREIGN KEY (run_id) REFERENCES pay_run(id);

alter table pay_source add constraint pay_source_pkey PRIMARY KEY (hash);

alter table payslip_confirmation add constraint payslip_confirmation_pkey PRIMARY KEY (run_id, person);

alter table payslip_confirmation add constraint payslip_confirmation_run_id_fkey FOREIGN KEY (run_id) REFERENCES pay_run(id);

alter table payslip_question add constraint payslip_question_pkey PRIMARY KEY (id);

alter table payslip_question add constraint payslip_question_run_id_fkey FOREIGN KEY (run_id) REFERENCES pay_run(id);

alter table plan_version add constraint plan_version_pkey PRIMARY KEY (plan, version);

alter table plan_version add constraint plan_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'checked'::text, 'published'::text])));

alter table quality_card add constraint quality_card_pkey PRIMARY KEY (card, version);

alter table quality_card add constraint quality_card_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text])));

alter table quality_check add constraint quality_check_check CHECK (((state = 'scored'::text) = ((result IS NOT NULL) AND (fact IS NOT NULL) AND (scored_at IS NOT NULL))));

alter table quality_check add constraint quality_check_contact_key UNIQUE (contact);

alter table quality_check add constraint quality_check_draw_fkey FOREIGN KEY (draw) REFERENCES quality_draw(id);

alter table quality_check add constraint quality_check_fact_key UNIQUE (fact);

alter table quality_check add constraint quality_check_pkey PRIMARY KEY (id);

alter table quality_check add constraint quality_check_state_check CHECK ((state = ANY (ARRAY['open'::text, 'claimed'::text, 'scored'::text, 'skipped'::text])));

alter table quality_draw add constraint quality_draw_pkey PRIMARY KEY (id);

alter table quality_draw add constraint quality_draw_plan_day_key UNIQUE (plan, day);

alter table quality_plan add constraint quality_plan_pkey PRIMARY KEY (id);

alter table quality_report add constraint quality_report_kind_check CHECK ((kind = ANY (ARRAY['daily'::text, 'weekly'::text, 'monthly'::text])));

alter table quality_report add constraint quality_report_kind_first_lead_key UNIQUE (kind, first, lead);

alter table quality_report add constraint quality_report_pkey PRIMARY KEY (id);

alter table recovery_code add constraint recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

alter table recovery_code add constraint recovery_code_pkey PRIMARY KEY (account_id, code_hash);

alter table review_adjustment add constraint review_adjustment_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES review_cycle(id);

alter table review_adjustment add constraint review_adjustment_pkey PRIMARY KEY (cycle_id, person, item);

alter table review_cycle add constraint review_cycle_pkey PRIMARY KEY (id);

alter table review_cycle add constraint review_cycle_state_check CHECK ((state = ANY (ARRAY['collecting'::text, 'calibrating'::text, 'released'::text, 'closed'::text, 'discarded'::text])));

alter table review_entry add constraint review_entry_check CHECK (((step = 'self'::text) = (rater = person)));

alter table review_entry add constraint review_entry_check1 CHECK (((state = 'given'::text) = (given_at IS NOT NULL)));

alter table review_entry add constraint review_entry_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES review_cycle(id);

alter table review_entry add constraint review_entry_pkey PRIMARY KEY (cycle_id, rater, step, person);

alter table review_entry add constraint review_entry_state_check CHECK ((state = ANY (ARRAY['owed'::text, 'given'::text, 'excused'::text])));

alter table review_entry add constraint review_entry_step_check CHECK ((step = ANY (ARRAY['self'::text, 'lead'::text, 'peer'::text])));

alter table review_proposal add constraint review_proposal_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES review_cycle(id);

alter table review_proposal add constraint review_proposal_cycle_id_person_kind_key UNIQUE (cycle_id, person, kind);

alter table review_proposal add constraint review_proposal_pkey PRIMARY KEY (id);

alter table review_proposal add constraint review_proposal_state_check CHECK ((state = ANY (ARRAY['open'::text, 'confirmed'::text, 'refused'::text, 'withdrawn'::text])));

alter table review_subject add constraint review_subject_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES review_cycle(id);

alter table review_subject add constraint review_subject_pkey PRIMARY KEY (cycle_id, person);

alter table review_talk add constraint review_talk_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES review_cycle(id);

alter table review_talk add constraint review_talk_pkey PRIMARY KEY (cycle_id, person);

alter table schema_migration add constraint schema_migration_pkey PRIMARY KEY (number);

alter table session add constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id);

alter table session add constraint session_pkey PRIMARY KEY (token_hash);

alter table setting add constraint setting_pkey PRIMARY KEY (name);

CREATE UNIQUE INDEX account_person ON public.account USING btree (person) WHERE (person IS NOT NULL);

CREATE INDEX activity_import_hash ON public.activity_import USING btree (hash);

CREATE INDEX activity_segment_import ON public.activity_segment USING btree (import_id);

CREATE INDEX activity_segment_visible ON public.activity_segment USING btree (kind, month, known_from);

CREATE UNIQUE INDEX appeal_once ON public.appeal USING btree (person, kind, ref) WHERE (state <> 'withdrawn'::text);

CREATE INDEX appeal_open ON public.appeal USING btree (due) WHERE (due IS NOT NULL);

CREATE INDEX calibration_session_newest ON public.calibration_session USING btree (created_at, id);

CREATE INDEX fact_import ON public.fact USING btree (import_id) WHERE (import_id IS NOT NULL);

CREATE INDEX fact_kind_subject ON public.fact USING btree (kind, subject);

CREATE INDEX fact_known ON public.fact USING btree (known);

CREATE INDEX fact_replaces ON public.fact USING btree (replaces) WHERE (replaces IS NOT NULL);

CREATE INDEX job_progress_account ON public.job_progress USING btree (account, created);

CREATE INDEX job_progress_unfinished ON public.job_progress USING btree (kind) WHERE (state = 'running'::text);

CREATE INDEX notice_addressee ON public.notice USING btree (addressee, at DESC, id DESC);

CREATE INDEX notice_to_spread ON public.notice USING btree (at, id) WHERE (spread_at IS NULL);

CREATE INDEX notice_delivery_ended ON public.notice_delivery USING btree (ended_at) WHERE (state <> 'waiting'::text);

CREATE INDEX notice_delivery_waiting ON public.notice_delivery USING btree (channel_id, due_at) WHERE (state = 'waiting'::text);

CREATE INDEX pay_export_of_account ON public.pay_export USING btree (account, run_id);

CREATE INDEX pay_result_person ON public.pay_result USING btree (person, run_id);

CREATE UNIQUE INDEX pay_run_once ON public.pay_run USING btree (period, plan) WHERE ((state <> 'discarded'::text) AND (population IS NULL));

CREATE UNIQUE INDEX pay_run_person_once ON public.pay_run_person USING btree (period, plan, person);

CREATE INDEX payslip_question_open ON public.payslip_question USING btree (asked_at, id) WHERE (answer IS NULL);

CREATE INDEX payslip_question_person ON public.payslip_question USING btree (person);

CREATE UNIQUE INDEX plan_version_open ON public.plan_version USING btree (plan) WHERE (state <> 'published'::text);

CREATE UNIQUE INDEX quality_card_open ON public.quality_card USING btree (card) WHERE (state = 'draft'::text);

CREATE INDEX quality_check_day ON public.quality_check USING btree (day);

CREATE INDEX quality_check_due ON public.quality_check USING btree (due) WHERE (state = ANY (ARRAY['open'::text, 'claimed'::text]));

CREATE INDEX quality_check_person ON public.quality_check USING btree (person, scored_at);

CREATE INDEX quality_check_row ON public.quality_check USING btree (((result ->> 'rowKey'::text))) WHERE (state = 'scored'::text);

CREATE INDEX quality_check_scored ON public.quality_check USING btree (scored_at, id) WHERE (state = 'scored'::text);

CREATE INDEX quality_check_waiting ON public.quality_check USING btree (day, place, id) WHERE (state = ANY (ARRAY['open'::text, 'claimed'::text]));

CREATE INDEX quality_report_newest ON public.quality_report USING btree (last, kind, id);

CREATE UNIQUE INDEX review_cycle_once ON public.review_cycle USING btree (period) WHERE (state <> 'discarded'::text);

CREATE INDEX review_entry_person ON public.review_entry USING btree (cycle_id, person);

CREATE INDEX review_entry_rater ON public.review_entry USING btree (rater) WHERE (state = 'owed'::text);

CREATE INDEX review_subject_person ON public.review_subject USING btree (person, cycle_id);

CREATE INDEX session_account ON public.session USING btree (account_id);

CREATE INDEX sign_in_failure_subject ON public.sign_in_failure USING btree (subject, at);

CREATE OR REPLACE FUNCTION public.fact_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'facts are only ever appended: % on fact is refused', tg_op;
end;
$function$;

CREATE OR REPLACE FUNCTION public.pay_run_is_open()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  run text := CASE TG_OP WHEN 'DELETE' THEN OLD.run_id ELSE NEW.run_id END;
BEGIN
  IF EXISTS (SELECT FROM pay_run WHERE id = run AND state = 'closed') THEN
    RAISE EXCEPTION 'pay run % is closed', run;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $function$;

CREATE OR REPLACE FUNCTION public.pay_run_stays_closed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.state = 'closed' THEN
    RAISE EXCEPTION 'pay run % is closed', OLD.id;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $function$;

CREATE OR REPLACE FUNCTION public.plan_published_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.state = 'published' THEN
    RAISE EXCEPTION 'a published plan never changes: % on %@% is refused', tg_op, OLD.plan, OLD.version;
  END IF;
  IF tg_op = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END;
$function$;

CREATE TRIGGER fact_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.fact FOR EACH STATEMENT EXECUTE FUNCTION fact_is_append_only();

CREATE TRIGGER pay_delta_closed BEFORE INSERT OR DELETE OR UPDATE ON public.pay_delta FOR EACH ROW EXECUTE FUNCTION pay_run_is_open();

CREATE TRIGGER pay_result_closed BEFORE INSERT OR DELETE OR UPDATE ON public.pay_result FOR EACH ROW EXECUTE FUNCTION pay_run_is_open();

CREATE TRIGGER pay_run_closed BEFORE DELETE OR UPDATE ON public.pay_run FOR EACH ROW EXECUTE FUNCTION pay_run_stays_closed();

CREATE TRIGGER plan_published_stays BEFORE DELETE OR UPDATE ON public.plan_version FOR EACH ROW EXECUTE FUNCTION plan_published_stays();
