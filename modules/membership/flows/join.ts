import { defineProcess, type Process } from '#platform/flows/process.ts';
import { climbJoin, decideDay, endJoin, mayJoin, noteJoin, returnJoin, takeIn } from '../use-cases/join-course.ts';
import { joinForm } from './join-form.ts';
import { leadersAt } from './leaders.ts';
import { say } from './words.ts';

const calls: Process['calls'] = { 'membership.join-asked': noteJoin, 'membership.join-accepted': takeIn };
const limits: Process['limits'] = { 'membership.decide': decideDay };

/** 入会: the union that was asked answers within what it has promised, else the one above as well (ADR 0023). */
export const joinProcess = defineProcess({
  key: 'membership.join', title: say.words('membership.join.title'), about: say.words('membership.join.about'), group: 'members',
  // Begun from a union's poster or name, by somebody who is nobody's member yet.
  begunBy: 'anybody',
  form: joinForm,
  flow: {
    steps: [
      { ...say.step('join-asked'), kind: 'call', call: 'membership.join-asked' },
      { ...say.step('join-review'), kind: 'approve', by: 'any', who: leadersAt('own'), due: { limit: 'membership.decide' }, whenDue: 'climb' },
      { ...say.step('join-accepted'), kind: 'call', call: 'membership.join-accepted' },
    ],
  },
  calls, limits, names: { calls: say.named('call', calls), limits: say.named('limit', limits) },
  mayBegin: mayJoin, climbed: climbJoin, returned: returnJoin, ended: endJoin,
});
