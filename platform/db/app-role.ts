import { createHash } from 'node:crypto';
import type postgres from 'postgres';

/** The role the server runs as: it may log in, owns nothing, and cannot step over row-level security. */
export type AppRole = { readonly name: string; readonly password: string };

/** Thrown when DATABASE_URL's user may not create the role; it needs CREATEROLE, once. */
export class AppRoleMissing extends Error {
  readonly user: string;
  constructor(user: string) {
    super('the user of DATABASE_URL may not create the server role');
    this.name = 'AppRoleMissing';
    this.user = user;
  }
}

/**
 * Creates the role once. Name and password stand in setup_secret, which only the owner reads, so that any
 * number of server machines with the same DATABASE_URL find them there. Roles belong to the whole cluster:
 * the name carries a hash of the database's, so that two platforms in one cluster do not share one.
 */
export async function ensureAppRole(sql: postgres.Sql, newPassword: () => string): Promise<AppRole> {
  const known = await findAppRole(sql);
  if (known !== undefined) return known;
  const [here] = await sql<{ name: string; user: string }[]>`select current_database() as name, current_user as user`;
  const name = `zhijia_app_${createHash('sha256').update(here?.name ?? '').digest('hex').slice(0, 10)}`;
  const password = newPassword();
  if (!/^[A-Za-z0-9_-]{24,}$/.test(password)) throw new TypeError('role password needs 24 safe characters');
  const attributes = `login nosuperuser nobypassrls nocreatedb nocreaterole password '${password}'`;
  const [existing] = await sql`select 1 from pg_roles r where r.rolname = ${name}`;
  const verb = existing === undefined ? 'create' : 'alter';
  try {
    await sql.unsafe(`${verb} role ${name} ${attributes}`);
  } catch (error) {
    if (isPrivilegeError(error)) throw new AppRoleMissing(here?.user ?? '');
    throw error;
  }
  await sql.unsafe(`grant usage on schema zhijia to ${name}`);
  // Where an administrator took CONNECT from everybody, the server's role needs it by name.
  await sql`grant connect on database ${sql(here?.name ?? '')} to ${sql(name)}`;
  await sql`insert into setup_secret (name, value)
    values ('app-role', ${name}), ('app-password', ${password})
    on conflict (name) do update set value = excluded.value`;
  return { name, password };
}

export async function findAppRole(sql: postgres.Sql): Promise<AppRole | undefined> {
  const rows = await sql<{ name: string; value: string }[]>`
    select s.name, s.value from setup_secret s where s.name in ('app-role', 'app-password')`;
  const name = rows.find((row) => row.name === 'app-role')?.value;
  const password = rows.find((row) => row.name === 'app-password')?.value;
  return name === undefined || password === undefined ? undefined : { name, password };
}

/** The same server and database, entered as the server's own role. */
export function appUrl(ownerUrl: string, role: AppRole): string {
  const url = new URL(ownerUrl);
  url.username = role.name;
  url.password = role.password;
  return url.toString();
}

function isPrivilegeError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501';
}
