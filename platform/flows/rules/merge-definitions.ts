import { mergeThreeWays, type Settings, type Value } from '#platform/kernel/merge-three-ways.ts';
import { processDefinition, type ProcessDefinition } from '../wire.ts';
import { canonical, inside, LIST, listOf, ownerOf, putTogether, takeApart, type Piece, type Pieces } from './definition-pieces.ts';
import { mergeOrder } from './merge-order.ts';

/** `path`: a head (`title`), a piece (`step:key`), a part of one (`step:key.who`), or an order (`order:fields`). Null is absent. */
export type DefinitionConflict = { readonly path: string; readonly base: unknown; readonly above: unknown; readonly own: unknown };
export type MergedDefinition = { readonly merged: ProcessDefinition; readonly conflicts: readonly DefinitionConflict[] };

type Versions = { readonly base: Pieces; readonly above: Pieces; readonly own: Pieces };
type Merging = Versions & { readonly fromAbove: ReadonlySet<string>; readonly kept: Map<string, Piece>; readonly conflicts: DefinitionConflict[] };

/**
 * A new version from above meets a union's own one; `base` is what the own one was made from. Fields, steps and branches are
 * matched by key. What one side changed is taken from it; what both changed differently stays as it is here and is listed:
 * nothing of the own version is lost. `fromAbove` names the conflicts in which the version above is to win after all.
 * When the two do not fit together (a parallel step left with one branch), the own version stands, and everything that
 * changed above is listed.
 */
export function mergeDefinitions(base: ProcessDefinition, above: ProcessDefinition, own: ProcessDefinition, fromAbove: ReadonlySet<string> = new Set()): MergedDefinition {
  const versions = { base: takeApart(base), above: takeApart(above), own: takeApart(own) };
  const merging: Merging = { ...versions, fromAbove, kept: new Map(), conflicts: [] };
  const heads = mergeValues('', [versions.base.heads, versions.above.heads, versions.own.heads], merging);
  for (const id of new Set([...versions.own.pieces.keys(), ...versions.above.pieces.keys()])) mergePiece(id, merging);
  keepWhole(merging);
  settlePlaces(merging);
  const lists = orderLists(merging);
  const put = processDefinition.safeParse(putTogether({ heads, pieces: merging.kept, lists }));
  if (!put.success) return { merged: own, conflicts: changesAbove(versions) };
  return { merged: put.data, conflicts: outermost(merging) };
}

function mergePiece(id: string, merging: Merging): void {
  const [was, up, mine] = [merging.base.pieces.get(id), merging.above.pieces.get(id), merging.own.pieces.get(id)];
  const contest = { path: id, base: was?.whole ?? null, above: up?.whole ?? null, own: mine?.whole ?? null };
  if (mine !== undefined && up !== undefined && !isOfTwoKinds(was, up, mine)) {
    merging.kept.set(id, { ...mine, values: mergeValues(`${id}.`, [was?.values ?? {}, up.values, mine.values], merging) });
    return;
  }
  if (was !== undefined && (mine === undefined || up === undefined)) {
    const left = mine ?? up;
    // What the other side took away goes, unless it was worked on here, itself or inside, or moved.
    if (left === undefined || (canonical(left.whole) === canonical(was.whole) && listOf(left) === listOf(was))) return;
  }
  if (was !== undefined || (mine !== undefined && up !== undefined)) merging.conflicts.push(contest);
  const chosen = was === undefined && (mine === undefined || up === undefined) ? mine ?? up : merging.fromAbove.has(id) ? up : mine;
  if (chosen !== undefined) merging.kept.set(id, chosen);
}

/** A step or field of two kinds cannot be mixed of both; where only one side worked on it, part by part gives that side. */
function isOfTwoKinds(was: Piece | undefined, up: Piece, mine: Piece): boolean {
  const before = canonical(was?.whole ?? null);
  return up.values.kind !== mine.values.kind && canonical(mine.whole) !== before && canonical(up.whole) !== before;
}

function mergeValues(path: string, [base, above, own]: readonly [Settings, Settings, Settings], { fromAbove, conflicts }: Merging): Settings {
  const { merged, conflicts: found } = mergeThreeWays(base, above, own);
  const isTaken = (key: string) => fromAbove.has(path + key);
  conflicts.push(...found.map(({ key, base: was, above: up, local }) => ({ path: path + key, base: read(key, was), above: read(key, up), own: read(key, local) })));
  return { ...merged, ...Object.fromEntries(found.filter(({ key }) => isTaken(key)).map(({ key, above: up }) => [key, up])) };
}

function read(name: string, value: Value): unknown {
  return typeof value === 'string' && name !== LIST ? JSON.parse(value) : value;
}

