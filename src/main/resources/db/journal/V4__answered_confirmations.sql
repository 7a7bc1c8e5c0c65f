-- A caller may bring a person's answer with a repeated call. The key authenticates such answers; it has one row. An answer counts
-- once, and is remembered until it would have expired anyway.
create table confirmation_key (
  id  integer not null primary key,
  hex text    not null
);

create table answered_confirmation (
  id         text   not null primary key,
  expires_at bigint not null
);
