import type { Step } from '#platform/flows/definition.ts';
import { defineProcess, type Process } from '#platform/flows/process.ts';
import { approveCongress, askCongress, establishUnion, registerUnion, reportElection } from '../use-cases/founding-course.ts';
import { congressReply, electionReply, foundingReply } from '../use-cases/founding-papers.ts';
import { endFounding, noteRequest } from '../use-cases/founding-request.ts';
import { prepareUnion } from '../use-cases/prepare-union.ts';
import { foundingForm, WRITES } from './founding-form.ts';
import { leadersAt } from './leaders.ts';
import { say } from './words.ts';

/** Fifteen working days to the answer: the promise of Shanghai (domain.md §1.6), and what `rules/limits.ts` has as its own. */
const ANSWER = { days: 15, count: 'working' } as const;
const leaders = leadersAt('own');
const byUpper = (key: string): Step => ({ ...say.step(key), kind: 'approve', by: 'any', who: leaders, due: ANSWER, mayDecideTwice: true });
const byGroup = (key: string, writes: readonly string[]): Step => ({ ...say.step(key), kind: 'fill', who: [{ kind: 'starter' }], writes: [...writes], mayDecideOwnCase: true });
const call = (key: string): Step => ({ ...say.step(key), kind: 'call', call: `membership.${key}` });
const paper = (key: string): Step => ({ ...say.step(key), kind: 'paper', paper: `membership.${key}` });

const calls: Process['calls'] = {
  'membership.note': noteRequest, 'membership.found': prepareUnion, 'membership.congress-asked': askCongress,
  'membership.congress-approved': approveCongress, 'membership.elected': reportElection, 'membership.establish': establishUnion,
  'membership.register': registerUnion,
};

/** 建会审批, from the request to the certificate (domain.md §1.3), at the union above the one that is to be. */
export const foundingProcess = defineProcess({
  key: 'membership.founding', title: say.words('membership.founding.title'), about: say.words('membership.founding.about'), group: 'members',
  // Who asks for a union has none yet, or another one.
  begunBy: 'anybody',
  form: foundingForm,
  flow: {
    steps: [
      call('note'),
      { ...say.step('review'), kind: 'approve', by: 'any', who: leaders, due: ANSWER, writes: [...WRITES.review] },
      call('found'),
      paper('founding-reply'),
      byGroup('congress', WRITES.congress),
      call('congress-asked'),
      byUpper('congress-review'),
      call('congress-approved'),
      paper('congress-reply'),
      byGroup('election', WRITES.election),
      call('elected'),
      byUpper('election-review'),
      call('establish'),
      paper('election-reply'),
      // Whoever approved the election enters the certificate that the registrar gave out.
      { ...say.step('certificate'), kind: 'fill', who: [{ kind: 'decider-of', step: 'election-review' }, ...leaders], writes: [...WRITES.certificate], due: { days: 60, count: 'calendar' }, mayDecideTwice: true },
      call('register'),
    ],
  },
  calls,
  papers: { 'membership.founding-reply': foundingReply, 'membership.congress-reply': congressReply, 'membership.election-reply': electionReply },
  names: {
    calls: say.named('call', calls),
    papers: {
      'membership.founding-reply': say.words('membership.paper.founding'), 'membership.congress-reply': say.words('membership.paper.congress'),
      'membership.election-reply': say.words('membership.paper.election'),
    },
  },
  ended: endFounding,
});
