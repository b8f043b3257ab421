import type { Tx } from '#platform/db/tx.ts';

export async function insertRecoveryEntry(tx: Tx, entry: {
  readonly id: string; readonly at: Date; readonly requestId: string; readonly by: string; readonly personId: string;
  readonly reason: string; readonly isFactorReset: boolean;
}): Promise<void> {
  await tx`
    insert into access_log (id, at, actor, endpoint, outcome, subject_id, reason, request_id)
    values (${entry.id}, ${entry.at}, ${tx.json({ kind: 'person', personId: entry.by })}, 'accounts.makeRecoveryLink',
            ${entry.isFactorReset ? 'factor-reset' : 'recovery'}, ${entry.personId}, ${entry.reason}, ${entry.requestId})`;
}
