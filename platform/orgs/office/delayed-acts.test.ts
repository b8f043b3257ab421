import { describe, expect, test } from 'vitest';
import { createDelayedActs } from './delayed-acts.ts';

function act(id: string, done: string[]) {
  return { id, text: id, run: () => { done.push(id); } };
}

describe('acts that wait a moment', () => {
  test('an act is done once, after its seconds', () => {
    const done: string[] = [];
    const acts = createDelayedActs(3);
    acts.begin(act('a', done));
    acts.tick();
    acts.tick();
    expect(done).toEqual([]);
    acts.tick();
    acts.tick();
    expect(done).toEqual(['a']);
    expect(acts.waiting.get()).toEqual([]);
  });

  test('taken back, it is never done', () => {
    const done: string[] = [];
    const acts = createDelayedActs(1);
    acts.begin(act('a', done));
    acts.begin(act('b', done));
    acts.takeBack('a');
    acts.tick();
    expect(done).toEqual(['b']);
  });

  test('pressed twice, it is done once', () => {
    const done: string[] = [];
    const acts = createDelayedActs(1);
    acts.begin(act('a', done));
    acts.begin(act('a', done));
    acts.tick();
    acts.tick();
    expect(done).toEqual(['a']);
  });

  test('while it is held, no time passes', () => {
    const done: string[] = [];
    const acts = createDelayedActs(1);
    acts.begin(act('a', done));
    acts.hold(true);
    acts.tick();
    acts.tick();
    expect(done).toEqual([]);
    acts.hold(false);
    acts.tick();
    expect(done).toEqual(['a']);
  });
});
