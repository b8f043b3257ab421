import type { Tx } from '#platform/db/tx.ts';
import { appealColumns } from './appeals.ts';
import type { AppealRow } from './rows.ts';

/** Every case that somebody sent under their account, newest first. In the reach 'job'. */
export async function listCasesOf(tx: Tx, personId: string): Promise<AppealRow[]> {
  return tx<AppealRow[]>`select ${appealColumns(tx)} from appeals_appeal a where a.person_id = ${personId} order by a.received_at desc, a.id desc`;
}

export async function listCallBacksOf(tx: Tx, appealIds: readonly string[]): Promise<{ id: string }[]> {
  return tx<{ id: string }[]>`select b.id from appeals_call_back b where b.appeal_id = any(${[...appealIds]}::uuid[])`;
}

/**
 * A case of somebody forgotten stays in its figures and says nothing any more: its texts cannot be opened, and name, number
 * and photos are gone.
 */
export async function emptyCases(tx: Tx, people: readonly string[]): Promise<void> {
  await tx`
    update appeals_appeal a set name_sealed = null, phone_sealed = null, photos = '{}'
    where a.person_id = any(${[...people]}::uuid[])`;
}
