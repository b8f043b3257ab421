/** Orders of one list in three versions, as ids. */
export type Orders = { readonly base: readonly string[]; readonly above: readonly string[]; readonly own: readonly string[] };

/**
 * The order of a merged list. Who changed the order of what all three versions know decides; where both did, and
 * differently, the own order stays (`isContested`). What only the other version has comes behind its neighbour there.
 */
export function mergeOrder(members: ReadonlySet<string>, { base, above, own }: Orders, takesAbove: boolean): { readonly order: readonly string[]; readonly isContested: boolean } {
  const shared = new Set(base.filter((id) => above.includes(id) && own.includes(id)));
  const [was, up, mine] = [base, above, own].map((list) => list.filter((id) => shared.has(id)).join(' '));
  const isContested = up !== was && mine !== was && up !== mine;
  const isOwn = mine !== was && !(isContested && takesAbove);
  const [first, second] = isOwn ? [own, above] : [above, own];
  const order = first.filter((id) => members.has(id));
  for (const [at, id] of second.entries()) {
    if (members.has(id) && !order.includes(id)) order.splice(placeAfter(order, second.slice(0, at)), 0, id);
  }
  return { order: [...order, ...[...members].filter((id) => !order.includes(id))], isContested };
}

/** Behind the nearest of those that stood before it; at the beginning when none of them is here. */
function placeAfter(order: readonly string[], before: readonly string[]): number {
  const neighbour = before.findLast((id) => order.includes(id));
  return neighbour === undefined ? 0 : order.indexOf(neighbour) + 1;
}
