import type { Actor } from '#platform/access/actor.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import { isDatabaseUnavailable, openDatabase, type Database } from '#platform/db/database.ts';
import { runEndpoint } from '#platform/http/run-endpoint.ts';
import { newId } from '#platform/kernel/random.ts';
import type { Manifest } from '#platform/registry/module.ts';
import { startCuttingProxy, type Cut, type CuttingProxy } from '#platform/testkit/cutting-proxy.ts';
import { scale } from '#platform/testkit/laws/random-runs.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';

/** One press as it is sent: the same endpoint, person and input each time it is repeated. */
export type Press = { readonly endpoint: Endpoint; readonly actor: Actor; readonly input: object };

export type Killed = {
  /** What a kill left that is neither as before nor as after; empty is what is wanted. */
  readonly faults: readonly string[];
  readonly kills: number;
  /** The statements of the press when nothing disturbs it. */
  readonly statements: readonly string[];
};

export type Killer = {
  /** Cuts the connection at every statement of the press, one try after another under one key, until it has happened. */
  killAtEvery(make: () => Promise<Press>): Promise<Killed>;
  /** Sends a press by way of the wire that can be cut. */
  send(press: Press, key: string, cut?: Cut, onCut?: () => void): Promise<Sent>;
  readonly proxy: CuttingProxy;
  read(): Promise<Tables>;
  close(): Promise<void>;
};
export type Sent = { readonly body: unknown } | { readonly error: unknown };

/** Of each table its rows, and one number that changes when any column of any row does. */
export type Tables = ReadonlyMap<string, { readonly rows: number; readonly digest: string }>;

export async function openKiller(world: TestWorld, manifests: readonly Manifest[], tables: readonly string[]): Promise<Killer> {
  const proxy = await startCuttingProxy(world.appUrl);
  const db: Database = openDatabase(proxy.url, { connections: 1, name: 'killed' });
  const handlers = new Map(manifests.flatMap((one) => one.handlers).map((one) => [one.endpoint.id, one]));
  const killer: Killer = {
    proxy,
    killAtEvery: (make) => killAtEvery(killer, world, make),
    async send({ endpoint, actor, input }, key, cut, onCut) {
      const handler = handlers.get(endpoint.id);
      if (handler === undefined) throw new Error(`no handler for ${endpoint.id}`);
      proxy.arm(cut, onCut);
      try {
        const { body } = await runEndpoint({ ...world.at, db }, handler, {
          actor, input, actingUnion: undefined, idempotencyKey: key, requestId: 'killed', caller: { address: '127.0.0.1', device: undefined },
        });
        return { body };
      } catch (error) {
        return { error };
      }
    },
    async read() {
      const parts = tables.map((table) =>
        `select '${table}' as "table", count(*)::integer as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as digest from ${table} t`);
      const rows = await world.ownerDb.pool.unsafe<{ table: string; rows: number; digest: string }[]>(parts.join(' union all '));
      return new Map(rows.map((row) => [row.table, row]));
    },
    async close() {
      await db.close();
      await proxy.close();
    },
  };
  return killer;
}

/**
 * What is killed before a statement is for the database what is killed after the one before it: so each is killed after the
 * database did it, and the first and the commit on both sides. `npm run test:long` kills on both sides of all.
 */
async function killAtEvery(killer: Killer, world: TestWorld, make: () => Promise<Press>): Promise<Killed> {
  const undisturbed = await pressed(killer, world, await make());
  const [press, key] = [await make(), newId(world.house)];
  const before = await killer.read();
  let kills = 0;
  const kill = async (cut: Cut): Promise<Tables> => {
    const sent = await killer.send(press, key, cut);
    if ('body' in sent) throw new Error(`the press was over before it was killed ${cut.side} ${cut.at}`);
    if (!isDatabaseUnavailable(sent.error)) throw sent.error;
    kills += 1;
    return killer.read();
  };
  const faults = changed(before, await kill({ at: 'commit', side: 'before' })).map((table) => `killed before the commit it has written ${table}`);
  for (let at = 1; faults.length === 0; at += 1) {
    if (at === 1 || scale > 1) faults.push(...changed(before, await kill({ at, side: 'before' })).map((table) => `killed before statement ${at} it has written ${table}`));
    const now = await kill({ at, side: 'after' });
    if (changed(before, now).length === 0) continue;
    const last = killer.proxy.passed().at(-1);
    if (last !== 'commit') faults.push(`killed after statement ${at} (${last}) it has written ${changed(before, now).join(', ')}`);
    const gained = JSON.stringify(growth(before, now));
    if (gained !== undisturbed.gained) faults.push(`killed after statement ${at} it has written ${gained} and not ${undisturbed.gained}`);
    if (faults.length === 0) faults.push(...await tellAgain(killer, press, key));
    break;
  }
  return { faults, kills, statements: undisturbed.statements };
}

async function pressed(killer: Killer, world: TestWorld, press: Press): Promise<{ readonly statements: readonly string[]; readonly gained: string }> {
  const before = await killer.read();
  const sent = await killer.send(press, newId(world.house));
  if ('error' in sent) throw sent.error;
  return { statements: [...killer.proxy.passed()], gained: JSON.stringify(growth(before, await killer.read())) };
}

/** A press that has happened is told again: the same answer each time, and nothing is written. */
export async function tellAgain(killer: Killer, press: Press, key: string): Promise<readonly string[]> {
  const before = await killer.read();
  const told = [await killer.send(press, key), await killer.send(press, key)].map((sent) => JSON.stringify('body' in sent ? sent.body : String(sent.error)));
  return [
    ...told[0] === told[1] && told[0]?.startsWith('{') === true ? [] : [`the repeats were answered ${told.join(' and ')}`],
    ...changed(before, await killer.read()).map((table) => `a repeat changed ${table}`),
  ];
}

export const changed = (before: Tables, after: Tables): string[] => [...before].flatMap(([table, { digest }]) => (after.get(table)?.digest === digest ? [] : [table]));

/** Tables that were written, each with the rows it gained. */
export function growth(before: Tables, after: Tables): Readonly<Record<string, number>> {
  return Object.fromEntries(changed(before, after).map((table) => [table, (after.get(table)?.rows ?? 0) - (before.get(table)?.rows ?? 0)]));
}
