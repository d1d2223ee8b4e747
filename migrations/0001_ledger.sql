-- Facts: dated decisions, appended and never changed. A correction or withdrawal is a row that names what it replaces.
create table fact (
  id text primary key,
  kind text not null,
  subject text not null,
  valid date not null,
  until date,
  known timestamptz not null,
  by_whom text not null,
  why text not null,
  -- Deferred, so that one statement may bring a correction together with what it corrects, in any order.
  replaces text references fact (id) deferrable initially deferred,
  data jsonb not null,
  import_id text,
  file text,
  row_number integer,
  constraint fact_until_after_valid check (until >= valid),
  constraint fact_source_whole check ((import_id is null) = (file is null) and (file is null) = (row_number is null))
);

create index fact_known on fact (known);
create index fact_kind_subject on fact (kind, subject);
create index fact_replaces on fact (replaces) where replaces is not null;
create index fact_import on fact (import_id) where import_id is not null;

create function fact_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'facts are only ever appended: % on fact is refused', tg_op;
end;
$$;

create trigger fact_append_only before update or delete or truncate on fact
  for each statement execute function fact_is_append_only();
