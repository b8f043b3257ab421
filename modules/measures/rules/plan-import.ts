import type { Id, UnionId } from '#platform/kernel/id.ts';
import type { FirmColumn, FirmKind } from '../wire.ts';
import { kindOfCreditCode } from './credit-code.ts';
import { plainName } from './plain-name.ts';

/** What the register says of a firm, its number aside. */
export type FirmValues = {
  readonly name: string; readonly creditCode: string | null; readonly kind: FirmKind; readonly industry: string | null;
  readonly address: string | null; readonly workers: number | null; readonly contactName: string; readonly firmUnionId: UnionId | null;
};

export type KnownFirm = {
  readonly id: Id<'firm'>; readonly values: FirmValues; readonly rowHashes: readonly string[]; readonly importId: string | null;
};

/** A correct row: what stands in its cells, and nothing for those that are empty. */
export type IncomingRow = {
  readonly line: number; readonly rowHash: string; readonly phone: string | undefined;
  readonly values: { readonly [Key in keyof FirmValues]?: FirmValues[Key] | undefined } & Pick<FirmValues, 'name'>;
};

export type Taken = { readonly values: FirmValues; readonly phone: string | undefined; readonly rowHashes: readonly string[] };
export type RefusedRow = { readonly line: number; readonly column: FirmColumn; readonly found: string; readonly reason: string };
export type ImportPlan = {
  readonly adds: readonly Taken[];
  readonly changes: readonly (Taken & { readonly id: Id<'firm'> })[];
  readonly refused: readonly RefusedRow[];
  readonly added: number; readonly merged: number; readonly unchanged: number;
};

type Slot = { id: Id<'firm'> | undefined; values: FirmValues; phone: string | undefined; rowHashes: Set<string>; isOld: boolean; isTouched: boolean };

/**
 * What some rows do to a register. A row belongs to the firm with its credit code, else to the one with its name; it
 * fills and replaces what its cells hold and empties nothing, and it does not rename. A row that made the firm what it
 * is (by its hash) changes nothing, so the same file again makes nothing new, also after a correction by hand.
 * In pieces the rows come to the same as at once.
 */
export function planImport(known: readonly KnownFirm[], rows: readonly IncomingRow[], importId: string): ImportPlan {
  const slots = known.map((firm): Slot => ({
    id: firm.id, values: firm.values, phone: undefined, rowHashes: new Set(firm.rowHashes), isOld: firm.importId !== importId, isTouched: false,
  }));
  const byName = new Map(slots.map((slot) => [plainName(slot.values.name), slot]));
  const byCode = new Map(slots.flatMap((slot) => (slot.values.creditCode === null ? [] : [[slot.values.creditCode, slot]])));
  const refused: RefusedRow[] = [];
  const counts = { added: 0, merged: 0, unchanged: 0 };
  for (const row of rows) {
    const slot = findSlot(row, byName, byCode);
    if (slot !== undefined && 'reason' in slot) {
      refused.push(slot);
      continue;
    }
    const done = slot === undefined ? undefined : take(slot, row);
    counts[done ?? 'added'] += 1;
    const kept = slot ?? newSlot(row);
    if (slot === undefined) slots.push(kept);
    byName.set(plainName(kept.values.name), kept);
    if (kept.values.creditCode !== null) byCode.set(kept.values.creditCode, kept);
  }
  const touched = slots.filter((slot) => slot.isTouched).map((slot) => ({ ...slot, rowHashes: [...slot.rowHashes] }));
  return {
    adds: touched.filter((slot) => slot.id === undefined).map(toTaken),
    changes: touched.flatMap((slot) => (slot.id === undefined ? [] : [{ ...toTaken(slot), id: slot.id }])),
    refused, ...counts,
  };
}

function toTaken({ values, phone, rowHashes }: Taken): Taken {
  return { values, phone, rowHashes };
}

function findSlot({ line, values }: IncomingRow, byName: ReadonlyMap<string, Slot>, byCode: ReadonlyMap<string, Slot>): Slot | RefusedRow | undefined {
  const { creditCode = null } = values;
  const named = byName.get(plainName(values.name));
  const coded = creditCode === null ? undefined : byCode.get(creditCode);
  const refuse = (reason: string): RefusedRow => ({ line, column: 'creditCode', found: creditCode ?? '', reason });
  if (named !== undefined && coded !== undefined && named !== coded) return refuse('measures.reason.two-firms');
  const slot = coded ?? named;
  const isOther = creditCode !== null && slot !== undefined && slot.values.creditCode !== null && slot.values.creditCode !== creditCode;
  return isOther ? refuse('measures.reason.other-code') : slot;
}

function take(slot: Slot, row: IncomingRow): 'merged' | 'unchanged' {
  if (slot.rowHashes.has(row.rowHash)) return 'unchanged';
  const values = mergeValues(slot.values, row.values);
  const isSame = row.phone === undefined && JSON.stringify(values) === JSON.stringify(slot.values);
  if (isSame) return 'unchanged';
  // A later file replaces the memory of an earlier one: going back to that is a change again.
  if (slot.isOld) slot.rowHashes = new Set();
  Object.assign(slot, { values, phone: row.phone ?? slot.phone, isOld: false, isTouched: true });
  slot.rowHashes.add(row.rowHash);
  return 'merged';
}

function newSlot({ values, phone, rowHash }: IncomingRow): Slot {
  const { creditCode = null } = values;
  const empty: FirmValues = {
    name: values.name, creditCode, kind: kindOfCreditCode(creditCode), industry: null, address: null, workers: null, contactName: '', firmUnionId: null,
  };
  return { id: undefined, values: mergeValues(empty, values), phone, rowHashes: new Set([rowHash]), isOld: false, isTouched: true };
}

/** The register's name stays: another spelling beside the same credit code is no new name. */
function mergeValues(known: FirmValues, row: IncomingRow['values']): FirmValues {
  return {
    name: known.name, creditCode: row.creditCode ?? known.creditCode, kind: row.kind ?? known.kind, industry: row.industry ?? known.industry,
    address: row.address ?? known.address, workers: row.workers ?? known.workers, contactName: row.contactName ?? known.contactName,
    firmUnionId: row.firmUnionId ?? known.firmUnionId,
  };
}
