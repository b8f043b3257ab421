import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Form } from '#platform/forms/form.ts';
import type { Id, UnionId } from '#platform/kernel/id.ts';
import type { Share } from '../rules/shares.ts';
import type { Audience, Period, Way } from '../wire.ts';

export type OfferRow = {
  readonly id: Id<'offer'>;
  readonly unionId: UnionId;
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly service: string;
  readonly way: Way;
  readonly title: string;
  readonly link: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly lastMoment: Date;
  readonly holdMinutes: number;
  readonly groupMost: number;
  readonly waitingMost: number;
  readonly audience: Audience;
  readonly questions: Form | null;
  readonly limitId: string | null;
  readonly waiting: number;
  readonly nextPosition: number;
  readonly dueAt: Date | null;
  readonly drawnAt: Date | null;
  readonly cancelledAt: Date | null;
};

const columns = (tx: Tx) => tx`
  o.id, o.union_id as "unionId", o.org_path as "orgPath", o.line_path as "linePath", o.service, o.way, o.title, o.link, o.opens_at as "opensAt", o.closes_at as "closesAt",
  o.last_moment as "lastMoment", o.hold_minutes as "holdMinutes", o.group_most as "groupMost", o.waiting_most as "waitingMost", o.audience, o.questions, o.limit_id as "limitId",
  o.waiting, o.next_position as "nextPosition", o.due_at as "dueAt", o.drawn_at as "drawnAt", o.cancelled_at as "cancelledAt"`;

export async function findOffer(tx: Tx, reach: Reach, id: string, lock: boolean): Promise<OfferRow | undefined> {
  const [row] = await tx<OfferRow[]>`
    select ${columns(tx)} from signup_offer o
    where o.id = ${id} and (${withinReach(tx, reach, { orgPath: tx`o.org_path`, linePath: tx`o.line_path` })}) ${lock ? tx`for update` : tx``}`;
  return row;
}

/** Held until the transaction ends, in the order of their ids. What is asked after this sees everything that was settled before. In the reach 'job'. */
export async function lockOffers(tx: Tx, ids: readonly string[]): Promise<OfferRow[]> {
  return tx<OfferRow[]>`select ${columns(tx)} from signup_offer o where o.id = any(${[...new Set(ids)]}::uuid[]) order by o.id for update`;
}

/** Without a lock, for reading. In the reach 'job', or for an officer of the union. */
export async function listOffers(tx: Tx, ids: readonly string[]): Promise<OfferRow[]> {
  return tx<OfferRow[]>`select ${columns(tx)} from signup_offer o where o.id = any(${[...new Set(ids)]}::uuid[]) order by o.id`;
}

/** Whose waiting list has to be looked at, longest overdue first; what another process moves is passed by. */
export async function lockDueOffers(tx: Tx, now: Date, limit: number): Promise<OfferRow[]> {
  return tx<OfferRow[]>`
    select ${columns(tx)} from signup_offer o where o.due_at <= ${now} order by o.due_at, o.id limit ${limit} for update skip locked`;
}

export type ShareRow = Share & { readonly offerId: string; readonly taken: number };

export async function listShares(tx: Tx, offerIds: readonly string[]): Promise<ShareRow[]> {
  const rows = await tx<(Omit<ShareRow, 'parentId' | 'flowsBackAt'> & { parentId: string | null; flowsBackAt: Date | null })[]>`
    select s.offer_id as "offerId", s.union_id as "unionId", s.parent_id as "parentId", s.places, s.flows_back_at as "flowsBackAt", s.taken
    from signup_share s where s.offer_id = any(${[...new Set(offerIds)]}::uuid[]) order by s.offer_id, s.union_id`;
  return rows.map((row) => ({ ...row, parentId: row.parentId ?? undefined, flowsBackAt: row.flowsBackAt ?? undefined }));
}

export type LimitRow = { readonly id: string; readonly unionId: string; readonly name: string; readonly period: Period; readonly most: number };

/** Limits that bind a union: its own and those set above. In the reach 'job'. */
export async function listLimitsOf(tx: Tx, unionIds: readonly string[]): Promise<LimitRow[]> {
  return tx<LimitRow[]>`
    select l.id, l.union_id as "unionId", l.name, l.period, l.most from signup_limit l where l.union_id = any(${[...unionIds]}::uuid[]) order by l.set_at, l.id`;
}

export async function listLimitRows(tx: Tx, ids: readonly string[]): Promise<LimitRow[]> {
  if (ids.length === 0) return [];
  return tx<LimitRow[]>`select l.id, l.union_id as "unionId", l.name, l.period, l.most from signup_limit l where l.id = any(${[...new Set(ids)]}::uuid[])`;
}

/** Held, so that two offers that name one limit are settled one after the other. In the reach 'job'. */
export async function lockLimits(tx: Tx, ids: readonly string[]): Promise<LimitRow[]> {
  if (ids.length === 0) return [];
  return tx<LimitRow[]>`
    select l.id, l.union_id as "unionId", l.name, l.period, l.most from signup_limit l where l.id = any(${[...new Set(ids)]}::uuid[]) order by l.id for update`;
}
