-- The work plan of a union and a year is its items under the ten headings.
create table measures_item (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  year integer not null,
  heading text not null check (heading in ('guidance', 'coordination', 'joint-care', 'participation', 'activities', 'skills', 'rights',
    'role-models', 'hardship', 'environment')),
  title text not null,
  owner_id uuid,
  department text,
  begins_on date not null,
  ends_on date not null,
  progress integer not null default 0 check (progress between 0 and 100),
  sentence text not null default '',
  added_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  check ((owner_id is null) <> (department is null)),
  check (begins_on <= ends_on)
);
comment on table measures_item is 'One measure of a union''s yearly plan (双会助企十策)';
comment on column measures_item.owner_id is 'Who answers for it: held an office of the union when it was entered';
comment on column measures_item.sentence is 'What the last report said';
comment on column measures_item.removed_at is 'Entered by mistake: no list shows it, its reports stay';
create index measures_item_path on measures_item (org_path, year);
create index measures_item_line on measures_item (line_path, year) where line_path is not null;
create index measures_item_union on measures_item (union_id, year);
alter table measures_item enable row level security;
alter table measures_item force row level security;
create policy measures_item_read on measures_item for select
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
create policy measures_item_add on measures_item for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
create policy measures_item_change on measures_item for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
grant select, insert, update on measures_item to {app};

create table measures_report (
  id uuid primary key,
  item_id uuid not null references measures_item (id),
  officer_id uuid,
  progress integer not null,
  sentence text not null,
  photos uuid[] not null,
  at timestamptz not null
);
comment on table measures_report is 'How far an item had come and what shows it; never changed';
create index measures_report_item on measures_report (item_id, at, id);
alter table measures_report enable row level security;
alter table measures_report force row level security;
-- A report is seen by whoever sees its item: the sub-select runs under the item's own policy. Only ever read by item.
create policy measures_report_read on measures_report for select using (exists (select 1 from measures_item i where i.id = item_id));
create policy measures_report_add on measures_report for insert with check (exists (select 1 from measures_item i where i.id = item_id));
grant select, insert on measures_report to {app};

create table measures_firm (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  name text not null,
  name_key text not null,
  credit_code text,
  kind text not null check (kind in ('company', 'workshop', 'self-employed', 'cooperative', 'other')),
  industry text,
  address text,
  workers integer check (workers >= 0),
  contact_name text not null,
  phone_sealed text,
  firm_union_id uuid references orgs_union (id),
  import_id uuid,
  is_generated boolean not null,
  added_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz
);
comment on table measures_firm is 'Register of enterprises, kept by the union that looks after them';
comment on column measures_firm.union_id is 'The local union that looks after it';
comment on column measures_firm.firm_union_id is 'The enterprise''s own union, where it has one: the other half of 双会';
comment on column measures_firm.name_key is 'What two spellings of one name share; no two firms of a union have the same';
comment on column measures_firm.contact_name is 'The contact at the firm, empty where none is known; the firm''s key sealed it and the number';
comment on column measures_firm.import_id is 'The spreadsheet that last changed it';
create unique index measures_firm_name on measures_firm (union_id, name_key) where removed_at is null;
create unique index measures_firm_credit_code on measures_firm (union_id, credit_code) where removed_at is null and credit_code is not null;
create index measures_firm_path on measures_firm (org_path);
create index measures_firm_line on measures_firm (line_path) where line_path is not null;
create index measures_firm_own_union on measures_firm (firm_union_id) where firm_union_id is not null;
alter table measures_firm enable row level security;
alter table measures_firm force row level security;
create policy measures_firm_read on measures_firm for select
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
create policy measures_firm_add on measures_firm for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
create policy measures_firm_change on measures_firm for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
grant select, insert, update on measures_firm to {app};

create table measures_import (
  id uuid primary key,
  union_id uuid not null references orgs_union (id),
  org_path text collate "C" not null,
  line_path text collate "C",
  officer_id uuid,
  file_name text not null,
  file_hash text not null,
  last_line integer not null,
  next_line integer not null default 1,
  added integer not null default 0,
  merged integer not null default 0,
  unchanged integer not null default 0,
  wrong integer not null default 0,
  wrong_lines integer[] not null default '{}',
  begun_at timestamptz not null
);
comment on table measures_import is 'One spreadsheet taken into the register, in pieces';
comment on column measures_import.next_line is 'The first line of the file that is not taken yet: what came before is whole, whatever broke off';
comment on column measures_import.file_hash is 'Keyed hash of every cell that was read and of which column is which: the same file again is known';
comment on column measures_import.wrong_lines is 'Lines that were not taken: only these are looked at when the same file comes again';
create index measures_import_file on measures_import (union_id, file_hash);
create index measures_import_path on measures_import (org_path);
create index measures_import_line on measures_import (line_path) where line_path is not null;
alter table measures_import enable row level security;
alter table measures_import force row level security;
-- 'job': an import's id is made on the client, and one that is taken elsewhere must be told from a free one.
create policy measures_import_read on measures_import for select
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'job'));
create policy measures_import_add on measures_import for insert
  with check (reach_covers(org_path, line_path) or reach_system() = 'replay');
create policy measures_import_change on measures_import for update
  using (reach_covers(org_path, line_path) or reach_system() = 'replay')
  with check (reach_covers(org_path, line_path) or reach_system() = 'replay');
grant select, insert, update on measures_import to {app};
