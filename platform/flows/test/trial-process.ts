import type { Words } from '#platform/forms/words.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { ok, refuse } from '#platform/kernel/outcome.ts';
import { addDays, dateInChina } from '#platform/kernel/plain-date.ts';
import { defineModule } from '#platform/registry/module.ts';
import { defineProcess, type CaseFacts } from '../process.ts';

const said = (text: string): Words => ({ 'zh-CN': text, en: text });

/** What the trial's code was called with. */
export const called: CaseFacts[] = [];
/** What the trial of silence was told, in order. */
export const noted: string[] = [];

const base = { isRequired: true, class: 'C2' as const };

/** A request for money, small enough to be read at once, with every kind of step that the house answers itself. */
export const trialProcess = defineProcess({
  key: 'trial.request', title: said('Trial request'), about: said('For trying'), group: 'money', begunBy: 'both',
  form: { fields: [
    { ...base, key: 'reason', label: said('Reason'), kind: 'text' },
    { ...base, key: 'amount', label: said('Amount'), kind: 'money', least: 1 },
    { ...base, key: 'id-number', label: said('ID number'), kind: 'id-number', class: 'C4', isRequired: false },
    { ...base, key: 'paid', label: said('Paid'), kind: 'money' },
  ] },
  flow: { steps: [
    { kind: 'approve', key: 'chair', title: said('Chair'), by: 'one', who: [{ kind: 'office', office: 'chair', at: 'own' }], due: { days: 3, count: 'working' }, mayBatch: true },
    { kind: 'choose', key: 'size', title: said('Size'), otherwise: [], branches: [{
      key: 'large', title: said('Large'), when: { field: 'amount', is: 'above', to: 100_000 },
      steps: [{ kind: 'approve', key: 'above', title: said('Above'), by: 'one', who: [{ kind: 'office', office: 'chair', at: 'above' }] }],
    }] },
    { kind: 'publicise', key: 'shown', title: said('Shown'), workingDays: 2, shows: ['reason', 'amount', 'id-number'] },
    { kind: 'fill', key: 'pay', title: said('Pay'), who: [{ kind: 'office', office: 'administrator', at: 'own' }], writes: ['paid'] },
    { kind: 'call', key: 'note', title: said('Note'), call: 'trial.note' },
    { kind: 'paper', key: 'letter', title: said('Letter'), paper: 'trial.letter' },
    { kind: 'copy', key: 'tell', title: said('Tell'), who: [{ kind: 'officers', at: 'above' }] },
  ] },
  calls: { 'trial.note': async (_ctx, facts) => { called.push(facts); } },
  papers: { 'trial.letter': async (_ctx, { answers }) => ({ title: said('Letter'), addressee: 'You', paragraphs: [`Paid ${String(answers['paid'])}`], series: 'letter' }) },
  names: { calls: { 'trial.note': said('Take note') }, papers: { 'trial.letter': said('Letter of payment') } },
});

/** Two at once, a ballot and code that says no: for the refusals that a plain request never meets. */
export const trialBranches = defineProcess({
  key: 'trial.branches', title: said('Trial branches'), about: said('For trying'), group: 'union', begunBy: 'both',
  form: { fields: [{ ...base, key: 'what', label: said('What'), kind: 'text' }, { ...base, key: 'note', label: said('Note'), kind: 'text' }] },
  flow: { steps: [
    { kind: 'fill', key: 'first', title: said('First'), who: [{ kind: 'office', office: 'administrator', at: 'own' }], writes: ['note'] },
    { kind: 'together', key: 'two', title: said('Two'), branches: [
      { key: 'left', title: said('Left'), steps: [{ kind: 'approve', key: 'left-one', title: said('Left one'), by: 'one', who: [{ kind: 'office', office: 'chair', at: 'own' }] }] },
      { key: 'right', title: said('Right'), steps: [{ kind: 'approve', key: 'right-one', title: said('Right one'), by: 'ballot', who: [{ kind: 'officers', at: 'above' }] }] },
    ] },
    { kind: 'call', key: 'no', title: said('No'), call: 'trial.no' },
  ] },
  calls: { 'trial.no': async () => { throw new AppError(generalErrors['not-found']); } },
  names: { calls: { 'trial.no': said('Say no') } },
  mayBegin: async (_ctx, { answers }) => (answers['what'] === 'never' ? refuse(generalErrors['not-allowed']) : ok(undefined)),
});

/** Silence: first it climbs, then it agrees, each on a day that code names. */
export const trialSilence = defineProcess({
  key: 'trial.silence', title: said('Trial silence'), about: said('For trying'), group: 'union', begunBy: 'both',
  form: { fields: [{ ...base, key: 'what', label: said('What'), kind: 'text' }] },
  flow: { steps: [
    { kind: 'approve', key: 'climbing', title: said('Climbing'), by: 'any', who: [{ kind: 'office', office: 'chair', at: 'own' }], due: { limit: 'trial.promise' }, whenDue: 'climb' },
    { kind: 'approve', key: 'silent', title: said('Silent'), by: 'any', who: [{ kind: 'office', office: 'chair', at: 'own' }], due: { limit: 'trial.promise' }, whenDue: 'agree', mayDecideTwice: true },
  ] },
  limits: { 'trial.promise': async ({ clock }, _facts, unionId) => { noted.push(`limit ${unionId}`); return addDays(dateInChina(clock.now()), 2); } },
  names: { limits: { 'trial.promise': said('the promise') } },
  climbed: async (_ctx, _facts, unionId) => { noted.push(`climbed ${unionId}`); },
  returned: async (_ctx, _facts, isBack) => { noted.push(`returned ${isBack}`); },
  ended: async (_ctx, { refusedIn }, outcome) => { noted.push(`${outcome} ${refusedIn ?? ''}`); },
});

export const trialModule = defineModule({ id: 'trial', dependsOn: ['flows'], processes: [trialProcess, trialBranches, trialSilence] });
