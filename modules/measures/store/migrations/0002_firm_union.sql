-- The reference made every entry of a firm wait for its own union's row while it held the row of the union above: two
-- unions that were changed at once could wait for each other. Unions are never deleted, and the use-case has found it.
alter table measures_firm drop constraint measures_firm_firm_union_id_fkey;
