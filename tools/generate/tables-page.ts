import type { Tx } from '#platform/db/tx.ts';
import { page, table } from './markdown.ts';

type Column = { readonly name: string; readonly type: string; readonly isOptional: boolean; readonly comment: string | null };
type Policy = { readonly name: string; readonly command: string; readonly using: string | null; readonly check: string | null };
type Table = { readonly name: string; readonly comment: string | null; readonly columns: readonly Column[]; readonly policies: readonly Policy[]; readonly grants: string | null };

/** The migrated schema as PostgreSQL's own catalogue tells it: what is there, not what a migration meant. */
export async function tablesPage(catalogue: Tx): Promise<string> {
  const tables = await catalogue<Table[]>`
    select c.relname as name, obj_description(c.oid) as comment,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
          'isOptional', not a.attnotnull, 'comment', col_description(c.oid, a.attnum)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select jsonb_agg(jsonb_build_object('name', p.polname,
          'command', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
          'using', pg_get_expr(p.polqual, c.oid), 'check', pg_get_expr(p.polwithcheck, c.oid)) order by p.polname)
        from pg_policy p where p.polrelid = c.oid), '[]') as policies,
      (select string_agg(distinct lower(g.privilege_type), ', ' order by lower(g.privilege_type))
        from information_schema.role_table_grants g
        where g.table_schema = 'zhijia' and g.table_name = c.relname and g.grantee like 'zhijia_app_%') as grants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'zhijia'
    where c.relkind in ('r', 'p') order by c.relname collate "C"`;
  return page('Tables', 'the migrated database', ...tables.map(section));
}

function section({ name, comment, columns, policies, grants }: Table): string {
  return [
    `## ${name}`,
    ...(comment === null ? [] : [comment]),
    table(['column', 'type', 'meaning'], columns.map((column) =>
      [column.name, `${column.type}${column.isOptional ? ', may be empty' : ''}`, column.comment ?? ''])),
    `The server's role may: ${grants ?? 'nothing'}.`,
    policies.length === 0 ? 'No policies: the owner\'s own.' : policies.map(policyLine).join('\n'),
  ].join('\n\n');
}

function policyLine({ name, command, using, check }: Policy): string {
  const text = (sql: string) => `\`${sql.replaceAll(/\s+/g, ' ')}\``;
  const parts = [...(using === null ? [] : [`rows where ${text(using)}`]), ...(check === null || check === using ? [] : [`writes where ${text(check)}`])];
  return `- ${name}, ${command}: ${parts.join('; ')}`;
}
