-- Columns are named as in the code. started_at is when generation could begin: a price may be confirmed long after the job was
-- created. Where it is null, that was at created_at.
alter table job rename column held_micros to reserved_micros;
alter table job rename column attention to wait_status;
alter table job add column started_at bigint;
