import type { Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/access.ts';
import type { FoundingStatus } from '../wire.ts';
import { nextStatus, type StepTable } from './steps.ts';

export type FoundingAct = 'correct' | 'withdraw' | 'approve' | 'send-back' | 'refuse';

const steps: StepTable<FoundingStatus, FoundingAct> = {
  'correct': { from: ['sent-back'], to: 'submitted' },
  'withdraw': { from: ['submitted', 'sent-back'], to: 'withdrawn' },
  'approve': { from: ['submitted'], to: 'preparing' },
  'send-back': { from: ['submitted'], to: 'sent-back' },
  'refuse': { from: ['submitted'], to: 'refused' },
};

/** A request to found a union (建会请示) at the next upper union: what may follow what. */
export function decideFounding(status: FoundingStatus, act: FoundingAct): Outcome<FoundingStatus> {
  return nextStatus(steps, status, act, errors['moved-on']);
}
