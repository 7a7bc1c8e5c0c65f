-- Links to which callers upload pictures, by a token that nobody can guess. Each works once.
create table upload_link (
  token      text   not null primary key,
  mode       text   not null,
  caller     text   not null,
  expires_at bigint not null
);
