import type { Step } from '#platform/flows/definition.ts';
import { defineProcess } from '#platform/flows/process.ts';
import { writeApproval } from '../use-cases/approval-reply.ts';
import { ask, commit, planEnded } from '../use-cases/plan-steps.ts';
import { planForm } from './forms.ts';
import { say } from './words.ts';

/** Fen. The product's own steps: no national rule names them, and a union publishes its own. */
export const CHAIR_ALONE = 500_000;
export const COMMITTEE = 5_000_000;

const title = (key: string) => ({ key, title: say(`budgets.step.${key}`) });
const due = { days: 5, count: 'working' } as const;
const ballot = (key: string): Step => ({ ...title(key), kind: 'approve', who: [{ kind: 'officers', at: 'own' }], by: 'ballot', due });

/** 活动立项: the more it costs, the more have to agree. */
export const planProcess = defineProcess({
  key: 'budgets.plan', title: say('budgets.process.plan'), about: say('budgets.process.plan-about'), group: 'money', begunBy: 'officer',
  form: planForm,
  flow: {
    steps: [
      { ...title('ask'), kind: 'call', call: 'ask' },
      {
        ...title('amount'), kind: 'choose',
        branches: [
          {
            ...title('small'), when: { field: 'total', is: 'at-most', to: CHAIR_ALONE },
            steps: [{ ...title('chair'), kind: 'approve', who: [{ kind: 'office', office: 'chair', at: 'own' }], by: 'one', due, mayBatch: true }],
          },
          { ...title('middle'), when: { field: 'total', is: 'at-most', to: COMMITTEE }, steps: [ballot('committee')] },
        ],
        otherwise: [
          ballot('committee-first'),
          { ...title('above'), kind: 'approve', who: [{ kind: 'office', office: 'chair', at: 'above' }], by: 'one', due: { days: 10, count: 'working' } },
        ],
      },
      { ...title('commit'), kind: 'call', call: 'commit' },
      { ...title('reply'), kind: 'paper', paper: 'approval-reply' },
    ],
  },
  calls: { ask, commit }, papers: { 'approval-reply': writeApproval },
  names: { calls: { ask: say('budgets.call.ask'), commit: say('budgets.call.commit') }, papers: { 'approval-reply': say('budgets.reply.title') } }, ended: planEnded,
});
