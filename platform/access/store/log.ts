import type { Tx } from '#platform/db/tx.ts';

export type AccessLogEntry = {
  readonly id: string;
  readonly at: Date;
  readonly actor: Readonly<Record<string, string>>;
  readonly endpoint: string;
  readonly outcome: 'read' | 'refused';
  readonly subjectId: string | null;
  readonly reason: string | null;
  readonly requestId: string;
};

/** Append-only; a read of a sensitive value commits together with its entry or not at all. */
export async function insertAccessLog(tx: Tx, entry: AccessLogEntry): Promise<void> {
  await tx`
    insert into access_log (id, at, actor, endpoint, outcome, subject_id, reason, request_id)
    values (${entry.id}, ${entry.at}, ${tx.json(entry.actor)}, ${entry.endpoint}, ${entry.outcome}, ${entry.subjectId},
            ${entry.reason}, ${entry.requestId})`;
}
