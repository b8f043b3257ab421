import { describe, expect, test } from 'vitest';
import type { Flow, Step } from '../../definition.ts';
import { act, openTasks, startTrial, type Trial } from './dry-run.ts';

const title = { 'zh-CN': 't' };
const chairs: Step = { key: 'chair', title, kind: 'approve', by: 'one', who: [{ kind: 'office', office: 'chair', at: 'own' }], due: { days: 3, count: 'working' } };
const ballot: Step = { key: 'vote', title, kind: 'approve', by: 'ballot', who: [{ kind: 'officers', at: 'above' }] };
const flow: Flow = {
  steps: [
    chairs,
    { key: 'fork', title, kind: 'choose', branches: [{ key: 'much', title, when: { field: 'amount', is: 'above', to: 100 }, steps: [ballot] }], otherwise: [] },
    { key: 'shown', title, kind: 'publicise', workingDays: 5, shows: [] },
    { key: 'copies', title, kind: 'copy', who: [{ kind: 'starter' }] },
  ],
};
const decide = (trial: Trial, kind: 'agree' | 'refuse') => {
  const [task] = openTasks(trial);
  if (task === undefined) throw new Error('nobody is asked');
  return act(trial, { kind, task: task.id }, { kind: 'did', person: task.person, what: kind, step: 'x' });
};
const kinds = (trial: Trial) => trial.lines.map(({ kind }) => kind);

describe('a trial of a flow with sample people', () => {
  test('goes from the first press to the end, and says who was asked when', () => {
    const begun = startTrial(flow, { amount: 500 }, new Set());
    expect(begun.lines.at(-1)).toEqual({ kind: 'asked', step: 'chair', people: ['chair@0'], due: { days: 3, count: 'working' } });
    const voting = decide(begun, 'agree');
    expect(openTasks(voting).map(({ person }) => person)).toEqual(['chair@1', 'administrator@1', 'contact-person@1']);
    const shown = decide(decide(voting, 'agree'), 'agree');
    const [wait] = shown.waiting;
    if (wait === undefined) throw new Error('nothing is waited for');
    const over = act(shown, { kind: 'due', visit: wait.visit });
    expect(over.instance.status).toBe('agreed');
    expect(over.lines.at(-1)).toEqual({ kind: 'ended', outcome: 'agreed' });
    expect(kinds(over)).toEqual(['did', 'asked', 'did', 'asked', 'did', 'did', 'copied', 'ended']);
  });

  test('an answer decides the branch', () => {
    expect(decide(startTrial(flow, { amount: 50 }, new Set()), 'agree').waiting).toHaveLength(1);
  });

  test('an empty office is looked for above, and nobody at all is said and not hidden', () => {
    expect(openTasks(startTrial(flow, {}, new Set(['chair@0']))).map(({ person }) => person)).toEqual(['chair@1']);
    const all = [0, 1, 2, 3].flatMap((rung) => ['chair', 'administrator'].map((office) => `${office}@${rung}`));
    expect(kinds(startTrial(flow, {}, new Set(all)))).toEqual(['did', 'nobody']);
  });

  test('what the rules refuse is said, and changes nothing', () => {
    const begun = startTrial(flow, {}, new Set());
    const again = act(begun, { kind: 'start' });
    expect([again.refusal, again.instance]).toEqual(['started-already', begun.instance]);
    expect(decide(again, 'refuse').refusal).toBeUndefined();
  });
});
