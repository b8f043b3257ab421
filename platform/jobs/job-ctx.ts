import { toJournalActor, type Actor } from '#platform/access/actor.ts';
import type { Answer, Ctx, House } from '#platform/access/ctx.ts';
import { systemReach } from '#platform/access/reach.ts';
import type { Tx } from '#platform/db/tx.ts';

const JOB: Actor = { kind: 'system', name: 'job' };

/** The Ctx of a job's transaction, which its caller opened with the settings of this reach. */
export function toJobCtx(house: House, tx: Tx, jobId: string): Ctx {
  return {
    ...house, tx, actor: JOB, actingUnion: undefined, reach: systemReach('job'), answer: NO_ANSWER,
    requestId: jobId, caller: { address: '', device: undefined }, journalActor: toJournalActor(JOB),
  };
}

function refuseAnswer(): never {
  throw new TypeError('a job answers nobody');
}

const NO_ANSWER: Answer = { setSession: refuseAnswer, clearSession: refuseAnswer };
