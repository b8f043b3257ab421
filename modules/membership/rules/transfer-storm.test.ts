import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, Effect } from '#platform/flows/command.ts';
import { isOver, type Instance } from '#platform/flows/instance.ts';
import { advance, begin } from '#platform/flows/rules/advance.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { transferProcess } from '../flows/transfer.ts';
import { decideLanding } from './landing.ts';

const UNIONS = 5;
const PEOPLE = 3;

type Act = { readonly kind: 'agree' | 'refuse' | 'time-out'; readonly side: 'release' | 'receive' } | { readonly kind: 'withdraw' };
type Step =
  | { readonly kind: 'ask'; readonly person: number; readonly to: number }
  | { readonly kind: 'act'; readonly person: number; readonly act: Act }
  | { readonly kind: 'leave'; readonly person: number }
  | { readonly kind: 'merge'; readonly from: number; readonly into: number };

const person = fc.nat(PEOPLE - 1);
const union = fc.nat(UNIONS - 1);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('agree' as const, 'refuse' as const, 'time-out' as const), side: fc.constantFrom('release' as const, 'receive' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const) }) },
);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const), person, to: union }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('act' as const), person, act }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge' as const), from: union, into: union }) },
), { minLength: 1, maxLength: 60 });

type Transfer = { instance: Instance; readonly to: number };
type World = {
  /** By person: every union that calls them its member. The house says there is one, or none after leaving. */
  readonly homes: Set<number>[];
  readonly transfers: (Transfer | undefined)[];
  readonly successor: Map<number, number>;
  readonly left: Set<number>;
};

function living({ successor }: World, at: number): number {
  const next = successor.get(at);
  return next === undefined ? at : living({ successor } as World, next);
}

/** The engine's own rules on the module's own flow: people are found at once, and every call answers. Tells how often the home was to move. */
function press(instance: Instance, command: Command): { readonly instance: Instance; readonly moves: number } {
  const done = advance(transferProcess.flow, instance, command);
  if (!done.ok) return { instance, moves: 0 };
  return done.effects.reduce(({ instance: now, moves }, effect) => {
    const answer = answerTo(effect);
    const after = answer === undefined ? { instance: now, moves: 0 } : press(now, answer);
    return { instance: after.instance, moves: moves + after.moves + (effect.kind === 'call' && effect.call === 'membership.moved' ? 1 : 0) };
  }, { instance: done.instance, moves: 0 });
}

function answerTo(effect: Effect): Command | undefined {
  if (effect.kind === 'find') return { kind: 'found', visit: effect.visit, people: [{ person: effect.step }] };
  return effect.kind === 'call' ? { kind: 'called', visit: effect.visit } : undefined;
}

function toCommand({ visits, tasks, starter }: Instance, one: Act): Command {
  if (one.kind === 'withdraw') return { kind: 'withdraw', by: starter };
  const visit = visits.find(({ step }) => step === one.side)?.id ?? 0;
  return one.kind === 'time-out' ? { kind: 'due', visit } : { kind: one.kind, task: tasks.find((task) => task.visit === visit)?.id ?? 0 };
}

/** As the calls do it: the engine decides, and a completed transfer lands at once, in the same transaction. */
function take(world: World, step: Step, land = decideLanding): void {
  switch (step.kind) {
    case 'ask': {
      const [home] = world.homes[step.person] ?? [];
      const held = world.transfers[step.person];
      if (home === undefined || (held !== undefined && !isOver(held.instance)) || living(world, step.to) === home) return;
      world.transfers[step.person] = { instance: press(begin('member', { to: String(step.to) }), { kind: 'start' }).instance, to: living(world, step.to) };
      return;
    }
    case 'act': {
      const transfer = world.transfers[step.person];
      if (transfer === undefined) return;
      const { instance, moves } = press(transfer.instance, toCommand(transfer.instance, step.act));
      transfer.instance = instance;
      for (let count = 0; count < moves; count += 1) move(world, step.person, { to: transfer.to, land });
      return;
    }
    case 'leave':
      // Expelled or dead: nobody asks whether a transfer is open.
      world.homes[step.person]?.clear();
      world.left.add(step.person);
      return;
    case 'merge': {
      const [from, into] = [living(world, step.from), living(world, step.into)];
      if (from === into) return;
      world.successor.set(from, into);
      for (const homes of world.homes) if (homes.delete(from)) homes.add(into);
    }
  }
}

function move(world: World, who: number, { to, land }: { readonly to: number; readonly land: typeof decideLanding }): void {
  const homes = world.homes[who] ?? new Set();
  const goal = living(world, to);
  const [home] = homes;
  if (land(home === undefined ? undefined : String(home), String(goal)) !== 'move') return;
  if (home !== undefined) homes.delete(home);
  homes.add(goal);
}

function newWorld(): World {
  return { homes: Array.from({ length: PEOPLE }, (_, index) => new Set([index])), transfers: [], successor: new Map(), left: new Set() };
}

/** Persons without exactly one home at a union that stands, or with one after they left. */
function oddHomes(world: World): number[] {
  return [...world.homes.entries()].flatMap(([index, homes]) => {
    const isRight = homes.size === (world.left.has(index) ? 0 : 1) && [...homes].every((home) => living(world, home) === home);
    return isRight ? [] : [index];
  });
}

describe('a storm of transfers', () => {
  test('of asks, confirmations, objections, withdrawals, time-outs, expulsions and mergers loses and doubles nobody', () => {
    fc.assert(fc.property(steps, (storm) => {
      const world = newWorld();
      for (const step of storm) {
        take(world, step);
        if (oddHomes(world).length > 0) throw new Error(`${JSON.stringify(step)} leaves ${oddHomes(world).join()}`);
      }
    }), { ...runs(400), endOnFailure: true });
  });

  test('control: landing without looking at the home that stands now doubles or revives somebody', () => {
    const failed = fc.check(fc.property(steps, (storm) => {
      const world = newWorld();
      for (const step of storm) take(world, step, () => 'move');
      return oddHomes(world).length === 0;
    }), { ...runs(400), endOnFailure: true });
    expect(failed.failed).toBe(true);
  });

  test('moves once at most, and only where both ends agreed or were silent', () => {
    fc.assert(fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), (acts) => {
      let { instance } = press(begin('member', { to: 'there' }), { kind: 'start' });
      let moved = 0;
      for (const one of acts) {
        const after = press(instance, toCommand(instance, one));
        expect(isOver(instance) && after.instance !== instance).toBe(false);
        instance = after.instance;
        moved += after.moves;
      }
      expect(moved).toBe(instance.status === 'agreed' ? 1 : 0);
    }), runs(200));
  });
});
