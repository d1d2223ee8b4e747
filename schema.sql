-- The schema that /migrations lead to. Generated; `npx vitest run src/platform/db -u` writes it anew.

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
  report jsonb not null
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
  superseded_at text
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

create table intake_profile (
  id text not null,
  source text not null,
  known text not null
);

create table schema_migration (
  number integer not null,
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now()
);

alter table activity_import add constraint activity_import_pkey PRIMARY KEY (id);

alter table activity_import add constraint activity_import_seq_key UNIQUE (seq);

alter table activity_segment add constraint activity_segment_import_id_fkey FOREIGN KEY (import_id) REFERENCES activity_import(id);

alter table activity_segment add constraint activity_segment_pkey PRIMARY KEY (id);

alter table fact add constraint fact_pkey PRIMARY KEY (id);

alter table fact add constraint fact_replaces_fkey FOREIGN KEY (replaces) REFERENCES fact(id) DEFERRABLE INITIALLY DEFERRED;

alter table fact add constraint fact_source_whole CHECK ((((import_id IS NULL) = (file IS NULL)) AND ((file IS NULL) = (row_number IS NULL))));

alter table fact add constraint fact_until_after_valid CHECK ((until >= valid));

alter table intake_profile add constraint intake_profile_pkey PRIMARY KEY (id);

alter table schema_migration add constraint schema_migration_pkey PRIMARY KEY (number);

CREATE INDEX activity_import_hash ON public.activity_import USING btree (hash);

CREATE INDEX activity_segment_import ON public.activity_segment USING btree (import_id);

CREATE INDEX activity_segment_visible ON public.activity_segment USING btree (kind, month, known_from);

CREATE INDEX fact_import ON public.fact USING btree (import_id) WHERE (import_id IS NOT NULL);

CREATE INDEX fact_kind_subject ON public.fact USING btree (kind, subject);

CREATE INDEX fact_known ON public.fact USING btree (known);

CREATE INDEX fact_replaces ON public.fact USING btree (replaces) WHERE (replaces IS NOT NULL);

CREATE OR REPLACE FUNCTION public.fact_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'facts are only ever appended: % on fact is refused', tg_op;
end;
$function$;

CREATE TRIGGER fact_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.fact FOR EACH STATEMENT EXECUTE FUNCTION fact_is_append_only();
