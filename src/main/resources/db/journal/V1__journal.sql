-- One row a job. There is no ledger beside it: every limit and every report is a sum over these rows.
-- The same text for SQLite and PostgreSQL. Times are milliseconds since 1970 in UTC, days are days since then, money is
-- millionths of a dollar.
create table job (
  id               text   not null primary key,
  mode             text   not null,
  caller           text   not null,
  account          text   not null,
  provider         text   not null,
  model            text   not null,
  output_kind      text   not null,
  arguments        text   not null,
  fingerprint      text   not null,
  tool             text,
  idempotency_key  text,
  created_at       bigint not null,
  day              bigint not null,
  ended_at         bigint,
  state            text   not null,
  detail           text   not null,
  provider_job_id  text,
  charged          text   not null,
  quoted_micros    bigint,
  cost_micros      bigint,
  held_micros      bigint not null,
  attention        text   not null,
  abandoned_at     bigint,
  -- The process whose call waits for it, and until when that is sure.
  awaiter          text,
  awaited_until    bigint,
  -- The process that follows it, and until when that is sure.
  holder           text,
  lease_until      bigint
);

create index job_by_owner on job (mode, caller, created_at, id);
create index job_by_day on job (mode, day, held_micros);
create index job_by_owner_and_day on job (mode, caller, day, held_micros);
create index job_unpriced on job (mode, caller, day) where quoted_micros is null;
create index job_by_fingerprint on job (fingerprint, mode, caller, created_at);
create index job_by_key on job (idempotency_key) where idempotency_key is not null;
create index job_by_state on job (state);
create index job_by_holder on job (holder) where holder is not null;
create index job_by_awaiter on job (awaiter) where awaiter is not null;

-- Whoever reserves takes its turn by writing this row, so that nobody sums while another adds.
create table turn (
  taken bigint not null
);
insert into turn (taken) values (0);

-- Leases are told by the database's clock: those of replicas differ.
create view present as select ${now} as millis;
