import type { Step } from '#platform/flows/definition.ts';
import { defineProcess } from '#platform/flows/process.ts';
import { answered, decide, ended, rate, submitted } from '../use-cases/case-steps.ts';
import { writeAnswerLetter } from '../use-cases/answer-letter.ts';
import { proposalForm, WRITES } from './proposal-form.ts';
import { SECONDED } from './seconded.ts';
import { say } from './words.ts';

const title = (key: string) => ({ key, title: say(`proposals.step.${key}`) });

/** 交办, 答复, 评价, and twice more where the proposer is not satisfied. */
const handling: readonly Step[] = [
  {
    // Whoever filed it often answers it as well: the union's office does both.
    ...title('answer'), kind: 'fill', who: [{ kind: 'person-in', field: 'undertaker' }], due: { days: 60, count: 'working' }, writes: [...WRITES.answering],
    mayDecideTwice: true,
  },
  { ...title('answered'), kind: 'call', call: 'answered' },
  { ...title('letter'), kind: 'paper', paper: 'answer-letter' },
  {
    ...title('rate'), kind: 'fill', who: [{ kind: 'starter' }], due: { days: 15, count: 'working' }, writes: [...WRITES.rating], mayDecideOwnCase: true,
    mayDecideTwice: true,
  },
  { ...title('rated'), kind: 'call', call: 'rate' },
  {
    ...title('content'), kind: 'choose', otherwise: [],
    branches: [{
      ...title('satisfied'), when: { not: { field: 'satisfaction', is: 'equal', to: 'not' } },
      steps: [{ ...title('done'), kind: 'end', outcome: 'agreed' }],
    }],
  },
  { ...title('reopened'), kind: 'again', to: 'answer', most: 2 },
];

/** 提案办理: submitted, seconded, filed, handled, answered, rated. */
export const proposalProcess = defineProcess({
  key: 'proposals.proposal', title: say('proposals.process.title'), about: say('proposals.process.about'), group: 'voice', begunBy: 'member',
  form: proposalForm,
  flow: {
    steps: [
      { ...title('submitted'), kind: 'call', call: 'submitted' },
      { ...title('seconding'), kind: 'wait', until: { event: SECONDED } },
      {
        ...title('review'), kind: 'fill', who: [{ kind: 'office', office: 'administrator', at: 'own' }], due: { days: 10, count: 'working' },
        writes: [...WRITES.filing],
      },
      { ...title('decided'), kind: 'call', call: 'decide' },
      {
        ...title('decision'), kind: 'choose', otherwise: [],
        branches: [
          { ...title('filed'), when: { field: 'filing', is: 'equal', to: 'filed' }, steps: handling },
          {
            ...title('not-filed'), when: { field: 'filing', is: 'equal', to: 'not-filed' },
            steps: [{ ...title('refused'), kind: 'end', outcome: 'refused' }],
          },
        ],
      },
    ],
  },
  calls: { submitted, decide, answered, rate }, papers: { 'answer-letter': writeAnswerLetter }, events: [SECONDED],
  names: {
    calls: { submitted: say('proposals.call.submitted'), decide: say('proposals.call.decide'), answered: say('proposals.call.answered'), rate: say('proposals.call.rate') },
    papers: { 'answer-letter': say('proposals.letter.title') }, events: { [SECONDED]: say('proposals.event.seconded') },
  },
  ended,
});
