-- The newest cases of a reach in one trip, and planned once per connection: behind a policy, planning a statement costs
-- more than running it. The three indexes hold all that the choice and the policy ask for, so that counting and walking
-- never leave them; only the rows of the page are fetched.
drop index appeals_appeal_path;
drop index appeals_appeal_line;
drop index appeals_appeal_newest;
create index appeals_appeal_path on appeals_appeal (org_path)
  include (received_at, id, line_path, person_id, excluded_ids);
create index appeals_appeal_line on appeals_appeal (line_path)
  include (received_at, id, org_path, person_id, excluded_ids) where line_path is not null;
create index appeals_appeal_newest on appeals_appeal (received_at desc, id desc, org_path, line_path)
  include (person_id, excluded_ids);

-- SECURITY INVOKER: every statement in here is under the caller's own policies. The ranges and the excluded person, given
-- as arguments, are the first wall. Generic plans, forced into shape: which of two ways suits a range depends on how many
-- cases lie in it. The planner, which estimates text prefixes badly, cannot tell; counting a few can.
create function appeals_newest(
  org_ranges text[], line_ranges text[], self uuid, before uuid, few integer, page integer
) returns setof appeals_appeal language plpgsql stable security invoker
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
as $$
#variable_conflict use_variable
declare
  before_at timestamptz := 'infinity';
  before_id uuid := coalesce(before, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  chosen uuid[] := '{}';
  picked uuid[];
  counted integer;
begin
  if before is not null then
    select a.received_at into before_at from appeals_appeal a where a.id = before;
    if not found then return; end if;
  end if;
  for spot in 1 .. coalesce(array_length(org_ranges, 1), 0) by 2 loop
    with within as materialized (
      select a.id, a.received_at from appeals_appeal a
      where a.org_path >= org_ranges[spot] and a.org_path < org_ranges[spot + 1]
        and (self is null or not self = any (a.excluded_ids)) limit few + 1)
    select n.n, case when n.n <= few then array(
      select w.id from within w where (w.received_at, w.id) < (before_at, before_id)
      order by w.received_at desc, w.id desc limit page) end
    into counted, picked from (select count(*) as n from within) n;
    if counted > few then
      picked := array(
        select a.id from appeals_appeal a
        where a.org_path >= org_ranges[spot] and a.org_path < org_ranges[spot + 1]
          and (self is null or not self = any (a.excluded_ids)) and (a.received_at, a.id) < (before_at, before_id)
        order by a.received_at desc, a.id desc limit page);
    end if;
    chosen := chosen || picked;
  end loop;
  for spot in 1 .. coalesce(array_length(line_ranges, 1), 0) by 2 loop
    with within as materialized (
      select a.id, a.received_at from appeals_appeal a
      where a.line_path >= line_ranges[spot] and a.line_path < line_ranges[spot + 1]
        and (self is null or not self = any (a.excluded_ids)) limit few + 1)
    select n.n, case when n.n <= few then array(
      select w.id from within w where (w.received_at, w.id) < (before_at, before_id)
      order by w.received_at desc, w.id desc limit page) end
    into counted, picked from (select count(*) as n from within) n;
    if counted > few then
      picked := array(
        select a.id from appeals_appeal a
        where a.line_path >= line_ranges[spot] and a.line_path < line_ranges[spot + 1]
          and (self is null or not self = any (a.excluded_ids)) and (a.received_at, a.id) < (before_at, before_id)
        order by a.received_at desc, a.id desc limit page);
    end if;
    chosen := chosen || picked;
  end loop;
  -- Fetched first and sorted then: with sorting discouraged, the order alone would make it walk a whole index.
  return query
    with rows as materialized (select a.* from appeals_appeal a where a.id = any (chosen))
    select r.* from rows r order by r.received_at desc, r.id desc limit page;
end $$;
comment on function appeals_newest is
  'The newest cases of some path ranges (from, to, from, to …), older than the case `before`; a range of at most `few` is sorted whole';
