import type { Service } from '#platform/contract/service.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import { toPortal, type Portal } from './rules/portal.ts';
import { resolve, type Changes, type Layer, type Resolved } from './rules/resolve.ts';
import { listChanges, listLayoutPlaces } from './store/layouts.ts';

/** Every union's settings in the memory of one process, as true as the stamp that a request has just read. */
export type Switchboard = {
  readonly services: ReadonlyMap<string, Service>;
  /** Loads what changed, if anything did since this stamp was read. Next to nothing when it did not. */
  catchUp(stamp: number): Promise<void>;
  /** What holds at a union's path; null for somebody who belongs to none. Call `catchUp` first. */
  at(path: OrgPath | string | null): Resolved;
  /** The phone's home there; `today` is a day in China. */
  portalAt(path: OrgPath | string | null, today: string): Portal;
};

declare module '#platform/access/ctx.ts' {
  interface Ports { readonly switchboard: Switchboard }
}

type Memory = {
  readonly stamp: number;
  /** Layers by the path of their union. */
  readonly layers: ReadonlyMap<string, Layer & { readonly name: string }>;
  /** Chains that were walked: most unions say nothing and share one with those above. */
  readonly chains: Map<string, Resolved>;
};

const EMPTY: Memory = { stamp: 0, layers: new Map(), chains: new Map() };

/**
 * `pool` reads outside the request's transaction, so that memory never holds what is rolled back later. It reads at a
 * moment after the stamp was read, and so sees at least what the stamp tells of.
 */
export function createSwitchboard(parts: { readonly services: readonly Service[]; readonly pool: Tx }): Switchboard {
  const services = new Map(parts.services.map((service) => [service.id, service]));
  const contents = new Map<string, Changes>();
  const portals = new WeakMap<Resolved, { readonly today: string; readonly portal: Portal }>();
  let memory = EMPTY;
  let loading: Promise<void> | undefined;

  const load = async (): Promise<void> => {
    const { stamp, places } = await listLayoutPlaces(parts.pool);
    const named = places.map((place) => ({ ...place, name: `${place.unionId}:${place.version}` }));
    const unread = places.filter((place) => !contents.has(`${place.unionId}:${place.version}`));
    for (const one of unread.length === 0 ? [] : await listChanges(parts.pool, unread)) contents.set(`${one.unionId}:${one.version}`, one.changes);
    // What is no longer in force is read again should somebody come back to it.
    const current = new Set(named.map(({ name }) => name));
    for (const name of contents.keys()) if (!current.has(name)) contents.delete(name);
    memory = {
      stamp, chains: new Map(),
      layers: new Map(places.map(({ unionId, name, orgPath, version }) =>
        [orgPath, { by: { unionId, name }, changes: contents.get(`${unionId}:${version}`) ?? {}, name: `${unionId}:${version}` }])),
    };
  };
  const at = (path: string | null): Resolved => {
    const chain = prefixes(path ?? '').flatMap((prefix) => memory.layers.get(prefix) ?? []);
    const name = chain.map((layer) => layer.name).join();
    const known = memory.chains.get(name) ?? resolve(chain);
    memory.chains.set(name, known);
    return known;
  };
  return {
    services, at,
    async catchUp(stamp) {
      // A load that is under way may have begun before this stamp: then another one follows it. No third: who has moved the
      // stamp in a transaction that is still open would wait for it for ever.
      for (let turn = 0; turn < 2 && memory.stamp < stamp; turn += 1) await (loading ??= load().finally(() => { loading = undefined; }));
    },
    portalAt(path, today) {
      const resolved = at(path);
      const known = portals.get(resolved);
      if (known?.today === today) return known.portal;
      const portal = toPortal(resolved, [...services.values()], today);
      portals.set(resolved, { today, portal });
      return portal;
    },
  };
}

/** '1/g/2j/' → '1/', '1/g/', '1/g/2j/'. */
function prefixes(path: string): string[] {
  const found: string[] = [];
  for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) found.push(path.slice(0, end + 1));
  return found;
}
