import { mergePasses, type Pass } from '#capabilities/checkin/rules/passes.ts';
import { shiftInstant, toInstant, type Clock } from '#platform/kernel/clock.ts';
import type { Random } from '#platform/kernel/random.ts';
import { newIntentKey } from '#platform/ui/api/browser-random.ts';
import { createClient, type Client } from '#platform/ui/api/client.ts';
import type { Answer } from '#platform/ui/api/failure.ts';
import type { Vault } from '#platform/ui/kept/vault.ts';
import { gateApi, type DoorList, type SentPass } from './gate-api.ts';
import type { DoorLink } from './door-link.ts';

/** A pass as this device noted it; `isSent` once an answer of the house has listed it as it is now. */
export type OwnPass = Pass & { readonly isSent: boolean };
export type DoorView = {
  readonly list: DoorList | undefined;
  readonly own: readonly OwnPass[];
  /** Of all doors, own ones included. */
  readonly passes: readonly Pass[];
  readonly heardAtMs: number | undefined;
  readonly isBusy: boolean;
  readonly failure: string | undefined;
  readonly clockOffMs: number;
  readonly isLasting: boolean;
};
export type DoorKeeper = {
  readonly link: DoorLink;
  readonly view: { get(): DoorView; listen(hear: () => void): () => void };
  /** The house's time as this device knows it. */
  nowMs(): number;
  /** Written down before it answers: a green light is never shown for what could be lost. */
  note(pass: Pick<Pass, 'entryId' | 'cardId' | 'persons' | 'how'>): Promise<Pass>;
  undo(passId: string): Promise<void>;
  sync(): Promise<void>;
  /** Takes everything off this device; refused while something is unsent. */
  handBack(): Promise<boolean>;
};
export type KeeperParts = { readonly vault: Vault; readonly clock: Clock; readonly random: Random; readonly fetch?: typeof globalThis.fetch };

const GROUP = 'gate.';
/** The list and what was noted stay so long after the last change; then the vault sweeps them. */
const DAYS = 7;
const MOST_SENT = 500;
/** An answer takes a moment on its way: less than this is no wrong clock. */
const QUIET_MS = 3_000;

/** The door that this device kept last, if any. */
export async function findKeptDoor(vault: Vault): Promise<DoorLink | undefined> {
  const [group] = await vault.list(GROUP);
  const link: unknown = group === undefined ? undefined : await vault.read(group, 'link');
  const [doorId, secret]: readonly unknown[] = ['doorId', 'secret'].map((name) => Reflect.get(Object(link), name));
  return typeof doorId === 'string' && typeof secret === 'string' ? { doorId, secret } : undefined;
}

