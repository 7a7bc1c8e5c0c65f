-- 1 until the request of a reserved job may have been sent. Rows of older versions have 0, because they did not record it.
alter table job add column unsent integer not null default 0;
