import type { Step } from '#platform/flows/definition.ts';
import { defineProcess, type Process } from '#platform/flows/process.ts';
import { completeTransfer, confirmEnd, endTransfer, mayMove, noteTransfer, returnTransfer, transferDay } from '../use-cases/transfer-course.ts';
import { leadersAt } from './leaders.ts';
import { say } from './words.ts';

const call = (key: string): Step => ({ ...say.step(key), kind: 'call', call: `membership.${key}` });
/** Silence is consent, an objection is not: a member is not kept between two unions that do not answer. */
const byEnd = (key: string, at: Parameters<typeof leadersAt>[0]): Step =>
  ({ ...say.step(key), kind: 'approve', by: 'any', who: leadersAt(at), due: { limit: 'membership.transfer' }, whenDue: 'agree' });

const calls: Process['calls'] = {
  'membership.transfer-asked': noteTransfer, 'membership.released': confirmEnd('out'), 'membership.received': confirmEnd('in'),
  'membership.moved': completeTransfer,
};
const limits: Process['limits'] = { 'membership.transfer': transferDay };

/** 转会: at the union that lets go; both ends are asked at once, and an end that is silent until the promised day agrees (ADR 0023). */
export const transferProcess = defineProcess({
  key: 'membership.transfer', title: say.words('membership.transfer.title'), about: say.words('membership.transfer.about'), group: 'members',
  // Begun by a member at their own union, from the page that finds the new one.
  begunBy: 'anybody',
  form: { fields: [{ ...say.field('to'), kind: 'union', class: 'C2', isRequired: true }] },
  flow: {
    steps: [
      call('transfer-asked'),
      { ...say.step('both-ends'), kind: 'together', branches: [
        { key: 'out', title: say.words('membership.step.out'), steps: [byEnd('release', 'own'), call('released')] },
        { key: 'in', title: say.words('membership.step.in'), steps: [byEnd('receive', { unionIn: 'to' }), call('received')] },
      ] },
      call('moved'),
    ],
  },
  calls, limits, names: { calls: say.named('call', calls), limits: say.named('limit', limits) },
  mayBegin: mayMove, returned: returnTransfer, ended: endTransfer,
});
