import type { Tx } from '#platform/db/tx.ts';
import type { CardRow, ListedFounding, ListedJoin, ListedTransfer } from './rows.ts';

type HeldJoin = Pick<ListedJoin, 'id' | 'personId' | 'unionName' | 'status' | 'name' | 'idNumberSealed' | 'employer' | 'category' | 'askedAt' | 'reasonSealed'>;
type HeldTransfer = Pick<ListedTransfer, 'id' | 'name' | 'fromName' | 'toName' | 'status' | 'askedAt'>;
type HeldFounding = Pick<ListedFounding, 'id' | 'unionName' | 'status' | 'employer' | 'address' | 'applicantName' | 'photos' | 'askedAt'>;

/** Everything that somebody asked for, newest first. In the reach 'job'. */
export async function listJoinsOf(tx: Tx, personId: string): Promise<HeldJoin[]> {
  return tx<HeldJoin[]>`
    select j.id, j.person_id as "personId", u.name as "unionName", j.status, j.name, j.id_number_sealed as "idNumberSealed", j.employer, j.category,
      j.asked_at as "askedAt", j.reason_sealed as "reasonSealed"
    from membership_join j join orgs_union u on u.id = j.union_id where j.person_id = ${personId} order by j.asked_at desc, j.id`;
}

export async function listTransfersOf(tx: Tx, personId: string): Promise<HeldTransfer[]> {
  return tx<HeldTransfer[]>`
    select t.id, t.name, f.name as "fromName", g.name as "toName", t.status, t.asked_at as "askedAt"
    from membership_transfer t join orgs_union f on f.id = t.from_id join orgs_union g on g.id = t.to_id
    where t.person_id = ${personId} order by t.asked_at desc, t.id`;
}

export async function listFoundingsOf(tx: Tx, personId: string): Promise<HeldFounding[]> {
  return tx<HeldFounding[]>`
    select r.id, u.name as "unionName", r.status, r.employer, r.address, r.applicant_name as "applicantName", r.photos, r.asked_at as "askedAt"
    from membership_founding r join orgs_union u on u.id = r.union_id where r.person_id = ${personId} order by r.asked_at desc, r.id`;
}

export async function findHeldCard(tx: Tx, personId: string): Promise<Pick<CardRow, 'number' | 'issuedAt'> | undefined> {
  const [row] = await tx<Pick<CardRow, 'number' | 'issuedAt'>[]>`
    select c.number, c.issued_at as "issuedAt" from membership_card c where c.person_id = ${personId}`;
  return row;
}

/** Who asked is empty; that somebody did, where and when stays for the figures and for the employer's union. */
export async function emptyRequests(tx: Tx, people: readonly string[]): Promise<void> {
  await tx`update membership_join j set name = '', id_index = '' where j.person_id = any(${[...people]}::uuid[])`;
  await tx`update membership_transfer t set name = '' where t.person_id = any(${[...people]}::uuid[])`;
  await tx`
    update membership_founding_step s set photos = case when s.person_id = any(${[...people]}::uuid[]) then '{}' else s.photos end,
      chair_name = case when s.chair_id = any(${[...people]}::uuid[]) then '' else s.chair_name end
    where s.person_id = any(${[...people]}::uuid[]) or s.chair_id = any(${[...people]}::uuid[])`;
  await tx`update membership_founding r set applicant_name = '', photos = '{}' where r.person_id = any(${[...people]}::uuid[])`;
}
