-- What an officer finished or passed on, newest first: the desk's list of what is done.
create index appeals_step_done on appeals_step (person_id, at desc, id desc) where kind in ('closed', 'handed-over', 'refused', 'escalated');
