import type { Tx } from '#platform/db/tx.ts';
import type { Sealed } from '#platform/contract/event.ts';
import type { Id, PersonId } from '#platform/kernel/id.ts';

export type Forgetting = {
  readonly id: Id<'forgetting'>;
  readonly personId: PersonId;
  readonly askedBy: PersonId | null;
  readonly reasonSealed: Sealed | null;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly state: 'waiting' | 'withdrawn' | 'done';
};

const columns = (tx: Tx) => tx`
  f.id, f.person_id as "personId", f.asked_by as "askedBy", f.reason_sealed as "reasonSealed", f.asked_at as "askedAt", f.due_at as "dueAt", f.state`;

/** Everything that was ever asked for one person, newest first. In the reach 'job'. */
export async function listForgettingsOf(tx: Tx, personId: string): Promise<Forgetting[]> {
  return tx<Forgetting[]>`select ${columns(tx)} from privacy_forgetting f where f.person_id = ${personId} order by f.asked_at desc, f.id`;
}

/** The open request of one person. In the reach 'job'. */
export async function findOpenForgetting(tx: Tx, personId: string): Promise<Forgetting | undefined> {
  const [row] = await tx<Forgetting[]>`select ${columns(tx)} from privacy_forgetting f where f.person_id = ${personId} and f.state = 'waiting'`;
  return row;
}

/** The same, held until the transaction ends: it is taken back or carried out, and never both. */
export async function holdOpenForgetting(tx: Tx, personId: string): Promise<Forgetting | undefined> {
  const [row] = await tx<Forgetting[]>`
    select ${columns(tx)} from privacy_forgetting f where f.person_id = ${personId} and f.state = 'waiting' for update`;
  return row;
}

/** One request as it is now, held; undefined when somebody else has it this moment. In the reach 'job'. */
export async function takeForgetting(tx: Tx, id: string): Promise<Forgetting | undefined> {
  const [row] = await tx<Forgetting[]>`select ${columns(tx)} from privacy_forgetting f where f.id = ${id} for update skip locked`;
  return row;
}

/** Requests whose time has come, the oldest first. In the reach 'job'. */
export async function listDueForgettings(tx: Tx, now: Date, limit: number): Promise<{ id: string }[]> {
  return tx<{ id: string }[]>`
    select f.id from privacy_forgetting f where f.state = 'waiting' and f.due_at <= ${now} order by f.due_at, f.id limit ${limit}`;
}

/**
 * Forgetting locks more of one person than anything else, and in no order that all others share. So it never waits for long: whoever
 * works about the person goes first, it is undone whole, and the job comes again. Shorter than the second after which
 * PostgreSQL looks for rings, so that nobody else is ever the one who is sent away.
 */
export async function waitForNobody(tx: Tx): Promise<void> {
  await tx`set local lock_timeout = '200ms'`;
}
