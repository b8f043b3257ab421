import type { Flow, Who } from '#platform/flows/definition.ts';
import { defineProcess } from '#platform/flows/process.ts';
import { applicationForm, PAYMENT_FIELDS, SURVEY_FIELDS } from './application-form.ts';
import { mayApply } from './may-apply.ts';
import { noteApplication, noteOutcome } from './note-application.ts';
import { openDossier } from './open-dossier.ts';
import { recordPayment } from './record-payment.ts';
import { replyNotice } from './reply-notice.ts';
import { surveyHolds } from './survey-holds.ts';
import { say } from './words.ts';

/**
 * Above these, in fen, the union above agrees too, and above the second the topmost one: the larger sums of one regional
 * rule (20,000 to the province, 50,000 to the national federation; domain.md §4.1). A union that publishes a version of
 * its own sets its own.
 */
const ABOVE = 2_000_000;
const TOP = 5_000_000;

const office = (name: 'chair' | 'administrator' | 'contact-person', at: 'own' | 'above' | 'top' = 'own'): Who => ({ kind: 'office', office: name, at });

const flow: Flow = {
  steps: [
    { ...say.step('note'), kind: 'call', call: 'aid.noteApplication' },
    { ...say.step('survey'), kind: 'fill', who: [office('administrator')], writes: SURVEY_FIELDS, due: { days: 10, count: 'working' } },
    { ...say.step('check'), kind: 'call', call: 'aid.surveyHolds' },
    // Two go together: whoever was the second says so. A union with one officer borrows the other from above.
    { ...say.step('second-visitor'), kind: 'approve', by: 'any', who: [office('contact-person'), office('chair')], due: { days: 5, count: 'working' } },
    // The visitors sit in the committee as well.
    { ...say.step('committee'), kind: 'approve', by: 'ballot', who: [{ kind: 'officers', at: 'own' }], mayDecideTwice: true, due: { days: 10, count: 'working' } },
    { ...say.step('publicity'), kind: 'publicise', workingDays: 5, shows: ['level', 'aid-form', 'amount'] },
    // After its publicity the chair signs, also one who voted or visited: 公示结果, signature and seal of the union.
    { ...say.step('chair'), kind: 'approve', by: 'one', who: [office('chair')], mayDecideTwice: true, due: { days: 5, count: 'working' } },
    {
      ...say.step('by-amount'), kind: 'choose', otherwise: [],
      branches: [
        {
          ...say.step('large'), when: { field: 'amount', is: 'above', to: TOP },
          steps: [{ ...say.step('top-chair'), kind: 'approve', by: 'one', who: [office('chair', 'top')], due: { days: 10, count: 'working' } }],
        },
        {
          ...say.step('larger'), when: { field: 'amount', is: 'above', to: ABOVE },
          steps: [{ ...say.step('upper-chair'), kind: 'approve', by: 'one', who: [office('chair', 'above')], due: { days: 10, count: 'working' } }],
        },
      ],
    },
    { ...say.step('dossier'), kind: 'call', call: 'aid.openDossier' },
    { ...say.step('reply'), kind: 'paper', paper: 'aid.reply' },
    {
      ...say.step('with-money'), kind: 'choose', otherwise: [],
      branches: [{
        ...say.step('money'), when: { field: 'amount', is: 'above', to: 0 },
        steps: [
          { ...say.step('payment'), kind: 'fill', who: [office('administrator')], writes: PAYMENT_FIELDS, mayDecideTwice: true, due: { days: 15, count: 'working' } },
          { ...say.step('record'), kind: 'call', call: 'aid.recordPayment' },
        ],
      }],
    },
    { ...say.step('copies'), kind: 'copy', who: [office('chair'), office('contact-person')] },
  ],
};

/** 困难帮扶申请: visit by two, committee, publicity, chair, file, payment and its record (domain.md §4.1). */
export const aidApplication = defineProcess({
  key: 'aid.application', title: say.words('aid.application.title'), about: say.words('aid.application.about'), group: 'care', begunBy: 'member',
  // Sensitive data and publicity each have a yes of their own (PIPL 29, 25).
  form: applicationForm, flow, consents: 'aid',
  calls: {
    'aid.noteApplication': noteApplication, 'aid.surveyHolds': surveyHolds, 'aid.openDossier': openDossier, 'aid.recordPayment': recordPayment,
  },
  papers: { 'aid.reply': replyNotice },
  names: {
    calls: {
      'aid.noteApplication': say.words('aid.call.note'), 'aid.surveyHolds': say.words('aid.call.check'), 'aid.openDossier': say.words('aid.call.dossier'),
      'aid.recordPayment': say.words('aid.call.record'),
    },
    papers: { 'aid.reply': say.words('aid.reply.title') },
  },
  mayBegin: mayApply, ended: noteOutcome,
});
