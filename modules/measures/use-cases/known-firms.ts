import type { Ctx } from '#platform/access/ctx.ts';
import { openSeal } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { firmPhoneEntered } from '../events/definitions.ts';
import type { KnownFirm } from '../rules/plan-import.ts';
import type { FirmRow } from '../store/rows.ts';

/** The firms as an import compares with them, numbers opened. They are compared and not shown to anybody. */
export async function toKnownFirms(ctx: Ctx, rows: readonly FirmRow[]): Promise<KnownFirm[]> {
  const phones = await openPhones(ctx, rows);
  return rows.map(({ id, name, creditCode, kind, industry, address, workers, contactName, firmUnionId }) => ({
    id, phone: phones.get(id) ?? '', values: { name, creditCode, kind, industry, address, workers, contactName, firmUnionId },
  }));
}

/** Numbers by firm; a firm without one, or whose key was destroyed, is not in it. */
export async function openPhones(ctx: Ctx, rows: readonly FirmRow[]): Promise<ReadonlyMap<string, string>> {
  const sealed = rows.flatMap(({ id, phoneSealed }) => (phoneSealed === null ? [] : [{ id, phoneSealed }]));
  const keys = await loadKeys(ctx.tx, ctx.keyring, sealed.map(({ id }) => id));
  return new Map(sealed.flatMap(({ id, phoneSealed }) => {
    const key = keys.get(id);
    if (key === undefined) return [];
    return [[id, String(JSON.parse(openSeal(key, { type: firmPhoneEntered.type, field: 'phone', subject: id }, phoneSealed)))]];
  }));
}
