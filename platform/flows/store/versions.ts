import type { Tx } from '#platform/db/tx.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';

export type VersionRow = {
  readonly id: Id<'flow-version'>;
  readonly process: string;
  readonly unionId: UnionId | null;
  readonly number: number;
  readonly baseId: Id<'flow-version'> | null;
  readonly definition: unknown;
  readonly publishedBy: PersonId | null;
  readonly publishedAt: Date;
};

const columns = (tx: Tx) => tx`
  v.id, v.process, v.union_id as "unionId", v.number, v.base_id as "baseId", v.definition, v.published_by as "publishedBy", v.published_at as "publishedAt"`;

export async function findVersion(tx: Tx, id: string): Promise<VersionRow | undefined> {
  const [row] = await tx<VersionRow[]>`select ${columns(tx)} from flows_version v where v.id = ${id}`;
  return row;
}

/** The newest version of each process at each of these unions, unless it was given up. */
export async function listNewest(tx: Tx, unionIds: readonly string[], process?: string): Promise<VersionRow[]> {
  return tx<VersionRow[]>`
    select distinct on (v.union_id, v.process) ${columns(tx)} from flows_version v
    where v.union_id = any(${[...unionIds]}::uuid[]) and v.given_up_at is null
      and ${process === undefined ? tx`true` : tx`v.process = ${process}`}
    order by v.union_id, v.process, v.number desc`;
}

/** Every version of a process that one union published, newest first, given up or not. */
export async function listVersions(tx: Tx, unionId: string, process: string): Promise<VersionRow[]> {
  return tx<VersionRow[]>`
    select ${columns(tx)} from flows_version v where v.union_id = ${unionId} and v.process = ${process} order by v.number desc limit 100`;
}

/** How many cases still run on each version. */
export async function countRunning(tx: Tx, versionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx<{ id: string; running: number }[]>`
    select c.version_id as id, count(*)::integer as running from flows_case c
    where c.version_id = any(${[...new Set(versionIds)]}::uuid[]) and c.status in ('running', 'with-starter') group by c.version_id`;
  return new Map(rows.map((row) => [row.id, row.running]));
}
