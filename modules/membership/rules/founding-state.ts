import type { Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/access.ts';
import type { FoundingStatus } from '../wire.ts';
import { nextStatus, type StepTable } from './steps.ts';

export type FoundingAct = 'correct' | 'withdraw' | 'approve' | 'send-back' | 'refuse'
  | 'ask-congress' | 'approve-congress' | 'return-congress' | 'report-election' | 'approve-election' | 'return-election' | 'register';

const steps: StepTable<FoundingStatus, FoundingAct> = {
  'correct': { from: ['sent-back'], to: 'submitted' },
  'withdraw': { from: ['submitted', 'sent-back'], to: 'withdrawn' },
  'approve': { from: ['submitted'], to: 'preparing' },
  'send-back': { from: ['submitted'], to: 'sent-back' },
  'refuse': { from: ['submitted'], to: 'refused' },
  'ask-congress': { from: ['preparing'], to: 'congress-asked' },
  'approve-congress': { from: ['congress-asked'], to: 'congress-approved' },
  'return-congress': { from: ['congress-asked'], to: 'preparing' },
  'report-election': { from: ['congress-approved'], to: 'elected' },
  'approve-election': { from: ['elected'], to: 'established' },
  'return-election': { from: ['elected'], to: 'congress-approved' },
  'register': { from: ['established'], to: 'registered' },
};

/** A request to found a union (建会请示) at the next upper union: what may follow what. */
export function decideFounding(status: FoundingStatus, act: FoundingAct): Outcome<FoundingStatus> {
  return nextStatus(steps, status, act, errors['moved-on']);
}

/** Whether the next step is the upper union's: it waits on its desk, and its day runs. */
export function isUpperTurn(status: FoundingStatus): boolean {
  return status === 'submitted' || status === 'congress-asked' || status === 'elected' || status === 'established';
}
