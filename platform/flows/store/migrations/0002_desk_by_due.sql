-- The desk begins with what is due first; what has no last day comes behind (rules/desk-order.ts).
drop index flows_task_open;
create index flows_task_open on flows_task (person_id, (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')), id) where state = 'open';
