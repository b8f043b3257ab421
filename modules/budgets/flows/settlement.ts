import { defineProcess } from '#platform/flows/process.ts';
import { report, settle, settlementEnded } from '../use-cases/settlement-steps.ts';
import { settlementForm } from './forms.ts';
import { say } from './words.ts';

const title = (key: string) => ({ key, title: say(`budgets.step.${key}`) });
const due = { days: 5, count: 'working' } as const;

/** 报销结算 of an agreed plan: receipts, the chair, and the whole committee where more was spent than planned. */
export const settlementProcess = defineProcess({
  key: 'budgets.settlement', title: say('budgets.process.settlement'), about: say('budgets.process.settlement-about'), group: 'money', begunBy: 'officer',
  form: settlementForm,
  flow: {
    steps: [
      { ...title('report'), kind: 'call', call: 'report' },
      { ...title('check'), kind: 'approve', who: [{ kind: 'office', office: 'chair', at: 'own' }], by: 'one', due },
      {
        ...title('over'), kind: 'choose', otherwise: [],
        branches: [{
          ...title('explained'), when: { field: 'explanation', is: 'given' },
          steps: [{ ...title('over-committee'), kind: 'approve', who: [{ kind: 'officers', at: 'own' }], by: 'ballot', due }],
        }],
      },
      { ...title('settle'), kind: 'call', call: 'settle' },
    ],
  },
  calls: { report, settle }, names: { calls: { report: say('budgets.call.report'), settle: say('budgets.call.settle') } }, ended: settlementEnded,
});
