-- The fonts that unions have licensed, and the numbers of their documents.
create table papers_font_file (
  id uuid primary key,
  owner_id uuid,
  bytes bytea not null,
  file_name text not null,
  font_name text not null,
  made_at timestamptz not null
);
comment on table papers_font_file is 'Font files. Like photos, not rebuilt by replay';
comment on column papers_font_file.owner_id is 'Who uploaded it, while no union uses it yet; afterwards null';
-- Fonts are packed already: trying to pack them again would cost a second each.
alter table papers_font_file alter column bytes set storage external;
create index papers_font_file_owner on papers_font_file (owner_id, made_at) where owner_id is not null;
alter table papers_font_file enable row level security;
alter table papers_font_file force row level security;
-- Which font a paper is set in is decided by the union's choices; the bytes are then read under 'job'.
create policy papers_font_file_read on papers_font_file for select using (owner_id = reach_person() or reach_system() = 'job');
create policy papers_font_file_add on papers_font_file for insert with check (owner_id = reach_person());
create policy papers_font_file_take on papers_font_file for update using (reach_system() = 'job') with check (reach_system() = 'job');
create policy papers_font_file_remove on papers_font_file for delete using (owner_id = reach_person() or reach_system() = 'job');
grant select, insert, update, delete on papers_font_file to {app};

create table papers_font (
  union_id uuid not null references orgs_union (id),
  role text not null check (role in ('title', 'body', 'heading1', 'heading2')),
  org_path text collate "C" not null,
  line_path text collate "C",
  file_id uuid not null,
  file_name text not null,
  font_name text not null,
  byte_count integer not null,
  chosen_at timestamptz not null,
  primary key (union_id, role)
);
comment on column papers_font.role is 'What it sets in official papers: title (小标宋), body (仿宋), heading1 (黑体), heading2 (楷体)';
comment on column papers_font.file_id is 'No foreign key: files are not replayed';
create index papers_font_path on papers_font (org_path);
alter table papers_font enable row level security;
alter table papers_font force row level security;
-- A union prints in the fonts of the nearest union above that has one: the way up is walked under 'job'.
create policy papers_font_read on papers_font for select
  using (reach_covers(org_path, line_path) or reach_system() in ('job', 'replay', 'demo'));
create policy papers_font_add on papers_font for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
create policy papers_font_change on papers_font for update
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
create policy papers_font_remove on papers_font for delete
  using (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
grant select, insert, update, delete on papers_font to {app};

create table papers_series (
  union_id uuid not null references orgs_union (id),
  series text not null,
  org_path text collate "C" not null,
  line_path text collate "C",
  code text not null,
  used_year integer,
  used_up_to integer check (used_up_to > 0),
  primary key (union_id, series),
  unique (union_id, code)
);
comment on column papers_series.code is 'What stands before the year (机关代字): 西航工发';
comment on column papers_series.used_up_to is 'The last number of used_year that was given out on paper, before the union kept its numbers here';
create index papers_series_path on papers_series (org_path);
alter table papers_series enable row level security;
alter table papers_series force row level security;
create policy papers_series_read on papers_series for select
  using (reach_covers(org_path, line_path) or reach_system() in ('job', 'replay', 'demo'));
create policy papers_series_add on papers_series for insert
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
-- Taking a number locks its series, whoever's step takes it: hence 'job'.
create policy papers_series_change on papers_series for update
  using (reach_covers(org_path, line_path) or reach_system() in ('job', 'replay', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('replay', 'demo'));
grant select, insert, update on papers_series to {app};

create table papers_number (
  union_id uuid not null references orgs_union (id),
  series text not null,
  year integer not null,
  number integer not null check (number > 0),
  org_path text collate "C" not null,
  line_path text collate "C",
  code text not null,
  subject_id uuid,
  taken_at timestamptz not null,
  voided_at timestamptz,
  primary key (union_id, series, year, number),
  unique (union_id, code, year, number)
);
comment on column papers_number.year is 'The calendar year in China when it was taken';
comment on column papers_number.code is 'What the number was taken with: a series may get another code later';
comment on column papers_number.subject_id is 'The case it was taken for';
comment on column papers_number.voided_at is 'When its paper was withdrawn. The number is never given out again';
create index papers_number_path on papers_number (org_path);
alter table papers_number enable row level security;
alter table papers_number force row level security;
create policy papers_number_read on papers_number for select
  using (reach_covers(org_path, line_path) or reach_system() in ('job', 'replay', 'demo'));
create policy papers_number_add on papers_number for insert
  with check (reach_system() in ('job', 'replay', 'demo'));
create policy papers_number_change on papers_number for update
  using (reach_covers(org_path, line_path) or reach_system() in ('job', 'replay', 'demo'))
  with check (reach_covers(org_path, line_path) or reach_system() in ('job', 'replay', 'demo'));
grant select, insert, update on papers_number to {app};
