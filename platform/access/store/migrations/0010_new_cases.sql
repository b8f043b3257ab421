-- Several cases that are made in one transaction. A setting of its own: what a policy opens for reading to the bearer of
-- one new case (its photos) stays closed here, so that no case of a batch can reach what belongs to another.
create function reach_new_cases() returns uuid[] language sql stable parallel safe as $$
  select string_to_array(nullif(current_setting('app.newcases', true), ''), ',')::uuid[] $$;
comment on function reach_new_cases is 'Cases that are about to be made together: their rows may be inserted, nothing may be read';
