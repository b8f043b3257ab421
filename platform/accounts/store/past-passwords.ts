import type { Tx } from '#platform/db/tx.ts';

/** The newest first. */
export async function listPastPasswords(tx: Tx, personId: string, most: number): Promise<string[]> {
  const rows = await tx<{ passwordHash: string }[]>`
    select p.password_hash as "passwordHash" from accounts_past_password p
    where p.person_id = ${personId} order by p.set_at desc limit ${most}`;
  return rows.map((row) => row.passwordHash);
}

/** Remembers one more and forgets those beyond `most`. */
export async function rememberPassword(tx: Tx, past: { readonly personId: string; readonly passwordHash: string; readonly now: Date; readonly most: number }): Promise<void> {
  await tx`
    insert into accounts_past_password (person_id, set_at, password_hash) values (${past.personId}, ${past.now}, ${past.passwordHash})
    on conflict do nothing`;
  await tx`
    delete from accounts_past_password p where p.person_id = ${past.personId} and p.set_at not in (
      select k.set_at from accounts_past_password k where k.person_id = ${past.personId} order by k.set_at desc limit ${past.most})`;
}
