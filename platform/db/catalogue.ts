import type { Tx } from './tx.ts';
import { SCHEMA } from './database.ts';

/** One way in which the database is not what the house relies on. */
export type CatalogueFault = { readonly object: string; readonly fault: string };

/**
 * AZ-7: asks PostgreSQL's own catalogue whether the second wall stands. Run as the server's role at every start.
 * A fault stops the start: a table that forgot its policy would answer everybody.
 */
export async function findCatalogueFaults(sql: Tx): Promise<CatalogueFault[]> {
  const tables = await sql<CatalogueFault[]>`
    select c.relname as object, f.fault
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = ${SCHEMA}
    cross join lateral (values
      (not c.relrowsecurity, 'row level security is off'),
      (not c.relforcerowsecurity and c.relname not like 'setup\\_%', 'row level security is not forced'),
      (pg_get_userbyid(c.relowner) = current_user, 'the server role owns it'),
      (not exists (select 1 from pg_policy p where p.polrelid = c.oid) and c.relname not like 'setup\\_%',
        'it has no policy'),
      (not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p'), 'it has no primary key'),
      (exists (select 1 from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal), 'it has a trigger')
    ) as f(is_wrong, fault)
    where c.relkind in ('r', 'p') and f.is_wrong`;
  const rest = await sql<CatalogueFault[]>`
    select r.rolname as object, 'the server role is a superuser or may bypass row level security' as fault
    from pg_roles r where r.rolname = current_user and (r.rolsuper or r.rolbypassrls)
    union all
    select c.relname, 'a view runs with its owner''s rights'
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = ${SCHEMA}
    where c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=on'], false)
    union all
    select c.relname, 'it can have no row level security'
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = ${SCHEMA}
    where c.relkind in ('m', 'f')
    union all
    select p.proname, 'a function runs with its owner''s rights outside the reviewed list'
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname = ${SCHEMA}
    where p.prosecdef and not (p.proname = any(${REVIEWED_DEFINER_FUNCTIONS}))
    union all
    select 'server_encoding', 'the database is not UTF8' where current_setting('server_encoding') <> 'UTF8'`;
  return [...tables, ...rest];
}

/**
 * Functions that run as the owner: searches and sums that take the reach as an argument and return ids and
 * numbers only (a policy would make them hundreds of times slower). Each is reviewed before it stands here.
 */
export const REVIEWED_DEFINER_FUNCTIONS: readonly string[] = [];
