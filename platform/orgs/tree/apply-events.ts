import type { Tx } from '#platform/db/tx.ts';
import { applier, rowsOf, type Applied, type Applier } from '#platform/journal/applier.ts';
import { isSameOrBelow, toOrgPath, type OrgPath } from '#platform/kernel/org-path.ts';
import { listUnionsById, type UnionRow } from '../store/unions.ts';
import { withWholeReach } from '../store/whole-reach.ts';
import { rootOf } from '../rules/line-root.ts';
import { carryRows, shiftUnions, type Shift } from './store/move-subtrees.ts';
import { endPlacements, placeAnew } from './store/placements.ts';
import { certificateExpiring, secondLeaderEnded, unionDissolved, unionMoved, unionRegistered, unionRenamed, unionSplitOff } from './tree-events.ts';

type Moved = Applied<typeof unionMoved>;

/** An UPDATE … FROM takes any one of several rows for one target: of neighbours about one union the last counts. */
function lastOf<Event extends { readonly unionId: string }>(events: readonly Event[]): Event[] {
  return [...new Map(events.map((event) => [event.unionId, event])).values()];
}

/** Neighbours that touch nothing of each other are applied at once: the children of a union that goes into another. */
function roundsOf(events: readonly Moved[]): Moved[][] {
  const rounds: Moved[][] = [];
  for (const event of events) {
    const round = rounds.at(-1);
    const touches = (one: Moved) => [one.path, one.newPath].some((path) => isRelated(path, event.path) || isRelated(path, event.newPath));
    if (round === undefined || round.some(touches)) rounds.push([event]);
    else round.push(event);
  }
  return rounds;
}

