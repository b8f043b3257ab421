import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import type { PlainObject } from '#platform/access/countersigned-action.ts';
import type { Sealed } from '#platform/contract/event.ts';
import { openSeal } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import { declined, prepared } from '../events.ts';

export type RequestRow = {
  readonly id: Id<'request'>;
  readonly action: string;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly orgPath: OrgPath;
  readonly linePath: OrgPath | null;
  readonly ancestors: readonly UnionId[];
  readonly preparedBy: PersonId;
  readonly concernedIds: readonly PersonId[];
  readonly payloadSealed: Sealed;
  readonly payloadHash: string;
  readonly state: 'waiting' | 'approved' | 'declined' | 'withdrawn' | 'performed';
  readonly preparedAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: Date | null;
  readonly approvedHash: string | null;
  readonly reasonSealed: Sealed | null;
  readonly performedAt: Date | null;
  readonly result: PlainObject | null;
};

const columns = (tx: Tx) => tx`
  r.id, r.action, r.union_id as "unionId", u.name as "unionName", r.org_path as "orgPath", r.line_path as "linePath", u.ancestors,
  r.prepared_by as "preparedBy", r.concerned_ids as "concernedIds", r.payload_sealed as "payloadSealed", r.payload_hash as "payloadHash",
  r.state, r.prepared_at as "preparedAt", r.expires_at as "expiresAt", r.decided_by as "decidedBy", r.decided_at as "decidedAt",
  r.approved_hash as "approvedHash", r.reason as "reasonSealed", r.performed_at as "performedAt", r.result`;

const inReach = (tx: Tx, reach: Reach) => withinReach(tx, reach, { orgPath: tx`r.org_path`, linePath: tx`r.line_path` });

export async function findRequest(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<RequestRow | undefined> {
  const [row] = await tx<RequestRow[]>`
    select ${columns(tx)} from countersign_request r join orgs_union u on u.id = r.union_id
    where r.id = ${id} and (${inReach(tx, reach)}) ${lock ? tx`for update of r` : tx``}`;
  return row;
}

/** The most that one question looks through. */
const MOST = 100;

/**
 * What waits within reach for somebody who did not prepare it, nearest to the top of the reach first: whom the rule asks
 * stands at most a few levels above.
 */
export async function listWaiting(tx: Tx, reach: Reach, asked: { readonly personId: string; readonly now: Date }): Promise<RequestRow[]> {
  return tx<RequestRow[]>`
    select ${columns(tx)} from countersign_request r join orgs_union u on u.id = r.union_id
    where r.state = 'waiting' and r.expires_at > ${asked.now} and r.prepared_by <> ${asked.personId}
      and not (${asked.personId} = any(r.concerned_ids)) and (${inReach(tx, reach)})
    order by length(r.org_path), r.prepared_at, r.id limit ${MOST}`;
}

/** The newest fifty of one person. */
export async function listPreparedBy(tx: Tx, reach: Reach, personId: string): Promise<RequestRow[]> {
  return tx<RequestRow[]>`
    select ${columns(tx)} from countersign_request r join orgs_union u on u.id = r.union_id
    where r.prepared_by = ${personId} and (${inReach(tx, reach)})
    order by r.prepared_at desc, r.id desc limit 50`;
}

/** The texts of some requests; one whose key was destroyed is left out. */
export async function openRequests(
  { tx, keyring }: Pick<Ctx, 'tx' | 'keyring'>, rows: readonly RequestRow[],
): Promise<ReadonlyMap<string, { readonly payload: string; readonly reason: string | null }>> {
  const keys = await loadKeys(tx, keyring, rows.map((row) => row.id));
  return new Map(rows.flatMap((row) => {
    const key = keys.get(row.id);
    if (key === undefined) return [];
    const open = (type: string, field: string, sealed: Sealed): string => String(JSON.parse(openSeal(key, { type, field, subject: row.id }, sealed)));
    return [[row.id, {
      payload: open(prepared.type, 'payload', row.payloadSealed),
      reason: row.reasonSealed === null ? null : open(declined.type, 'reason', row.reasonSealed),
    }] as const];
  }));
}

/** Approved, not over, and waiting for the one who prepared them. */
export async function countReady(tx: Tx, reach: Reach, asked: { readonly personId: string; readonly now: Date }): Promise<number> {
  const [row] = await tx<{ ready: number }[]>`
    select count(*)::integer as ready from countersign_request r
    where r.state = 'approved' and r.prepared_by = ${asked.personId} and r.expires_at > ${asked.now} and (${inReach(tx, reach)})`;
  return row?.ready ?? 0;
}
