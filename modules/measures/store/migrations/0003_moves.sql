-- A firm that another union looks after from now on, and items of unions that have gone into others.
create table measures_firm_move (
  id uuid primary key,
  firm_id uuid not null references measures_firm (id),
  from_union_id uuid not null,
  to_union_id uuid not null,
  officer_id uuid,
  at timestamptz not null
);
comment on table measures_firm_move is 'Which unions looked after a firm before; never changed';
comment on column measures_firm_move.officer_id is 'Null where the union that looked after it went into another';
create index measures_firm_move_firm on measures_firm_move (firm_id, at, id);
alter table measures_firm_move enable row level security;
alter table measures_firm_move force row level security;
-- A move is seen by whoever sees its firm: the sub-select runs under the firm's own policy. Only ever read by firm.
create policy measures_firm_move_read on measures_firm_move for select using (exists (select 1 from measures_firm f where f.id = firm_id));
create policy measures_firm_move_add on measures_firm_move for insert with check (exists (select 1 from measures_firm f where f.id = firm_id));
grant select, insert on measures_firm_move to {app};

-- 'job': what a union that is no more leaves behind is taken to its successor.
alter policy measures_item_read on measures_item
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo', 'job'));
alter policy measures_item_change on measures_item
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo', 'job'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo', 'job'));
alter policy measures_firm_read on measures_firm
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo', 'job'));
alter policy measures_firm_change on measures_firm
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo', 'job'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo', 'job'));