function isRelated(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** Second lines that begin within each other cannot be rewritten by one statement; then one union goes after the other. */
async function moveRound(tx: Tx, round: readonly Moved[], tables: readonly string[]): Promise<void> {
  const rows = await listUnionsById(tx, round.flatMap((event) => [event.unionId, event.parentId]));
  const roots = rows.filter((row) => round.some((event) => event.unionId === row.id)).map(rootOf);
  const isTangled = roots.some((one, index) => roots.some((other, place) => place !== index && isSameOrBelow(one, other)));
  if (isTangled && round.length > 1) {
    for (const event of round) await moveRound(tx, [event], tables);
    return;
  }
  const byId = new Map(rows.map((row) => [String(row.id), row]));
  const shifts = round.map((event) => shiftOf(event, byId.get(event.unionId), byId.get(event.parentId)));
  const replaced = await shiftUnions(tx, shifts);
  await tx`
    update orgs_union u set parent_id = e."parentId"
    from jsonb_to_recordset(${rowsOf(tx, round)}) as e("unionId" uuid, "parentId" uuid) where u.id = e."unionId"`;
  await tx`
    update orgs_union u set child_count = u.child_count + e.children
    from (select r."parentId" as id, count(*)::integer as children
          from jsonb_to_recordset(${rowsOf(tx, round)}) as r("parentId" uuid) group by 1) e
    where u.id = e.id`;
  await carryRows(tx, tables, replaced);
  const moved = new Map(round.map((event) => [String(event.unionId), event]));
  const [first] = round;
  if (first === undefined) return;
  const at = (path: string) => round.find((event) => path.startsWith(event.path))?.at ?? first.at;
  await placeAnew(tx, replaced.filter((one) => one.path !== one.oldPath).map((one) => ({
    unionId: one.id, at: at(one.oldPath), cause: moved.has(one.id) ? 'moved' : 'moved-along',
  })));
}

function shiftOf(event: Moved, union: UnionRow | undefined, parent: UnionRow | undefined): Shift {
  if (union === undefined || parent === undefined) throw new TypeError('a union moves from or to nowhere');
  const toPath = toOrgPath(event.newPath);
  return {
    fromPath: union.path, toPath, depth: union.ancestors.length, ancestors: [...parent.ancestors, parent.id], fromLine: union.linePath,
    // Its own second leader stays; what it had from the unions above it, it now has from the new ones.
    toLine: union.secondLeaderId !== null ? union.linePath : parent.linePath === null ? null : toOrgPath(parent.linePath + lastSegment(toPath)),
  };
}

function lastSegment(path: OrgPath): string {
  return path.slice(path.lastIndexOf('/', path.length - 2) + 1);
}

const chronicle: readonly Applier[] = [
  applier(unionRenamed, async (tx, events) => {
    await tx`
      update orgs_union u set name = e.name
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events))}) as e("unionId" uuid, name text) where u.id = e."unionId"`;
    await withWholeReach(tx, () => placeAnew(tx, lastOf(events).map(({ unionId, at }) => ({ unionId, at, cause: 'renamed' }))));
  }),
  applier(unionSplitOff, async (tx, events) => {
    await decide(tx, events.map((event) => ({ ...event, kind: 'split', otherId: event.fromId, otherKind: 'gave-off' })));
  }),
  applier(unionRegistered, async (tx, events) => {
    // One by one: a code that one union gives up and another takes must be free before it is taken.
    for (const event of events) {
      await tx`
        update orgs_union u set credit_code = ${event.creditCode}, certificate_from = ${event.certificateFrom}, certificate_to = ${event.certificateTo}
        where u.id = ${event.unionId}`;
    }
  }),
  applier(certificateExpiring, (tx, events) => withWholeReach(tx, async () => {
    await tx`
      update orgs_union u set reminded_for = e."certificateTo"
      from jsonb_to_recordset(${rowsOf(tx, lastOf(events))}) as e("unionId" uuid, "certificateTo" date) where u.id = e."unionId"`;
  })),
];

type Decision = { readonly eventId: string; readonly unionId: string; readonly otherId: string | null; readonly kind: string };

/** Told at both unions, at each in its own words. The other's row has an id that follows from the event. */
async function decide(tx: Tx, decisions: readonly (Decision & { readonly otherKind: string })[]): Promise<void> {
  await withWholeReach(tx, async () => {
    await tx`
      insert into orgs_decision (id, union_id, org_path, line_path, kind, other_id, reason, decided_on, document_number, decided_at)
      select case when s.is_own then e."eventId" else overlay(overlay(md5(e."eventId"::text) placing '8' from 13) placing '8' from 17)::uuid end,
        u.id, u.path, u.line_path, s.kind, s.other, e.reason, e."decidedOn", e."documentNumber", e.at
      from jsonb_to_recordset(${rowsOf(tx, decisions)}) as e(
        "eventId" uuid, "unionId" uuid, kind text, "otherId" uuid, "otherKind" text, reason text, "decidedOn" date, "documentNumber" text, at timestamptz)
      cross join lateral (values (e."unionId", e."otherId", e.kind, true), (e."otherId", e."unionId", e."otherKind", false)) as s(own, other, kind, is_own)
      join orgs_union u on u.id = s.own`;
  });
}

/** The only code that changes where unions stand, here and in replay. `tables` are all scoped tables of the house. */
export function treeAppliers(tables: readonly string[]): readonly Applier[] {
  return [
    ...chronicle,
    // Also rows that whoever decided it must not see: a case about themselves moves with its union.
    applier(unionMoved, (tx, events) => withWholeReach(tx, async () => {
      for (const round of roundsOf(events)) await moveRound(tx, round, tables);
    })),
    applier(secondLeaderEnded, (tx, events) => withWholeReach(tx, async () => {
      for (const event of events) await endLine(tx, event.unionId, tables);
    })),
    applier(unionDissolved, async (tx, events) => {
      await decide(tx, events.map((event) => ({ ...event, kind: event.isMerged ? 'merged' : 'dissolved', otherId: event.successorId, otherKind: 'took-in' })));
      await withWholeReach(tx, async () => {
        // The certificate and its code end with the union; another one may be given the code.
        await tx`
          update orgs_union u set dissolved_at = e.at, successor_id = e."successorId", credit_code = null, certificate_from = null, certificate_to = null
          from jsonb_to_recordset(${rowsOf(tx, events)}) as e("unionId" uuid, "successorId" uuid, at timestamptz) where u.id = e."unionId"`;
        await endPlacements(tx, events);
      });
    }),
  ];
}

async function endLine(tx: Tx, unionId: string, tables: readonly string[]): Promise<void> {
  const [union] = await listUnionsById(tx, [unionId]);
  if (union === undefined) throw new TypeError('a second line ends nowhere');
  const { path, ancestors, linePath } = union;
  const replaced = await shiftUnions(tx, [{
    fromPath: path, toPath: path, depth: ancestors.length, ancestors: [...ancestors], fromLine: linePath, toLine: null,
  }]);
  await tx`update orgs_union u set second_leader_id = null where u.id = ${unionId}`;
  await carryRows(tx, tables, replaced);
}
