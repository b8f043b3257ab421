import type { Ctx } from '#platform/access/ctx.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { Sealed } from '#platform/contract/event.ts';
import { openSeal, type SubjectKey } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import type { Tx } from '#platform/db/tx.ts';
import { personEntered } from '../events.ts';

/** Name and number of one person. The caller has decided that this request may see them and logged that it did. */
export async function findPersonContact(ctx: Ctx, personId: string): Promise<{ name: string; phone: string } | undefined> {
  const row = await withSystemReach(ctx, 'job', async ({ tx }) => {
    const [found] = await tx<{ name: string; phoneSealed: Sealed | null; phoneEvent: string | null }[]>`
      select p.name, p.phone_sealed as "phoneSealed", p.phone_event as "phoneEvent" from orgs_person p where p.id = ${personId}`;
    return found;
  });
  if (row === undefined) return undefined;
  const key = (await loadKeys(ctx.tx, ctx.keyring, [personId])).get(personId);
  if (row.phoneSealed === null || key === undefined) return { name: row.name, phone: '' };
  return { name: row.name, phone: openPhone(key, personId, { phoneSealed: row.phoneSealed, phoneEvent: row.phoneEvent }) };
}

/** A person's number in E.164, opened under the event that sealed it. */
export function openPhone(key: SubjectKey, personId: string, row: { readonly phoneSealed: Sealed; readonly phoneEvent: string | null }): string {
  const place = { type: row.phoneEvent ?? personEntered.type, field: 'phone', subject: personId };
  return String(JSON.parse(openSeal(key, place, row.phoneSealed)));
}

export type PersonHome = { readonly personId: string; readonly name: string; readonly unionName: string | null };

/** Name and home union of several persons; runs under each one's own reach or, batched, the reach 'home'. */
export async function listPersonHomes(tx: Tx, people: readonly string[]): Promise<PersonHome[]> {
  return tx<PersonHome[]>`
    select p.id as "personId", p.name, u.name as "unionName"
    from orgs_person p left join orgs_union u on u.id = p.union_id where p.id = any(${[...people]}::uuid[])`;
}
