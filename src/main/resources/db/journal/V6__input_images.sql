-- The input images of callers, for an hour after their last use. The id follows from the bytes. SQLite takes any name of a type; bytea
-- is PostgreSQL's.
create table input_image (
  id         text   not null,
  mode       text   not null,
  caller     text   not null,
  format     text   not null,
  content    bytea  not null,
  used_at    bigint not null,
  primary key (id, mode, caller)
);

-- Images that a service can fetch while its job runs, by a token that nobody can guess.
create table input_link (
  token      text   not null primary key,
  job        text   not null,
  format     text   not null,
  content    bytea  not null,
  expires_at bigint not null
);

create index input_link_by_job on input_link (job);
