import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';

export type NewNotice = {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  readonly params: Readonly<Record<string, string>>;
  readonly link: string;
  readonly madeAt: Date;
  readonly eventId: string;
};

export type NoticeRow = Omit<NewNotice, 'personId' | 'eventId'> & { readonly isRead: boolean };

/** Each event tells a person once per kind, also when somebody is addressed by name and by office. */
export async function insertNotices(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await tx`
    insert into notices_notice (id, person_id, kind, params, link, made_at, event_id)
    select n.id, n."personId", n.kind, n.params, n.link, n."madeAt", n."eventId"
    from jsonb_to_recordset(${tx.json(notices)}) as n(
      id uuid, "personId" uuid, kind text, params jsonb, link text, "madeAt" timestamptz, "eventId" uuid)
    -- The reader comes later: whoever was forgotten meanwhile is told nothing any more.
    where not exists (select from crypto_forgotten f where f.owner_id = n."personId")
    on conflict (event_id, person_id, kind) do nothing`;
}

/** The caller's own, newest first, after `before` when there is one. */
export async function listNotices(
  tx: Tx, reach: Reach, page: { before: { madeAt: string; noticeId: string } | undefined; limit: number },
): Promise<NoticeRow[]> {
  const { before } = page;
  const after = before === undefined ? tx`true`
    : tx`(n.made_at, n.id) < (${before.madeAt}::timestamptz, ${before.noticeId}::uuid)`;
  return tx<NoticeRow[]>`
    select n.id, n.kind, n.params, n.link, n.made_at as "madeAt", n.read_at is not null as "isRead"
    from notices_notice n where (${isOwn(tx, reach)}) and ${after}
    order by n.made_at desc, n.id desc limit ${page.limit}`;
}

/** How many the caller has not read, counted no further than `cap`. */
export async function countUnreadNotices(tx: Tx, reach: Reach, cap: number): Promise<number> {
  const [row] = await tx<{ unread: number }[]>`
    select count(*) as unread
    from (select 1 from notices_notice n where (${isOwn(tx, reach)}) and n.read_at is null limit ${cap}) u`;
  return row?.unread ?? 0;
}

/** Marks those of the ids that are the caller's; the first reading counts. */
export async function markNoticesRead(tx: Tx, reach: Reach, ids: readonly string[], at: Date): Promise<void> {
  await tx`
    update notices_notice n set read_at = ${at}
    where n.id = any(${[...ids]}::uuid[]) and n.read_at is null and (${isOwn(tx, reach)})`;
}

export async function deleteNotices(tx: Tx, before: Date, limit: number): Promise<number> {
  const result = await tx`
    delete from notices_notice n
    where n.id in (select o.id from notices_notice o where o.made_at < ${before} order by o.made_at limit ${limit})`;
  return result.count;
}

function isOwn(tx: Tx, reach: Reach): Fragment {
  return withinReach(tx, reach, { person: tx`n.person_id` });
}

/** How many a person has not read, as part of a statement that lists people. */
export function unreadOf(tx: Tx, person: Fragment): Fragment {
  return tx`(select count(*) from notices_notice n where n.person_id = ${person} and n.read_at is null)`;
}
