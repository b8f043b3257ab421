import { withSystemReach } from '#platform/access/with-system.ts';
import { wordsOf } from '#platform/forms/words.ts';
import { defineProcess } from '#platform/flows/process.ts';
import { carryOutAppointment, readAppointment } from '../use-cases/carry-out-appointment.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { writeReply } from './reply.ts';

const words = wordsOf({ 'zh-CN': chinese, en: english });
const say = (key: string) => words(`offices.appointment.${key}`);
const field = (key: string) => ({ key, label: say(`form.${key}`), class: 'C2' as const });
const step = (key: string) => ({ key, title: say(`step.${key}`) });
const isAct = (act: string) => ({ field: 'act', is: 'equal' as const, to: act });

export const ACTS = ['appoint', 'end', 'authorise'] as const;
const DUTIES = ['chair', 'administrator', 'contact-person'] as const;

/**
 * 1+1 (TUL 10, 13; measures for enterprise union chairs 2008): a union asks, its own chair and the chair above agree, and the duty
 * changes hands in the instant of the approval. The separated duties have their own two-person action.
 */
export const appointment = defineProcess({
  key: 'offices.appointment', title: say('title'), about: say('about'), group: 'union', begunBy: 'officer',
  form: { fields: [
    { ...field('act'), kind: 'choice', isRequired: true, choices: ACTS.map((key) => ({ key, label: say(`act.${key}`) })) },
    { ...field('role'), kind: 'choice', isRequired: true, choices: DUTIES.map((key) => ({ key, label: say(`role.${key}`) })) },
    { ...field('person'), kind: 'person', isRequired: true, hint: say('form.person.hint') },
    { ...field('until'), kind: 'date', isRequired: false, hint: say('form.until.hint'), showIf: isAct('appoint') },
    { ...field('last-day'), kind: 'date', isRequired: true, hint: say('form.last-day.hint'), showIf: isAct('authorise') },
    { ...field('basis'), kind: 'long-text', isRequired: true, hint: say('form.basis.hint'), longest: 1000 },
    { ...field('photos'), kind: 'photos', isRequired: false, most: 9 },
  ] },
  flow: { steps: [
    { ...step('own-chair'), kind: 'approve', by: 'one', who: [{ kind: 'office', office: 'chair', at: 'own' }], due: { days: 3, count: 'working' } },
    // Where the own chair asks, or is not there, the union above decides both: it is one person then.
    { ...step('above'), kind: 'approve', by: 'one', who: [{ kind: 'office', office: 'chair', at: 'above' }], mayDecideTwice: true, due: { days: 5, count: 'working' } },
    { ...step('carry-out'), kind: 'call', call: 'offices.carryOut' },
    { ...step('reply'), kind: 'paper', paper: 'offices.reply' },
    { ...step('tell'), kind: 'copy', who: [{ kind: 'officers', at: 'own' }] },
  ] },
  mayBegin: readAppointment,
  calls: { 'offices.carryOut': carryOutAppointment },
  papers: { 'offices.reply': (ctx, facts) => withSystemReach(ctx, 'job', (within) => writeReply(within, facts)) },
  names: { calls: { 'offices.carryOut': say('call') }, papers: { 'offices.reply': say('reply.title') } },
});
