import type { Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/access.ts';
import type { JoinStatus } from '../wire.ts';
import { nextStatus, type StepTable } from './steps.ts';

export type JoinAct = 'correct' | 'withdraw' | 'accept' | 'send-back' | 'refuse' | 'climb' | 'remind';

const steps: StepTable<JoinStatus, JoinAct> = {
  'correct': { from: ['sent-back'], to: 'waiting' },
  'withdraw': { from: ['waiting', 'sent-back'], to: 'withdrawn' },
  'accept': { from: ['waiting'], to: 'accepted' },
  'send-back': { from: ['waiting'], to: 'sent-back' },
  'refuse': { from: ['waiting'], to: 'refused' },
  'climb': { from: ['waiting'], to: 'waiting' },
  'remind': { from: ['waiting'], to: 'waiting' },
};

/** An application to join (入会申请): what may follow what. */
export function decideJoin(status: JoinStatus, act: JoinAct): Outcome<JoinStatus> {
  return nextStatus(steps, status, act, errors['moved-on']);
}

/** Whether the application still binds its worker: there is never more than one of these. */
export function isJoinOpen(status: JoinStatus): boolean {
  return status === 'waiting' || status === 'sent-back';
}
