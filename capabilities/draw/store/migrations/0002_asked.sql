create table draw_asked (
  draw_id uuid primary key references draw_draw (id),
  again_at timestamptz not null
);
comment on table draw_asked is 'Draws whose step a job was asked for, so that no second one is until again_at. Not of the journal: gone with the step';
alter table draw_asked enable row level security;
alter table draw_asked force row level security;
create policy draw_asked_read on draw_asked for select using (reach_system() = 'job');
create policy draw_asked_add on draw_asked for insert with check (reach_system() = 'job');
create policy draw_asked_change on draw_asked for update using (reach_system() = 'job') with check (reach_system() = 'job');
create policy draw_asked_end on draw_asked for delete using (reach_system() = 'job');
grant select, insert, update, delete on draw_asked to {app};
