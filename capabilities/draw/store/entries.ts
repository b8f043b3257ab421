import type { Sealed } from '#platform/contract/event.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';

export type EntryRow = {
  readonly entryId: string;
  readonly drawId: string;
  readonly personId: PersonId;
  readonly number: string;
  readonly token: string;
  readonly weight: number;
  readonly size: number;
  readonly rank: number | null;
  readonly isPlaced: boolean | null;
};
export type WeightRow = { readonly entryId: string; readonly drawId: string; readonly personId: PersonId; readonly weight: number; readonly reasonSealed: Sealed; readonly setAt: Date };

const entryColumns = (tx: Tx) => tx`
  e.entry_id as "entryId", e.draw_id as "drawId", e.person_id as "personId", e.number, e.token, e.weight, e.size, e.rank, e.is_placed as "isPlaced"`;
const weightColumns = (tx: Tx) => tx`
  w.entry_id as "entryId", w.draw_id as "drawId", w.person_id as "personId", w.weight, w.reason_sealed as "reasonSealed", w.set_at as "setAt"`;

export async function listNumbers(tx: Tx, drawId: string): Promise<{ entryId: string; number: string }[]> {
  return tx<{ entryId: string; number: string }[]>`select e.entry_id as "entryId", e.number from draw_entry e where e.draw_id = ${drawId}`;
}

export async function countEntries(tx: Tx, drawId: string): Promise<number> {
  const [row] = await tx<{ entries: number }[]>`select count(*)::int as entries from draw_entry e where e.draw_id = ${drawId}`;
  return row?.entries ?? 0;
}

/** Somebody's entry of a draw, the one that is drawn. */
export async function findEntryOf(tx: Tx, drawId: string, personId: string): Promise<EntryRow | undefined> {
  const [row] = await tx<EntryRow[]>`select ${entryColumns(tx)} from draw_entry e where e.person_id = ${personId} and e.draw_id = ${drawId}`;
  return row;
}

export async function listEntriesOfPerson(tx: Tx, personId: string): Promise<EntryRow[]> {
  return tx<EntryRow[]>`select ${entryColumns(tx)} from draw_entry e where e.person_id = ${personId} order by e.draw_id desc limit 200`;
}

/** The last of the drawn order that got places: where the cut lies. In the reach 'job'. */
export async function findLastPlaced(tx: Tx, drawId: string): Promise<{ number: string; rank: number } | undefined> {
  const [row] = await tx<{ number: string; rank: number }[]>`
    select e.number, e.rank from draw_entry e where e.draw_id = ${drawId} and e.is_placed order by e.rank desc limit 1`;
  return row;
}

/** Groups that wait before a place in the drawn order. In the reach 'job'. */
export async function countWaitingBefore(tx: Tx, drawId: string, rank: number): Promise<number> {
  const [row] = await tx<{ before: number }[]>`
    select count(*)::int as before from draw_entry e where e.draw_id = ${drawId} and not e.is_placed and e.rank < ${rank}`;
  return row?.before ?? 0;
}

export async function listWeightRows(tx: Tx, drawId: string): Promise<WeightRow[]> {
  return tx<WeightRow[]>`select ${weightColumns(tx)} from draw_weight w where w.draw_id = ${drawId} order by w.set_at, w.entry_id`;
}

export async function listWeightsOfPerson(tx: Tx, personId: string): Promise<WeightRow[]> {
  return tx<WeightRow[]>`select ${weightColumns(tx)} from draw_weight w where w.person_id = ${personId} order by w.set_at desc, w.entry_id limit 200`;
}
