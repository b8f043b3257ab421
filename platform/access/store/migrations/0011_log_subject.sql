-- Whom the log tells of asks for their own entries: who looked, and when.
create index access_log_subject on access_log (subject_id, at desc) where subject_id is not null;
