import type { Tx } from '#platform/db/tx.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import type { Changes } from '../rules/resolve.ts';

/** Whether what is kept in memory still holds: one number by key, asked beside a request's first statement. */
export async function readStamp(tx: Tx): Promise<number> {
  const [row] = await tx<{ stamp: number }[]>`select s.stamp from switchboard_stamp s where s.id`;
  return row?.stamp ?? 0;
}

/** Layouts as they stand: which union says something, and by which of its versions. */
export type LayoutPlace = { readonly unionId: UnionId; readonly name: string; readonly orgPath: OrgPath; readonly version: number };

/** All of them with the stamp they belong to; one statement, so both are of one moment. */
export async function listLayoutPlaces(tx: Tx): Promise<{ readonly stamp: number; readonly places: readonly LayoutPlace[] }> {
  const rows = await tx<(Partial<LayoutPlace> & { stamp: number })[]>`
    select s.stamp, l.union_id as "unionId", u.name, l.org_path as "orgPath", l.version
    from switchboard_stamp s left join (switchboard_layout l join orgs_union u on u.id = l.union_id) on true where s.id`;
  return { stamp: rows[0]?.stamp ?? 0, places: rows.flatMap((row) => (isPlace(row) ? [row] : [])) };
}

// A house in which nobody has said anything has one row: the stamp beside nulls.
function isPlace(row: Partial<LayoutPlace>): row is LayoutPlace {
  return typeof row.unionId === 'string';
}

/** The layouts of a union and those above it, the topmost first. For decisions: not from memory. */
export async function listLayoutsAbove(tx: Tx, union: { readonly id: string; readonly ancestors: readonly string[] }): Promise<(LayoutPlace & { changes: Changes })[]> {
  return tx<(LayoutPlace & { changes: Changes })[]>`
    select l.union_id as "unionId", u.name, u.path as "orgPath", l.version, v.changes
    from switchboard_layout l
    join orgs_union u on u.id = l.union_id
    join switchboard_version v on v.union_id = l.union_id and v.version = l.version
    where l.union_id = any(${[...union.ancestors, union.id]}::uuid[]) order by u.level`;
}

/** What some versions say; a version never changes once it is there. */
export async function listChanges(
  tx: Tx, asked: readonly Pick<LayoutPlace, 'unionId' | 'version'>[],
): Promise<{ unionId: UnionId; version: number; changes: Changes }[]> {
  return tx<{ unionId: UnionId; version: number; changes: Changes }[]>`
    select v.union_id as "unionId", v.version, v.changes from switchboard_version v
    join unnest(${asked.map((one) => one.unionId)}::uuid[], ${asked.map((one) => one.version)}::integer[]) as a (union_id, version)
      on a.union_id = v.union_id and a.version = v.version`;
}

export type VersionRow = { readonly version: number; readonly publishedAt: Date; readonly officerName: string | null; readonly note: string; readonly settings: number };

/** What a union has published, newest first. */
export async function listVersions(tx: Tx, unionId: string, limit: number): Promise<VersionRow[]> {
  return tx<VersionRow[]>`
    select v.version, v.published_at as "publishedAt", p.name as "officerName", v.note,
      (select count(*) from jsonb_object_keys(v.changes))::integer as settings
    from switchboard_version v left join orgs_person p on p.id = v.officer_id
    where v.union_id = ${unionId} order by v.version desc limit ${limit}`;
}

/**
 * Publishings and changes of addresses take turns before they are journaled: an address that one union gives up and
 * another takes must be so in the journal too.
 */
export async function takeTurnToPublish(tx: Tx): Promise<void> {
  await tx`select s.stamp from switchboard_stamp s where s.id for update`;
}

/** After the tree has changed: paths in memory are no longer true. */
export async function moveStamp(tx: Tx): Promise<void> {
  await tx`update switchboard_stamp s set stamp = s.stamp + 1 where s.id`;
}

export async function findAddress(tx: Tx, unionId: string): Promise<string | null> {
  const [row] = await tx<{ code: string | null }[]>`select a.code from switchboard_address a where a.union_id = ${unionId}`;
  return row?.code ?? null;
}

export async function findUnionByAddress(tx: Tx, code: string): Promise<{ id: UnionId; name: string; path: OrgPath } | undefined> {
  const [row] = await tx<{ id: UnionId; name: string; path: OrgPath }[]>`
    select u.id, u.name, u.path from switchboard_address a join orgs_union u on u.id = a.union_id where a.code = ${code}`;
  return row;
}

/** Where a union stands; undefined for one that is not there. */
export async function findUnionPath(tx: Tx, unionId: string): Promise<OrgPath | undefined> {
  const [row] = await tx<{ path: OrgPath }[]>`select u.path from orgs_union u where u.id = ${unionId}`;
  return row?.path;
}

/** Where a person belongs, for a request that names no union. Runs under the person's own reach. */
export async function findHomePath(tx: Tx, personId: PersonId): Promise<OrgPath | null> {
  const [row] = await tx<{ path: OrgPath | null }[]>`
    select u.path from orgs_person p join orgs_union u on u.id = p.union_id where p.id = ${personId}`;
  return row?.path ?? null;
}
