import type { PortalGroup, PortalService } from '#platform/switchboard/rules/portal.ts';
import { serviceTiles, type PageTile } from './service-words.ts';

/** `name` is the union's own; without one the words of the page are used, or the service's. */
export type Tile = Omit<PageTile, 'word'> & { readonly serviceId: string; readonly name: string | null; readonly word: string | null };

/** More services than this, and each has one small tile; up to this, all its pages have a large one with a hint. */
const MOST_LARGE = 3;

export function isLarge(groups: readonly PortalGroup[]): boolean {
  return groups.reduce((sum, group) => sum + group.services.length, 0) <= MOST_LARGE;
}

/** The tiles of one service: the page that the union opens it with first, under the union's name and drawing. */
export function tilesOf({ id, name, icon, page }: PortalService, all: boolean): readonly Tile[] {
  const known = serviceTiles[id] ?? [];
  const opening = known.find((tile) => tile.page === page);
  // A drawing that was chosen for the service does not tell its pages apart; the page's own is used while it is the usual one.
  const first: Tile = { serviceId: id, name, page, word: opening?.word ?? null, icon: page === known[0]?.page ? icon : opening?.icon ?? icon, tone: opening?.tone ?? 'brand' };
  return [first, ...(all ? known.filter((tile) => tile.page !== page).map((tile) => ({ ...tile, serviceId: id, name: null })) : [])];
}