export async function openDoorKeeper(link: DoorLink, parts: KeeperParts): Promise<DoorKeeper> {
  const { vault, clock, random } = parts;
  const group = `${GROUP}${link.doorId}`;
  await vault.ensure(group, { days: DAYS });
  await vault.write(group, 'link', link);
  let view: DoorView = {
    list: undefined, own: [], passes: [], heardAtMs: undefined, isBusy: false, failure: undefined, clockOffMs: 0, isLasting: vault.kind === 'sealed',
    ...await readKept(vault, group),
  };
  const listeners = new Set<() => void>();
  const show = (change: Partial<DoorView>): void => {
    view = { ...view, ...change };
    view = { ...view, passes: mergePasses(view.own, view.passes) };
    for (const hear of listeners) hear();
  };
  show({});
  let token: string | undefined;
  const client = createClient({
    baseUrl: '', random, credentials: 'omit', headers: (): Record<string, string> => (token === undefined ? {} : { authorization: `Receipt ${token}` }),
    ...parts.fetch === undefined ? {} : { fetch: parts.fetch },
  });
  // One writing after the other: two at once could leave the older one.
  let writing: Promise<unknown> = Promise.resolve();
  const keep = (): Promise<unknown> => {
    writing = writing.then(() => vault.write(group, 'door', { list: view.list, own: view.own, passes: view.passes, clockOffMs: view.clockOffMs }));
    return writing;
  };
  const nowMs = () => clock.now().getTime() + view.clockOffMs;

  /** Asks as this door; a token that has run out is asked for anew, once. */
  async function asDoor<Value>(ask: (as: Client) => Promise<Answer<Value>>): Promise<Answer<Value>> {
    for (let tries = 0; ; tries += 1) {
      if (token === undefined) {
        const entered = await client.call(gateApi.enterDoor, { doorId: link.doorId, secret: link.secret });
        if (!entered.ok) return entered;
        token = entered.value.token;
      }
      const answer = await ask(client);
      if (answer.ok || tries > 0 || !['http/not-signed-in', 'http/not-found'].includes(answer.failure.code)) return answer;
      token = undefined;
    }
  }

  async function send(): Promise<string | undefined> {
    for (;;) {
      const unsent = view.own.filter(({ isSent }) => !isSent).slice(0, MOST_SENT);
      if (unsent.length === 0) return undefined;
      const passes = unsent.map(({ passId, entryId, cardId, persons, how, atMs, isUndone }) => ({ passId, entryId, cardId, persons, how, isUndone, at: shiftInstant(EPOCH, atMs).toISOString() }));
      const answer = await asDoor((as) => as.call(gateApi.sendPasses, { doorId: link.doorId, passes }));
      if (!answer.ok) return answer.failure.code;
      const known = (answer.value.passes as unknown as SentPass[]).map(toPass); // -- dates are text on the wire
      const listed = new Map(known.map((one) => [one.passId, one.isUndone]));
      // Taken back while it was on its way: that is yet to be told.
      show({ passes: known, own: view.own.map((one) => ({ ...one, isSent: one.isSent || listed.get(one.passId) === one.isUndone })), heardAtMs: nowMs() });
      await keep();
    }
  }

  async function refresh(): Promise<string | undefined> {
    const before = clock.now().getTime();
    const answer = await asDoor((as) => as.call(gateApi.readDoor, { doorId: link.doorId }));
    if (!answer.ok) return answer.failure.code;
    const list = answer.value as unknown as DoorList; // -- dates are text on the wire
    const off = Date.parse(list.asOf) - (before + clock.now().getTime()) / 2;
    show({ list, passes: list.passes.map(toPass), clockOffMs: Math.abs(off) < QUIET_MS ? 0 : Math.round(off) });
    show({ heardAtMs: nowMs() });
    await keep();
    return undefined;
  }

  return {
    link, nowMs,
    view: { get: () => view, listen: (hear) => { listeners.add(hear); return () => listeners.delete(hear); } },
    async note(about) {
      const pass: OwnPass = { ...about, passId: newIntentKey(random), doorId: link.doorId, atMs: nowMs(), isUndone: false, isSent: false };
      show({ own: [...view.own, pass] });
      await keep();
      return pass;
    },
    async undo(passId) {
      show({ own: view.own.map((one) => (one.passId === passId ? { ...one, isUndone: true, isSent: false } : one)) });
      await keep();
    },
    async sync() {
      if (view.isBusy) return;
      show({ isBusy: true });
      const failure = await send() ?? await refresh();
      show({ isBusy: false, failure });
    },
    async handBack() {
      if (view.own.some(({ isSent }) => !isSent)) return false;
      await vault.remove(group);
      return true;
    },
  };
}

const EPOCH = toInstant('1970-01-01T00:00:00Z');

function toPass({ at, ...pass }: SentPass): Pass {
  return { ...pass, atMs: Date.parse(at) };
}

async function readKept(vault: Vault, group: string): Promise<Partial<Pick<DoorView, 'list' | 'own' | 'passes' | 'clockOffMs'>>> {
  // Written by this app alone and sealed since: what opens is what was written.
  return await vault.read(group, 'door') as Partial<DoorView> | undefined ?? {}; // -- see above
}
