import type { Ctx } from '#platform/access/ctx.ts';
import type { Words } from '#platform/forms/words.ts';
import { record } from '#platform/journal/journal.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { defineModule } from '#platform/registry/module.ts';
import { defineProcess, type CaseFacts } from '../../process.ts';

const said = (text: string): Words => ({ 'zh-CN': text, en: text });
const field = { isRequired: true, class: 'C2' as const };

/** What a module's code does in a step: it writes a row of its own, in the transaction of the press. */
async function enterSomebody(ctx: Ctx, { unionId }: CaseFacts): Promise<void> {
  await record(ctx, [personEntered({ personId: newId<'person'>(ctx), name: 'Entered', unionId })]);
}

/** The control: code that commits in the middle of a press, so that a kill behind it leaves half of one. */
async function commitBetween(ctx: Ctx, facts: CaseFacts): Promise<void> {
  await enterSomebody(ctx, facts);
  const person = ctx.actor.kind === 'person' ? ctx.actor.personId : '';
  await ctx.tx.unsafe(`commit; begin; set local app.system = 'job'; set local app.person = '${person}'`);
}

const chair = { kind: 'approve' as const, key: 'chair', title: said('Chair'), by: 'one' as const, who: [{ kind: 'office' as const, office: 'chair' as const, at: 'own' as const }] };

/** One approval that leads through everything the house does in a step: code, a paper with its number, copies, another case. */
const request = defineProcess({
  key: 'killed.request', title: said('Request'), about: said('For killing'), group: 'union', begunBy: 'both',
  form: { fields: [
    { ...field, key: 'reason', label: said('Reason'), kind: 'text' },
    { ...field, key: 'home', label: said('At home'), kind: 'text', class: 'C4' },
    { ...field, key: 'photos', label: said('Photos'), kind: 'photos', most: 3, isRequired: false },
  ] },
  flow: { steps: [
    { ...chair, due: { days: 3, count: 'working' }, mayBatch: true },
    { kind: 'call', key: 'enter', title: said('Enter'), call: 'killed.enter' },
    { kind: 'paper', key: 'letter', title: said('Letter'), paper: 'killed.letter' },
    { kind: 'copy', key: 'tell', title: said('Tell'), who: [{ kind: 'officers', at: 'above' }] },
    { kind: 'sub', key: 'below', title: said('Below'), process: 'killed.below', at: 'own', passes: ['reason'] },
  ] },
  calls: { 'killed.enter': enterSomebody },
  papers: { 'killed.letter': async (_ctx, { answers }) => ({ title: said('Letter'), addressee: 'You', paragraphs: [String(answers['reason'])], series: 'letter' }) },
  names: { calls: { 'killed.enter': said('Enter') }, papers: { 'killed.letter': said('Letter') } },
  ended: enterSomebody,
});

const below = defineProcess({
  key: 'killed.below', title: said('Below'), about: said('For killing'), group: 'union', begunBy: 'both',
  form: { fields: [{ ...field, key: 'reason', label: said('Reason'), kind: 'text' }] },
  flow: { steps: [{ kind: 'approve', key: 'office', title: said('Office'), by: 'one', who: [{ kind: 'office', office: 'administrator', at: 'own' }], mayBatch: true }] },
});

const control = defineProcess({
  key: 'killed.control', title: said('Control'), about: said('For killing'), group: 'union', begunBy: 'both',
  form: { fields: [{ ...field, key: 'reason', label: said('Reason'), kind: 'text' }] },
  flow: { steps: [chair, { kind: 'call', key: 'commit', title: said('Commit'), call: 'killed.commit' }] },
  calls: { 'killed.commit': commitBetween }, names: { calls: { 'killed.commit': said('Commit') } },
});

export const killedModule = defineModule({ id: 'killed', dependsOn: ['flows'], processes: [request, below, control] });
