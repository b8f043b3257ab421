import type { Id, UnionId } from '#platform/kernel/id.ts';
import type { FirmColumn, FirmKind } from '../wire.ts';
import { kindOfCreditCode } from './credit-code.ts';
import { plainName } from './plain-name.ts';

/** What the register says of a firm, its number aside. */
export type FirmValues = {
  readonly name: string; readonly creditCode: string | null; readonly kind: FirmKind; readonly industry: string | null;
  readonly address: string | null; readonly workers: number | null; readonly contactName: string; readonly firmUnionId: UnionId | null;
};

/** A firm of the register; its number opened, because the same number again is no change. */
export type KnownFirm = { readonly id: Id<'firm'>; readonly values: FirmValues; readonly phone: string };

/** A correct row: what stands in its cells, and nothing for those that are empty. */
export type IncomingRow = {
  readonly line: number; readonly phone: string | undefined;
  readonly values: { readonly [Key in keyof FirmValues]?: FirmValues[Key] | undefined } & Pick<FirmValues, 'name'>;
};

/** `phone` is set where there is a new number to record. */
export type Taken = { readonly values: FirmValues; readonly phone: string | undefined };
export type RefusedRow = { readonly line: number; readonly column: FirmColumn; readonly found: string; readonly reason: string };
export type ImportPlan = {
  readonly adds: readonly Taken[];
  readonly changes: readonly (Taken & { readonly id: Id<'firm'> })[];
  readonly refused: readonly RefusedRow[];
  readonly added: number; readonly merged: number; readonly unchanged: number;
};

type Slot = { readonly before: KnownFirm | undefined; values: FirmValues; phone: string };

/**
 * What some rows do to a register. A row belongs to the firm with its credit code, else to the one with its name; it
 * fills and replaces what its cells hold and empties nothing, and it does not rename. In pieces the rows come to the
 * same as at once.
 */
export function planImport(known: readonly KnownFirm[], rows: readonly IncomingRow[]): ImportPlan {
  const slots = known.map((before): Slot => ({ before, values: before.values, phone: before.phone }));
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
    counts[slot === undefined ? 'added' : joinRow(slot, row)] += 1;
    const kept = slot ?? newSlot(row);
    if (slot === undefined) slots.push(kept);
    byName.set(plainName(kept.values.name), kept);
    if (kept.values.creditCode !== null) byCode.set(kept.values.creditCode, kept);
  }
  return { adds: slots.filter(({ before }) => before === undefined).map(toTaken), changes: slots.flatMap(toChange), refused, ...counts };
}

function toTaken({ before, values, phone }: Slot): Taken {
  return { values, phone: phone === (before?.phone ?? '') ? undefined : phone };
}

/** Rows of one file may contradict each other and end where they began. */
function toChange(slot: Slot): ImportPlan['changes'] {
  if (slot.before === undefined || (isSame(slot.before.values, slot.values) && slot.before.phone === slot.phone)) return [];
  return [{ ...toTaken(slot), id: slot.before.id }];
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

function joinRow(slot: Slot, row: IncomingRow): 'merged' | 'unchanged' {
  const [values, phone] = [joinValues(slot.values, row.values), row.phone ?? slot.phone];
  if (isSame(values, slot.values) && phone === slot.phone) return 'unchanged';
  slot.values = values;
  slot.phone = phone;
  return 'merged';
}

function newSlot({ values, phone = '' }: IncomingRow): Slot {
  const { creditCode = null } = values;
  const empty: FirmValues = {
    name: values.name, creditCode, kind: kindOfCreditCode(creditCode), industry: null, address: null, workers: null, contactName: '', firmUnionId: null,
  };
  return { before: undefined, values: joinValues(empty, values), phone };
}

/** The register's name stays: another spelling beside the same credit code is no new name. */
function joinValues(known: FirmValues, row: IncomingRow['values']): FirmValues {
  return {
    name: known.name, creditCode: row.creditCode ?? known.creditCode, kind: row.kind ?? known.kind, industry: row.industry ?? known.industry,
    address: row.address ?? known.address, workers: row.workers ?? known.workers, contactName: row.contactName ?? known.contactName,
    firmUnionId: row.firmUnionId ?? known.firmUnionId,
  };
}

function isSame(one: FirmValues, other: FirmValues): boolean {
  return one.name === other.name && one.creditCode === other.creditCode && one.kind === other.kind && one.industry === other.industry
    && one.address === other.address && one.workers === other.workers && one.contactName === other.contactName && one.firmUnionId === other.firmUnionId;
}
