import type { Tx } from '#platform/db/tx.ts';
import { subtreeRange, type OrgPath } from '#platform/kernel/org-path.ts';

/**
 * How one union and everything below it changes its places. A line of leadership that is null before was led by nobody;
 * what hangs below a leader in the second line keeps hanging there, wherever it stands in the first.
 */
export type Shift = {
  readonly fromPath: OrgPath;
  readonly toPath: OrgPath;
  /** Of the union itself, from the root to the parent. */
  readonly ancestors: readonly string[];
  /** How many ancestors it had before. */
  readonly depth: number;
  readonly fromLine: OrgPath | null;
  readonly toLine: OrgPath | null;
};

/** A union's two places before and after. */
export type Replaced = {
  readonly id: string;
  readonly oldPath: OrgPath;
  readonly path: OrgPath;
  readonly line: OrgPath | null;
};

/**
 * Rewrites `orgs_union` for shifts that do not touch each other, in one statement, and tells which unions stand elsewhere
 * on either line. The caller has set the whole reach.
 */
export async function shiftUnions(tx: Tx, shifts: readonly Shift[]): Promise<Replaced[]> {
  const asked = shifts.map((shift) => {
    const [fromRoot, toRoot] = [shift.fromLine ?? shift.fromPath, shift.toLine ?? shift.toPath];
    return { ...shift, fromRoot, toRoot, pathEnd: subtreeRange(shift.fromPath).to, rootEnd: subtreeRange(fromRoot).to };
  });
  return tx<Replaced[]>`
    with shifts as materialized (
      select s.* from jsonb_to_recordset(${tx.json(asked)}) as s(
        "fromPath" text, "pathEnd" text, "toPath" text, ancestors uuid[], depth integer, "fromLine" text, "toLine" text,
        "fromRoot" text, "rootEnd" text, "toRoot" text)),
    by_path as materialized (
      select u.id, s.* from shifts s join orgs_union u on u.path >= s."fromPath" and u.path < s."pathEnd"),
    by_line as materialized (
      select u.id, s.* from shifts s join orgs_union u on u.line_path >= s."fromRoot" and u.line_path < s."rootEnd"),
    places as materialized (
      select u.id, u.path as "oldPath", u.line_path as "oldLine",
        coalesce(p."toPath" || substr(u.path, length(p."fromPath") + 1), u.path) as path,
        case
          -- Inherited from the union that is shifted, or its own.
          when p."fromLine" is not null or (p."toLine" is not null and u.line_path is null) then p."toLine" || substr(u.path, length(p."fromPath") + 1)
          -- Below a leader that is shifted.
          when l.id is not null then l."toRoot" || substr(u.line_path, length(l."fromRoot") + 1)
          else u.line_path end as line,
        case when p.id is null then u.ancestors else p.ancestors || u.ancestors[p.depth + 1 :] end as ancestors
      from (select b.id from by_path b union select b.id from by_line b) i
      join orgs_union u on u.id = i.id
      left join by_path p on p.id = u.id
      left join by_line l on l.id = u.id),
    changed as materialized (
      select p.* from places p where p.path <> p."oldPath" or p.line is distinct from p."oldLine"),
    written as (
      update orgs_union u set path = c.path, line_path = c.line, ancestors = c.ancestors, level = cardinality(c.ancestors) + 1
      from changed c where u.id = c.id returning u.id)
    select c.id, c."oldPath", c.path, c.line from changed c join written w on w.id = c.id`;
}

/**
 * Takes the rows of all scoped tables along, one statement per table however many unions moved. A table that lets no
 * second line stay empty (duties) holds the first one's place there.
 */
export async function carryRows(tx: Tx, tables: readonly string[], replaced: readonly Replaced[]): Promise<void> {
  if (replaced.length === 0) return;
  const full = await tx<{ table: string }[]>`
    select c.relname as table from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'line_path' and a.attnotnull
    where c.oid = any(${tables.map((table) => table)}::regclass[])`;
  const places = [replaced.map((one) => one.oldPath), replaced.map((one) => one.path), replaced.map((one) => one.line)] as const;
  for (const table of tables) {
    const line = full.some((one) => one.table === table) ? tx`coalesce(m.line, m.path)` : tx`m.line`;
    await tx`
      update ${tx(table)} s set org_path = m.path, line_path = ${line}
      from unnest(${places[0]}::text[], ${places[1]}::text[], ${places[2]}::text[]) as m(old, path, line)
      where s.org_path = m.old`;
  }
}
