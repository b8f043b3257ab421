import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { decideLanding, decideTransfer, type TransferAct, type TransferStand } from './transfer-state.ts';

const UNIONS = 5;
const PEOPLE = 3;

type Step =
  | { readonly kind: 'ask'; readonly person: number; readonly to: number }
  | { readonly kind: 'act'; readonly person: number; readonly act: TransferAct }
  | { readonly kind: 'leave'; readonly person: number }
  | { readonly kind: 'merge'; readonly from: number; readonly into: number };

const person = fc.nat(PEOPLE - 1);
const union = fc.nat(UNIONS - 1);
const act: fc.Arbitrary<TransferAct> = fc.oneof(
  fc.record({ kind: fc.constantFrom('confirm' as const, 'object' as const), side: fc.constantFrom('out' as const, 'in' as const) }),
  fc.record({ kind: fc.constantFrom('withdraw' as const, 'time-out' as const) }),
);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const), person, to: union }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('act' as const), person, act }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge' as const), from: union, into: union }) },
), { minLength: 1, maxLength: 60 });

type World = {
  /** By person: every union that calls them its member. The house says there is one, or none after leaving. */
  readonly homes: Set<number>[];
  readonly transfers: ({ stand: TransferStand; to: number } | undefined)[];
  readonly successor: Map<number, number>;
  readonly left: Set<number>;
};

function living({ successor }: World, union: number): number {
  const next = successor.get(union);
  return next === undefined ? union : living({ successor } as World, next);
}

/** As the use-cases do it: the rule decides, and a completed transfer lands at once, in the same transaction. */
function take(world: World, step: Step, land = decideLanding): void {
  switch (step.kind) {
    case 'ask': {
      const [home] = world.homes[step.person] ?? [];
      const isOpen = world.transfers[step.person]?.stand.status === 'open';
      if (home === undefined || isOpen || living(world, step.to) === home) return;
      world.transfers[step.person] = { stand: { status: 'open', confirmed: { out: false, in: false } }, to: living(world, step.to) };
      return;
    }
    case 'act': {
      const transfer = world.transfers[step.person];
      if (transfer === undefined) return;
      const decided = decideTransfer(transfer.stand, step.act);
      if (!decided.ok) return;
      transfer.stand = decided.value;
      if (transfer.stand.status !== 'completed') return;
      const homes = world.homes[step.person] ?? new Set();
      const goal = living(world, transfer.to);
      const [home] = homes;
      if (land(home === undefined ? undefined : String(home), String(goal)) === 'move') {
        if (home !== undefined) homes.delete(home);
        homes.add(goal);
      }
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

  test('settled is settled: nothing that comes after changes it', () => {
    fc.assert(fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), (acts) => {
      let stand: TransferStand = { status: 'open', confirmed: { out: false, in: false } };
      for (const one of acts) {
        const decided = decideTransfer(stand, one);
        expect(decided.ok && stand.status !== 'open').toBe(false);
        if (decided.ok) stand = decided.value;
      }
    }), runs(200));
  });
});
