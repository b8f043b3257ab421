import type { FigureChange } from '#platform/contract/figure.ts';
import type { Tx } from '#platform/db/tx.ts';
import { subtreeRange, type OrgPath } from '#platform/kernel/org-path.ts';
import { FOLD_DEPTH } from '../rules/fold.ts';

/**
 * Adds changes to their counters and to the folds above them. A change of a union that does not exist fails (its path
 * would be null): a figure is never lost in silence.
 */
export async function addToCells(tx: Tx, changes: readonly FigureChange[]): Promise<void> {
  if (changes.length === 0) return;
  const cells = tx`jsonb_to_recordset(${tx.json(changes)}) as c(metric text, "unionId" uuid, day date, "by" bigint)`;
  await tx`
    insert into figures_day as f (metric, union_id, day, n, org_path, line_path)
    select c.metric, c."unionId", c.day, c."by", u.path, u.line_path from ${cells} left join orgs_union u on u.id = c."unionId"
    order by c.metric collate "C", u.path, c.day
    on conflict (metric, union_id, day) do update
      set n = f.n + excluded.n, org_path = excluded.org_path, line_path = excluded.line_path`;
  await tx`
    insert into figures_fold as w (metric, top_path, span, day, n, subtree_end)
    select t.metric, t.path, s.span, s.day, sum(t.n), left(t.path, -1) || '0'
    from (select c.metric, c.day, c."by" as n,
                 array_to_string((string_to_array(u.path, '/'))[1:d.depth], '/') || '/' as path
          from ${cells} join orgs_union u on u.id = c."unionId"
          cross join lateral generate_series(1, least(${FOLD_DEPTH}::integer, u.level)) as d(depth)) t
    cross join lateral (values ('day', t.day), ('month', date_trunc('month', t.day)::date)) as s(span, day)
    group by t.metric, t.path, s.span, s.day
    on conflict (metric, span, top_path, day) do update set n = w.n + excluded.n`;
}

export async function setCountedTo(tx: Tx, at: Date): Promise<void> {
  await tx`
    insert into figures_state as s (counted_to) values (${at})
    on conflict (id) do update set counted_to = greatest(s.counted_to, excluded.counted_to)`;
}

/**
 * Gives the counters of a union, of everything below it and of what it leads the paths that the tree has now. Asked by the
 * union and not by a path: until the reader comes to the change, the union may have moved again.
 */
export async function refreshPaths(tx: Tx, unionId: string): Promise<void> {
  await tx`
    update figures_day f set org_path = u.path, line_path = u.line_path
    from orgs_union t
    join orgs_union u on (u.path >= t.path and u.path < left(t.path, -1) || '0')
      or (u.line_path >= coalesce(t.line_path, t.path) and u.line_path < left(coalesce(t.line_path, t.path), -1) || '0')
    where t.id = ${unionId} and f.union_id = u.id and (f.org_path <> u.path or f.line_path is distinct from u.line_path)`;
}

/** Sums some folded places anew from the counters below them; a place where no union stands any more loses its folds. */
export async function refold(tx: Tx, tops: readonly OrgPath[]): Promise<void> {
  for (const top of tops) {
    const { from, to } = subtreeRange(top);
    await tx`delete from figures_fold w where w.top_path = ${top}`;
    await tx`
      insert into figures_fold (metric, top_path, span, day, n, subtree_end)
      select f.metric, ${top}, s.span, s.day, sum(f.n), ${to}
      from figures_day f cross join lateral (values ('day', f.day), ('month', date_trunc('month', f.day)::date)) as s(span, day)
      where f.org_path >= ${from} and f.org_path < ${to}
      group by f.metric, s.span, s.day`;
  }
}

export async function clearCells(tx: Tx): Promise<void> {
  await tx`delete from figures_day`;
  await tx`delete from figures_fold`;
  await tx`delete from figures_state`;
}
