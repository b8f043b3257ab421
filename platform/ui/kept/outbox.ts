import { localFailure, type ApiFailure } from '../api/failure.ts';
import { createStore, type Store } from '../api/store.ts';
import { isOver, waitAfter, type Parcel } from './parcel.ts';
import { createParcels, groupOf, type Parcels } from './parcels.ts';
import type { Vault, VaultParts } from './vault.ts';

/** What became of one try. `later` is everything that leaves open whether it arrived. */
export type Delivery =
  /** `content` is what is left to be seen; undefined leaves nothing on the device. */
  | { readonly kind: 'sent'; readonly content: unknown }
  | { readonly kind: 'later' | 'held' | 'refused'; readonly failure: ApiFailure };

export type Bag = {
  readonly vault: Vault;
  /** Where the parcel's photos lie. */
  readonly group: string;
  /** Settles when it is on the disk: called before anything goes out whose answer may be lost. */
  keep(content: unknown): Promise<void>;
};

/** Sends a parcel of its kind, so that sending it again after any lost answer has no second effect. */
export type Courier = (parcel: Parcel, bag: Bag) => Promise<Delivery>;

export type Outbox = Omit<Parcels, 'settle' | 'store'> & {
  readonly vault: Vault;
  readonly parcels: Parcels['store'];
  /** The one that is on its way now. */
  readonly sending: Store<string | undefined>;
  /** The person wants it sent: now, and from then on by itself. Settles after the first try with what became of it. */
  send(id: string): Promise<Parcel | undefined>;
  /** Sends what is due; `isEager` also what still waits for its next time. */
  flush(isEager: boolean): Promise<void>;
};

export type OutboxParts = VaultParts & {
  readonly vault: Vault;
  readonly couriers: Readonly<Record<string, Courier>>;
  /** Runs one sender at a time over all tabs and the service worker; several at once would be slower, never wrong. */
  readonly alone?: (work: () => Promise<void>) => Promise<void>;
  readonly announce?: () => void;
  /** False when there is surely no network: nothing is tried then, and nothing may have arrived. */
  readonly isOnline?: () => boolean;
};

export function createOutbox(parts: OutboxParts): Outbox {
  const { vault, clock, announce = () => undefined, alone = (work) => work(), isOnline = () => true } = parts;
  const { store: parcels, settle, ...desk } = createParcels({ vault, clock, announce });
  const { find, load, change, remove } = desk;
  const sending = createStore<string | undefined>(undefined);

  const deliver = (parcel: Parcel): Promise<Delivery> => {
    const bag: Bag = { vault, group: groupOf(parcel), keep: (content) => change(parcel.id, (one) => ({ ...one, content })) };
    const courier = parts.couriers[parcel.kind] ?? (() => Promise.resolve(UNKNOWN));
    // A disk that is full is no answer of the server's: it is tried again.
    return courier(parcel, bag).catch(() => UNKNOWN);
  };
  const finish = async (id: string, delivery: Delivery): Promise<void> => {
    const parcel = find(id);
    if (parcel === undefined) return;
    if (delivery.kind === 'sent') {
      return delivery.content === undefined ? remove(id) : settle({ ...parcel, stage: 'sent', failure: null, content: delivery.content });
    }
    const { kind, failure } = delivery;
    const tries = parcel.tries + 1;
    const retryAt = clock.now().getTime() + waitAfter(tries, parts.random.bytes(1)[0] ?? 0);
    return change(id, (one) => ({ ...one, failure, ...(kind === 'later' ? { tries, retryAt } : { stage: kind }) }));
  };
  const sendDue = async (isEager: boolean, first?: string): Promise<void> => {
    await load();
    if (!isOnline()) return;
    const now = clock.now().getTime();
    const due = parcels.get().filter(({ id, retryAt }) => id !== first && (isEager || retryAt <= now)).map(({ id }) => id);
    for (const id of first === undefined ? due : [first, ...due]) {
      const parcel = find(id);
      if (parcel?.stage !== 'waiting') continue;
      sending.set(id);
      const delivery = await deliver(parcel);
      await finish(id, delivery).finally(() => sending.set(undefined));
      // No way out for this one is none for the others.
      if (delivery.kind === 'later' && NO_WAY_OUT.includes(delivery.failure.code)) return;
    }
  };
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => (last = last.catch(() => undefined).then(() => alone(work)));

  return {
    ...desk, parcels, sending, vault,
    async send(id) {
      const now = clock.now().getTime();
      // What has arrived meanwhile, from another tab or the service worker, is not sent again.
      await change(id, (one) => (isOver(one) ? one : { ...one, stage: 'waiting', tries: 0, failure: null, touchedAt: now, retryAt: now }));
      await inTurn(() => sendDue(false, id));
      return find(id);
    },
    flush: (isEager) => inTurn(() => sendDue(isEager)),
  };
}

const NO_WAY_OUT: readonly string[] = ['http/offline', 'http/timeout'];
const UNKNOWN: Delivery = { kind: 'later', failure: localFailure('http/garbled') };
