-- The officer who asks. Reach alone cannot say "not this person": who is excluded from a case (回避) must not read it
-- either, although their office lies in its line.
create function reach_self() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.self', true), '')::uuid $$;
comment on function reach_self is 'Who asks by virtue of an office; only ever used to leave rows out';
