import type { Tx } from '#platform/db/tx.ts';
import type { SentCode } from '../one-time-code.ts';
import type { Sealed } from '#platform/contract/event.ts';

export type CodeRow = SentCode & { readonly requestId: string; readonly phoneIndex: string; readonly phoneSealed: Sealed };

export async function insertCode(tx: Tx, row: CodeRow & { readonly isKnownDevice: boolean }): Promise<void> {
  await tx`
    insert into accounts_code (request_id, phone_index, phone_sealed, is_known_device, digest, sent_at, tries, used_at)
    values (${row.requestId}, ${row.phoneIndex}, ${row.phoneSealed}, ${row.isKnownDevice}, ${Buffer.from(row.digest)},
            ${row.sentAt}, ${row.tries}, null)`;
}

/** When codes went to this phone since an instant, asked for from known or from unknown devices. */
export async function listSentTimes(
  tx: Tx, asked: { readonly phoneIndex: string; readonly isKnownDevice: boolean; readonly since: Date },
): Promise<Date[]> {
  const rows = await tx<{ sentAt: Date }[]>`
    select c.sent_at as "sentAt" from accounts_code c
    where c.phone_index = ${asked.phoneIndex} and c.is_known_device = ${asked.isKnownDevice} and c.sent_at >= ${asked.since}`;
  return rows.map((row) => row.sentAt);
}

/**
 * The request's row, locked; 'locked' when somebody else has it. It never waits: the other may be a command that spent
 * the code and now waits for a lock of ours, a ring that PostgreSQL cannot see from one side.
 */
export async function lockCode(tx: Tx, requestId: string): Promise<CodeRow | 'locked' | undefined> {
  const [row] = await tx<CodeRow[]>`
    select c.request_id as "requestId", c.phone_index as "phoneIndex", c.phone_sealed as "phoneSealed", c.digest,
           c.sent_at as "sentAt", c.tries, c.used_at is not null as "isUsed"
    from accounts_code c where c.request_id = ${requestId} for update skip locked`;
  if (row !== undefined) return row;
  const known = await tx`select c.request_id from accounts_code c where c.request_id = ${requestId}`;
  return known.length > 0 ? 'locked' : undefined;
}

export async function countTry(tx: Tx, requestId: string, tries: number): Promise<void> {
  await tx`update accounts_code c set tries = ${tries} where c.request_id = ${requestId}`;
}

/** Uses a code up; false when another request was faster. */
export async function spendCode(tx: Tx, requestId: string, now: Date): Promise<boolean> {
  const rows = await tx`
    update accounts_code c set used_at = ${now} where c.request_id = ${requestId} and c.used_at is null returning c.request_id`;
  return rows.length > 0;
}
