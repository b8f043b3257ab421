import { withinReach, type Reach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Id, PersonId, UnionId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import { subtreeRange } from '#platform/kernel/org-path.ts';
import type { Purpose, TextKey } from '../rules/text-kinds.ts';
import type { Way } from '../wire.ts';

export type ConsentRow = {
  readonly id: Id<'consent'>;
  readonly personId: PersonId;
  readonly unionId: UnionId | null;
  readonly unionName: string | null;
  readonly orgPath: OrgPath | null;
  readonly textKey: TextKey;
  readonly purpose: Purpose;
  readonly publisherId: UnionId | null;
  readonly version: number;
  readonly hash: string;
  readonly way: Way;
  readonly hasGuardian: boolean;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
};

type Asked = { readonly personId: string; readonly textKey?: TextKey };

/** Every yes of one person, oldest first, as far as the reach shows them; of one moment, what stands is the newer. */
export async function listConsents(tx: Tx, reach: Reach, { personId, textKey }: Asked): Promise<ConsentRow[]> {
  const scope = withinReach(tx, reach, { orgPath: tx`c.org_path`, linePath: tx`c.line_path`, person: tx`c.person_id` });
  return tx<ConsentRow[]>`
    select c.id, c.person_id as "personId", c.union_id as "unionId", u.name as "unionName", c.org_path as "orgPath", c.text_id as "textKey", c.purpose,
      c.publisher_id as "publisherId", c.version, c.hash, c.way, c.guardian_sealed is not null as "hasGuardian", c.given_at as "givenAt",
      c.withdrawn_at as "withdrawnAt"
    from consents_consent c left join orgs_union u on u.id = c.union_id
    where c.person_id = ${personId} and (${scope}) and ${textKey === undefined ? tx`true` : tx`c.text_id = ${textKey}`}
    order by c.given_at, c.withdrawn_at is null, c.id`;
}

/** The rows that a withdrawal ends, held until it is done: two withdrawals at once are one. */
export async function holdOpen(tx: Tx, reach: Reach, asked: { readonly personId: string; readonly textKey: TextKey; readonly purpose: Purpose }): Promise<Id<'consent'>[]> {
  const scope = withinReach(tx, reach, { orgPath: tx`c.org_path`, linePath: tx`c.line_path`, person: tx`c.person_id` });
  const rows = await tx<{ id: Id<'consent'> }[]>`
    select c.id from consents_consent c
    where c.person_id = ${asked.personId} and c.text_id = ${asked.textKey} and c.purpose = ${asked.purpose} and c.withdrawn_at is null and (${scope})
    order by c.id for update`;
  return rows.map(({ id }) => id);
}

/** Texts that somebody said no to in these words. */
export async function listDeclined(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx<{ hash: string }[]>`select d.hash from consents_declined d where d.person_id = ${personId}`;
  return rows.map(({ hash }) => hash);
}

export type AgreedCount = { readonly textKey: TextKey; readonly purpose: Purpose; readonly hash: string; readonly people: number };

/** How many stand by which version at a union and below it: each person by their newest word, and no names. */
export async function countAgreed(tx: Tx, reach: Reach, path: OrgPath): Promise<AgreedCount[]> {
  const range = subtreeRange(path);
  return tx<AgreedCount[]>`
    select n.text_id as "textKey", n.purpose, n.hash, count(*)::integer as people
    from (
      select distinct on (c.person_id, c.text_id, c.purpose) c.text_id, c.purpose, c.hash, c.withdrawn_at
      from consents_consent c
      where c.org_path >= ${range.from} and c.org_path < ${range.to}
        and (${withinReach(tx, reach, { orgPath: tx`c.org_path`, linePath: tx`c.line_path` })})
      order by c.person_id, c.text_id, c.purpose, c.given_at desc, c.withdrawn_at is null desc, c.id desc
    ) n
    where n.withdrawn_at is null group by 1, 2, 3`;
}

/** The same for what was said to no union: the account. */
export async function countAccountsAgreed(tx: Tx, reach: Reach): Promise<AgreedCount[]> {
  return tx<AgreedCount[]>`
    select n.text_id as "textKey", n.purpose, n.hash, count(*)::integer as people
    from (
      select distinct on (c.person_id, c.purpose) c.text_id, c.purpose, c.hash, c.withdrawn_at
      from consents_consent c
      where c.text_id = 'account' and (${withinReach(tx, reach, { person: tx`c.person_id` })})
      order by c.person_id, c.purpose, c.given_at desc, c.withdrawn_at is null desc, c.id desc
    ) n
    where n.withdrawn_at is null group by 1, 2, 3`;
}

/** Whether a person's home is this union. */
export async function isMemberOf(tx: Tx, personId: string, unionId: string): Promise<boolean> {
  const rows = await tx`select 1 from orgs_person p where p.id = ${personId} and p.union_id = ${unionId}`;
  return rows.length > 0;
}