/** What stands or goes whole takes everything inside along, as the version has it that won. */
function keepWhole(merging: Merging): void {
  const { fromAbove, kept, above, own } = merging;
  for (const { path } of outermost(merging).filter((one) => above.pieces.has(one.path) || own.pieces.has(one.path))) {
    const [winner, loser] = fromAbove.has(path) ? [above, own] : [own, above];
    for (const id of inside(loser, path)) if (!winner.pieces.has(id)) kept.delete(id);
    for (const id of inside(winner, path)) {
      const piece = winner.pieces.get(id);
      if (piece !== undefined && !kept.has(id)) kept.set(id, piece);
    }
  }
}

/** Every piece stands in a list that is there, and no step inside itself: a move of the own version goes before one above. */
function settlePlaces(merging: Merging): void {
  const { kept, own, above } = merging;
  for (const piece of [...kept.values()].filter((one) => !reachesTop(one, kept))) {
    const mine = own.pieces.get(piece.id);
    if (mine !== undefined && listOf(mine) !== listOf(piece)) place(piece, listOf(mine), merging);
  }
  for (const piece of [...kept.values()].filter((one) => !reachesTop(one, kept))) {
    const up = above.pieces.get(piece.id);
    const list = up !== undefined && reachesTop(moved(piece, listOf(up)), kept) ? listOf(up) : 'steps';
    if (own.pieces.has(piece.id) && piece.id.startsWith('step:')) place(piece, list, merging);
  }
  for (const piece of [...kept.values()].filter((one) => !reachesTop(one, kept))) kept.delete(piece.id);
}

function place(piece: Piece, list: string, { kept, base, above, own, conflicts }: Merging): void {
  kept.set(piece.id, moved(piece, list));
  const path = `${piece.id}.${LIST}`;
  if (!conflicts.some((one) => one.path === path)) conflicts.push({ path, base: placeIn(base, piece.id), above: placeIn(above, piece.id), own: placeIn(own, piece.id) });
}

function moved(piece: Piece, list: string): Piece {
  return { ...piece, values: { ...piece.values, [LIST]: list } };
}

function reachesTop(piece: Piece, kept: ReadonlyMap<string, Piece>): boolean {
  let owner = ownerOf(listOf(piece));
  for (const passed = new Set([piece.id]); owner !== undefined; owner = ownerOf(listOf(kept.get(owner) ?? piece))) {
    if (passed.has(owner) || !holdsLists(kept.get(owner))) return false;
    passed.add(owner);
  }
  return true;
}

function holdsLists(piece: Piece | undefined): boolean {
  return piece !== undefined && (piece.id.startsWith('branch:') || piece.values.kind === '"choose"' || piece.values.kind === '"together"');
}

function placeIn({ pieces }: Pieces, id: string): unknown {
  return pieces.get(id)?.values[LIST] ?? null;
}

function orderLists({ base, above, own, kept, fromAbove, conflicts }: Merging): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, Set<string>>();
  for (const piece of kept.values()) members.set(listOf(piece), (members.get(listOf(piece)) ?? new Set()).add(piece.id));
  return new Map([...members].map(([list, ids]) => {
    const path = `order:${list}`;
    const orders = { base: base.lists.get(list) ?? [], above: above.lists.get(list) ?? [], own: own.lists.get(list) ?? [] };
    const { order, isContested } = mergeOrder(ids, orders, fromAbove.has(path));
    if (isContested) conflicts.push({ path, ...orders });
    return [list, order];
  }));
}

/** Of a whole piece and what is inside it, the piece alone is a question to somebody. */
function outermost({ conflicts, own, above }: Pick<Merging, 'conflicts' | 'own' | 'above'>): readonly DefinitionConflict[] {
  const whole = new Set(conflicts.map(({ path }) => path).filter((path) => own.pieces.has(path) || above.pieces.has(path)));
  const covered = new Set([...whole].flatMap((id) => [...inside(own, id), ...inside(above, id)]));
  return conflicts.filter(({ path }) => !covered.has(path.replace(/\..*$/, '')));
}

/** Everything that is otherwise above than it was. */
function changesAbove({ base, above, own }: Versions): readonly DefinitionConflict[] {
  const wholeOf = ({ heads, pieces }: Pieces, id: string): unknown => pieces.get(id)?.whole ?? read('', heads[id] ?? null);
  const ids = new Set([...Object.keys(above.heads), ...base.pieces.keys(), ...above.pieces.keys()]);
  return [...ids].map((path) => ({ path, base: wholeOf(base, path), above: wholeOf(above, path), own: wholeOf(own, path) }))
    .filter((one) => canonical(one.base) !== canonical(one.above));
}
