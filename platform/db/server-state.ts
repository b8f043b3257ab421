import type { Tx } from './tx.ts';

/** What `zhijia doctor` asks PostgreSQL, as the server's own role. */
export type ServerState = {
  readonly version: string;
  readonly versionNumber: number;
  readonly now: Date;
  readonly role: string;
  readonly isPrivileged: boolean;
  readonly fsync: string;
  readonly synchronousCommit: string;
};

export async function findServerState(sql: Tx): Promise<ServerState> {
  const [row] = await sql<ServerState[]>`
    select split_part(version(), ' on ', 1) as version, current_setting('server_version_num')::integer as "versionNumber",
           clock_timestamp() as now, current_user as role, r.rolsuper or r.rolbypassrls as "isPrivileged",
           current_setting('fsync') as fsync, current_setting('synchronous_commit') as "synchronousCommit"
    from pg_roles r where r.rolname = current_user`;
  if (row === undefined) throw new Error('the server role is not in the catalogue');
  return row;
}
