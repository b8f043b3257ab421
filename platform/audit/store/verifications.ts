import type { Tx } from '#platform/db/tx.ts';

const ASKERS = ['command', 'schedule', 'officer'] as const;
export type Asker = (typeof ASKERS)[number];

export type Verification = {
  readonly id: string;
  readonly madeAt: Date;
  readonly askedBy: Asker;
  readonly personId: string | null;
  readonly size: number;
  /** 'sound', or the kind of the first fault. */
  readonly outcome: string;
  readonly position: number | null;
};

export async function insertVerification(tx: Tx, one: Verification): Promise<void> {
  await tx`
    insert into audit_verification (id, made_at, asked_by, person_id, size, outcome, position)
    values (${one.id}, ${one.madeAt}, ${one.askedBy}, ${one.personId}, ${one.size}, ${one.outcome}, ${one.position})`;
}

export async function listVerifications(tx: Tx, limit: number): Promise<(Verification & { readonly personName: string | null })[]> {
  return tx<(Verification & { personName: string | null })[]>`
    select v.id, v.made_at as "madeAt", v.asked_by as "askedBy", v.person_id as "personId", v.size, v.outcome, v.position,
           p.name as "personName"
    from audit_verification v left join orgs_person p on p.id = v.person_id
    order by v.made_at desc, v.id desc limit ${limit}`;
}
