create table signup_limit (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  name text not null,
  period text not null check (period in ('month', 'quarter', 'year')),
  most integer not null check (most > 0),
  set_at timestamptz not null
);
comment on table signup_limit is 'How often one person may take part in what names this limit, at the union that set it and below';
create index signup_limit_path on signup_limit (org_path);
create index signup_limit_line on signup_limit (line_path) where line_path is not null;
alter table signup_limit enable row level security;
alter table signup_limit force row level security;
-- 'job': a crowd is settled in the reach of nobody, and a limit set above binds those below, whose reach does not go up.
create policy signup_limit_read on signup_limit for select using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job'));
create policy signup_limit_add on signup_limit for insert with check (reach_covers(org_path, line_path) or reach_system() = 'replay');
create policy signup_limit_change on signup_limit for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job')) with check (reach_covers(org_path, line_path) or reach_system() = 'replay');
grant select, insert, update on signup_limit to {app};

create table signup_offer (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  service text not null,
  way text not null check (way in ('first-come', 'draw', 'approval')),
  title text not null,
  link text not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  last_moment timestamptz not null,
  hold_minutes integer not null,
  group_most integer not null,
  waiting_most integer not null,
  audience jsonb not null,
  questions jsonb,
  limit_id uuid references signup_limit (id),
  waiting integer not null,
  next_position integer not null,
  due_at timestamptz,
  drawn_at timestamptz,
  cancelled_at timestamptz,
  opened_at timestamptz not null,
  check (opens_at < closes_at and closes_at <= last_moment)
);
comment on table signup_offer is 'Places that a union offers (名额): a session of an activity, a class, a seat. The row is what a crowd queues for';
comment on column signup_offer.questions is 'What is asked of whoever signs up, as a form';
comment on column signup_offer.service is 'The module whose offer it is: where it is switched off nobody signs up';
comment on column signup_offer.last_moment is 'From then on nobody who waits is asked any more';
comment on column signup_offer.waiting is 'Groups on the waiting list without an offer';
comment on column signup_offer.due_at is 'When the waiting list has to be moved next: places flow back, or an answer is overdue';
create index signup_offer_path on signup_offer (org_path);
create index signup_offer_line on signup_offer (line_path) where line_path is not null;
create index signup_offer_limit on signup_offer (limit_id) where limit_id is not null;
create index signup_offer_due on signup_offer (due_at) where due_at is not null;
alter table signup_offer enable row level security;
alter table signup_offer force row level security;
create policy signup_offer_read on signup_offer for select using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job', 'demo'));
create policy signup_offer_add on signup_offer for insert with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job', 'demo'));
create policy signup_offer_change on signup_offer for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job')) with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job'));
grant select, insert, update on signup_offer to {app};

create table signup_share (
  offer_id uuid not null references signup_offer (id),
  union_id uuid not null references orgs_union (id),
  parent_id uuid,
  places integer not null check (places >= 0),
  flows_back_at timestamptz,
  taken integer not null,
  primary key (offer_id, union_id)
);
comment on table signup_share is 'Places cut along the union tree; what a union does not give out is open to everybody below it';
comment on column signup_share.taken is 'Persons who stand on this share, held offers included';
alter table signup_share enable row level security;
alter table signup_share force row level security;
create policy signup_share_read on signup_share for select using (exists (select 1 from signup_offer o where o.id = offer_id));
create policy signup_share_add on signup_share for insert with check (exists (select 1 from signup_offer o where o.id = offer_id));
create policy signup_share_change on signup_share for update using (reach_system() in ('replay', 'job')) with check (reach_system() in ('replay', 'job'));
grant select, insert, update on signup_share to {app};

-- No foreign keys: a crowd of thousands would ask for its offer once per row, and all of it is written under that row's lock.
create table signup_entry (
  id uuid primary key,
  offer_id uuid not null,
  person_id uuid not null,
  persons integer not null check (persons > 0),
  state text not null check (state in ('placed', 'offered', 'waiting', 'pooled', 'asked', 'left', 'declined', 'lapsed', 'refused', 'cancelled')),
  position integer not null,
  takings jsonb not null,
  answers_sealed text,
  offered_until timestamptz,
  came_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'offered') = (offered_until is not null)),
  check ((state in ('left', 'declined', 'lapsed', 'refused', 'cancelled')) = (ended_at is not null))
);
comment on table signup_entry is 'A group that signed up: the person who did, and how many come';
comment on column signup_entry.position is 'Order of coming, or drawn order; never given twice';
comment on column signup_entry.takings is 'On which shares the group stands: [{unionId, persons}]';
-- The last word on "once per person", whatever decided.
create unique index signup_entry_once on signup_entry (offer_id, person_id) where ended_at is null;
create index signup_entry_person on signup_entry (person_id, came_at);
alter table signup_entry enable row level security;
alter table signup_entry force row level security;
-- Whoever may see the offer may see its entries: the sub-select runs under the offer's own policy. Only ever listed by offer.
create policy signup_entry_read on signup_entry for select
  using (person_id = reach_person() or reach_system() in ('replay', 'job') or exists (select 1 from signup_offer o where o.id = offer_id));
create policy signup_entry_add on signup_entry for insert with check (reach_system() in ('replay', 'job'));
create policy signup_entry_change on signup_entry for update using (reach_system() in ('replay', 'job')) with check (reach_system() in ('replay', 'job'));
grant select, insert, update on signup_entry to {app};
