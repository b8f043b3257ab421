import type { Ctx } from '#platform/access/ctx.ts';
import type { Sealed } from '#platform/contract/event.ts';
import { openSeal, type SubjectKey } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { openPhone } from '#platform/orgs/store/persons.ts';
import { correctionProposed, correctionSettled, memberRecorded } from '../events/definitions.ts';
import type { CorrectionRow, MemberRow } from '../store/rows.ts';
import { personal, sensitive, type Personal, type Sensitive } from '../wire.ts';

/** Sealed values of one member in the clear, for one request. '' and {} where there is nothing, or the key was destroyed. */
export type OpenRecord = { readonly phone: string; readonly personal: Personal; readonly sensitive: Sensitive };

/** Several at once, by one query for their keys. The caller decides what of it may leave the request. */
export async function openRecords(ctx: Ctx, rows: readonly MemberRow[]): Promise<ReadonlyMap<string, OpenRecord>> {
  const keys = await loadKeys(ctx.tx, ctx.keyring, rows.map(({ personId }) => personId));
  return new Map(rows.map((row) => [row.personId, openOne(row, keys.get(row.personId))]));
}

export async function openRecord(ctx: Ctx, row: MemberRow): Promise<OpenRecord> {
  return (await openRecords(ctx, [row])).get(row.personId) ?? NOTHING;
}

const NOTHING: OpenRecord = { phone: '', personal: {}, sensitive: {} };

function openOne(row: MemberRow, key: SubjectKey | undefined): OpenRecord {
  if (key === undefined) return NOTHING;
  const { personId, phoneSealed, phoneEvent, personalSealed, sensitiveSealed } = row;
  return {
    phone: phoneSealed === null ? '' : openPhone(key, personId, { phoneSealed, phoneEvent }).replace(/^\+86/, ''),
    personal: personalSealed === null ? {} : personal.parse(openJson(key, { type: memberRecorded.type, field: 'personal', subject: personId }, personalSealed)),
    sensitive: sensitiveSealed === null ? {} : sensitive.parse(openJson(key, { type: memberRecorded.type, field: 'sensitive', subject: personId }, sensitiveSealed)),
  };
}

/** The proposed values by field, and why the union said no. */
export async function openCorrection(ctx: Ctx, row: CorrectionRow): Promise<{ changes: Readonly<Record<string, string>>; reason: string }> {
  const key = (await loadKeys(ctx.tx, ctx.keyring, [row.personId])).get(row.personId);
  if (key === undefined) return { changes: {}, reason: '' };
  const opened = openJson(key, { type: correctionProposed.type, field: 'changes', subject: row.id }, row.changesSealed);
  const changes = typeof opened === 'object' && opened !== null ? Object.fromEntries(Object.entries(opened).map(([name, value]) => [name, String(value)])) : {};
  const reason = row.reasonSealed === null ? '' : String(openJson(key, { type: correctionSettled.type, field: 'reason', subject: row.id }, row.reasonSealed));
  return { changes, reason };
}

function openJson(key: SubjectKey, place: Parameters<typeof openSeal>[1], sealed: Sealed): unknown {
  return JSON.parse(openSeal(key, place, sealed));
}
