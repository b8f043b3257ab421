import type { Flow } from '#platform/flows/definition.ts';
import { defineProcess } from '#platform/flows/process.ts';
import type { Form } from '#platform/forms/form.ts';
import { LEVELS } from '../wire.ts';
import { concludeReview, mayReviewNow } from './conclude-review.ts';
import { say } from './words.ts';

const must = { isRequired: true } as const;

/**
 * The file by its number, so that an officer's case names nobody. What is found is sealed with the officer's key here and,
 * once agreed to, with the worker's in the file.
 */
const form: Form = {
  fields: [
    { ...say.field('dossier-number'), ...must, class: 'C2', kind: 'text', longest: 20, hint: say.hint('dossier-number') },
    { ...say.field('visited-on'), ...must, class: 'C2', kind: 'date' },
    { ...say.field('entitled'), ...must, class: 'C2', kind: 'yes-no', hint: say.hint('entitled') },
    { ...say.field('level'), ...must, class: 'C2', kind: 'choice', choices: say.choices('level', LEVELS), showIf: { field: 'entitled', is: 'equal', to: true } },
    { ...say.field('finding'), ...must, class: 'C4', kind: 'long-text', longest: 1000, hint: say.hint('finding') },
    { ...say.field('visit-photos'), isRequired: false, class: 'C4', kind: 'photos', most: 9 },
  ],
};

const FINDINGS = ['visited-on', 'entitled', 'level', 'finding', 'visit-photos'];

const flow: Flow = {
  steps: [
    // Begun by the clock or by an officer, with the file's number alone: what is found is written after the visit.
    { ...say.step('review-visit'), kind: 'fill', who: [{ kind: 'starter' }], writes: FINDINGS, mayDecideOwnCase: true, due: { days: 20, count: 'working' } },
    {
      ...say.step('review-second'), kind: 'approve', by: 'any', who: [{ kind: 'office', office: 'contact-person', at: 'own' }, { kind: 'office', office: 'administrator', at: 'own' }],
      due: { days: 5, count: 'working' },
    },
    { ...say.step('review-chair'), kind: 'approve', by: 'one', who: [{ kind: 'office', office: 'chair', at: 'own' }], due: { days: 5, count: 'working' } },
    { ...say.step('conclude'), kind: 'call', call: 'aid.concludeReview' },
  ],
};

/** 年度复核: whether the household is still entitled; who is not any more leaves the file (解困脱困). */
export const aidReview = defineProcess({
  key: 'aid.review', title: say.words('aid.review.title'), about: say.words('aid.review.about'), group: 'care', begunBy: 'officer', form, flow,
  calls: { 'aid.concludeReview': concludeReview }, names: { calls: { 'aid.concludeReview': say.words('aid.call.conclude') } }, mayBegin: mayReviewNow,
});
