import { createStore, type Store } from '../api/store.ts';
import { isOver, isParcel, LIFE_DAYS, type Parcel } from './parcel.ts';
import { DAY, type Vault, type VaultParts } from './vault.ts';

/** The parcels on this device: in the vault, and opened in the page's memory for the screens. */
export type Parcels = {
  /** The oldest first. */
  readonly store: Store<readonly Parcel[]>;
  find(id: string): Parcel | undefined;
  /** Reads again what is kept; drops what is older than seven days. */
  load(): Promise<void>;
  /** Keeps a new parcel, or one that was kept before with everything in it new. */
  put(parcel: Parcel): Promise<void>;
  /** Changes what is kept; nothing when it is gone. */
  change(id: string, by: (parcel: Parcel) => Parcel): Promise<void>;
  /** What is over: only what is left to be seen stays, under a key of its own. */
  settle(parcel: Parcel): Promise<void>;
  remove(id: string): Promise<void>;
};

export type ParcelsParts = Pick<VaultParts, 'clock'> & {
  readonly vault: Vault;
  /** Tells the other tabs. */
  readonly announce: () => void;
};

const OPEN = 'parcel.';
const OVER = 'over.';
/** Far beyond the seven days that `load` counts: for what no version of the page can read any more. */
const BACKSTOP = { days: 30 };

/** Where a parcel lies in the vault; its photos lie beside it. */
export function groupOf(parcel: Parcel): string {
  return `${isOver(parcel) ? OVER : OPEN}${parcel.id}`;
}

export function createParcels({ vault, clock, announce }: ParcelsParts): Parcels {
  const store = createStore<readonly Parcel[]>([]);
  const find = (id: string) => store.get().find((one) => one.id === id);
  const show = (parcels: readonly Parcel[]) => store.set([...parcels].sort((one, other) => one.madeAt - other.madeAt));
  const without = (id: string) => store.get().filter((one) => one.id !== id);
  const write = async (parcel: Parcel): Promise<boolean> => {
    show([...without(parcel.id), parcel]);
    return vault.write(groupOf(parcel), 'parcel', parcel);
  };
  /** The new group first: killed in between, both are there and `load` takes what is over. */
  const settle = async (parcel: Parcel): Promise<void> => {
    await vault.ensure(groupOf(parcel), BACKSTOP);
    await write(parcel);
    await vault.remove(`${OPEN}${parcel.id}`);
  };
  const load = async (): Promise<void> => {
    await vault.sweep();
    const kept = await readParcels(vault);
    show(kept);
    const oldest = clock.now().getTime() - LIFE_DAYS * DAY;
    for (const parcel of kept) {
      if (isOver(parcel)) await vault.remove(`${OPEN}${parcel.id}`);
      else if (parcel.touchedAt <= oldest && parcel.stage === 'draft') await remove(parcel.id);
      else if (parcel.touchedAt <= oldest) await settle({ ...parcel, stage: 'dropped', content: null });
    }
  };
  const remove = async (id: string): Promise<void> => {
    show(without(id));
    await vault.remove(`${OPEN}${id}`);
    await vault.remove(`${OVER}${id}`);
  };

  // One after another: a reading that began before a writing must not show what was there before it.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const told = (work: () => Promise<void>) => inTurn(work).finally(announce);
  return {
    store, find,
    load: () => inTurn(load),
    put: (parcel) => told(async () => {
      await vault.ensure(groupOf(parcel), BACKSTOP);
      await write(parcel);
    }),
    change: (id, by) => told(async () => {
      const parcel = find(id);
      // Gone from the vault: another tab has sent or removed it, and what it knows counts.
      if (parcel !== undefined && !(await write(by(parcel)))) await load();
    }),
    settle: (parcel) => told(() => settle(parcel)),
    remove: (id) => told(() => remove(id)),
  };
}

async function readParcels(vault: Vault): Promise<readonly Parcel[]> {
  const found = new Map<string, Parcel>();
  for (const group of [...await vault.list(OPEN), ...await vault.list(OVER)]) {
    const parcel = await vault.read(group, 'parcel');
    if (isParcel(parcel)) found.set(parcel.id, parcel);
  }
  return [...found.values()];
}
