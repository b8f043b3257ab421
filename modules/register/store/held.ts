import type { Tx } from '#platform/db/tx.ts';
import type { CorrectionRow } from './rows.ts';

/** Every correction that somebody proposed, newest first. In the reach 'job'. */
export async function listCorrectionsOf(tx: Tx, personId: string): Promise<CorrectionRow[]> {
  return tx<CorrectionRow[]>`
    select c.id, c.person_id as "personId", '' as name, null as "unionName", null as "orgPath", null as "linePath", c.fields,
      c.changes_sealed as "changesSealed", c.proposed_at as "proposedAt", c.outcome, c.reason_sealed as "reasonSealed", c.settled_at as "settledAt"
    from register_correction c where c.person_id = ${personId} order by c.proposed_at desc, c.id`;
}

/** The record says nothing any more; that there was one stays. An open correction is settled: nobody can read it. */
export async function emptyRecords(tx: Tx, people: readonly string[]): Promise<void> {
  await tx`
    update register_member m set id_index = null, details = '{}', personal_sealed = null, sensitive_sealed = null
    where m.person_id = any(${[...people]}::uuid[])`;
  await tx`
    update register_correction c set outcome = coalesce(c.outcome, 'withdrawn'), fields = '{}'
    where c.person_id = any(${[...people]}::uuid[])`;
}
