import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toId } from '#platform/kernel/id.ts';
import { growTree, reachesByRelation, treeSteps, type TreeUnion } from '#platform/testkit/laws/random-tree.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import type { Grant } from '../actor.ts';
import { isPlaceInReach, unionReach } from '../reach.ts';
import { decideDelegation, lineOfDelegation } from './delegation.ts';

const START = new Date('2026-03-09T01:00:00Z').getTime();
const HOUR = 3_600_000;
const id = <Kind extends string>(kind: string, index: number) => toId<Kind>(`00000000-0000-7000-8000-${kind}${String(index).padStart(11, '0')}`);

/** A step of a history: a handing on, an end, or time that passes. Numbers point round and round into what stands by then. */
const step = fc.oneof(
  {
    weight: 6, arbitrary: fc.record({
      kind: fc.constant('hand on' as const), from: fc.nat(1000), at: fc.nat(1000), isWide: fc.boolean(), begins: fc.constantFrom(0, 0, 0, 2), hours: fc.integer({ min: -1, max: 20 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat(1000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 3 }) }) },
);

/** A duty as the oracle knows it: by unions, by relation, by hours. It knows no path and no rule. */
type Told = { readonly grant: Grant; readonly at: TreeUnion; readonly from: number; readonly giver: Told | undefined; endedAt: number | undefined };

function isHeld(one: Told, now: number): boolean {
  const isOver = one.grant.validUntil !== null && one.grant.validUntil.getTime() <= now;
  return one.from <= now && !isOver && (one.endedAt === undefined || one.endedAt > now);
}

function endWithAll(all: readonly Told[], ended: Told, now: number): void {
  ended.endedAt ??= now;
  for (const one of all) if (one.giver === ended) endWithAll(all, one, now);
}

describe('no sequence of handing on', () => {
  test('AZ-2 reaches a union that the first giver does not reach, outlives them, or goes on after any giver in between ended', () => {
    let handed = 0;
    let chained = 0;
    fc.assert(fc.property(treeSteps, fc.nat(1000), fc.record({ isWide: fc.boolean(), hours: fc.option(fc.integer({ min: 20, max: 60 }), { nil: null }) }),
      fc.array(step, { minLength: 12, maxLength: 30 }), (steps, start, office, history) => {
        const { unions } = growTree(steps, 1);
        const unionAt = (index: number) => unions[index % unions.length] ?? unions[0];
        const home = unionAt(start);
        if (home === undefined) throw new Error('an empty tree');
        let now = START;
        const root: Told = {
          at: home, from: now, giver: undefined, endedAt: undefined,
          grant: {
            id: id<'grant'>('1', 0), personId: id<'person'>('2', 0), unionId: home.row.id, orgPath: home.row.path,
            linePath: home.row.linePath ?? home.row.path, role: 'chair', hasSubtree: office.isWide,
            validUntil: office.hours === null ? null : new Date(now + office.hours * HOUR),
          },
        };
        const all: Told[] = [root];
        for (const one of history) {
          if (one.kind === 'wait') now += one.hours * HOUR;
          if (one.kind === 'end') endWithAll(all, all[one.which % all.length] ?? root, now);
          if (one.kind !== 'hand on') continue;
          const giver = all[one.from % all.length] ?? root;
          // Mostly where it may be given: a history of refusals proves nothing.
          const below = unions.filter((union) => reachesByRelation({ at: giver.at, isWide: true }, union));
          const place = one.at % 4 === 0 ? unionAt(one.at) : below[one.at % below.length];
          // The use-case asks only for duties that the session holds at this instant.
          if (place === undefined || !isHeld(giver, now)) continue;
          const until = new Date(now + one.hours * HOUR);
          const decided = decideDelegation(giver.grant, { role: 'chair', orgPath: place.row.path, hasSubtree: one.isWide, validUntil: until }, new Date(now));
          if (!decided.ok) continue;
          handed += 1;
          if (giver !== root) chained += 1;
          all.push({
            at: place, from: now + one.begins * HOUR, giver, endedAt: undefined,
            grant: {
              ...giver.grant, id: id<'grant'>('1', all.length), personId: id<'person'>('2', all.length), unionId: place.row.id, orgPath: place.row.path,
              linePath: lineOfDelegation(giver.grant, place.row), hasSubtree: one.isWide, validUntil: until,
            },
          });
        }
        for (const one of all.filter((given) => isHeld(given, now))) {
          for (let giver = one.giver; giver !== undefined; giver = giver.giver) expect(isHeld(giver, now)).toBe(true);
          const reach = unionReach([one.grant]);
          for (const union of unions) {
            if (!isPlaceInReach(reach, { orgPath: union.row.path, linePath: union.row.linePath })) continue;
            expect(reachesByRelation({ at: home, isWide: office.isWide }, union)).toBe(true);
          }
        }
      }), runs(2000));
    expect([handed > 1000, chained > 300]).toEqual([true, true]);
  });

  test('takes along whom a union below leads: its giver does not reach them; control: the union\'s own line would', () => {
    // 0 a root, 1 below it; 2 another root; 3 below that. 2 leads 1, and 1 then leads 3.
    const { unions: [root, led, , second] } = growTree([
      { kind: 'found', below: undefined }, { kind: 'found', below: 0 }, { kind: 'found', below: undefined }, { kind: 'found', below: 2 },
      { kind: 'lead', union: 1, leader: 2 }, { kind: 'lead', union: 3, leader: 1 },
    ], 1);
    if (root === undefined || led === undefined || second === undefined) throw new Error('the tree did not grow');
    const held: Grant = {
      id: id<'grant'>('1', 0), personId: id<'person'>('2', 0), unionId: root.row.id, orgPath: root.row.path, linePath: root.row.path, role: 'chair',
      hasSubtree: true, validUntil: null,
    };
    expect(reachesByRelation({ at: root, isWide: true }, second)).toBe(false);
    const reaches = (linePath: Grant['linePath']) =>
      isPlaceInReach(unionReach([{ ...held, unionId: led.row.id, orgPath: led.row.path, linePath }]), { orgPath: second.row.path, linePath: second.row.linePath });
    expect(reaches(lineOfDelegation(held, led.row))).toBe(false);
    expect(reaches(led.row.linePath ?? led.row.path)).toBe(true);
  });
});
