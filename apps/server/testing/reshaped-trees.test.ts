import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { granted } from '#platform/access/events.ts';
import { decide } from '#platform/access/decide.ts';
import { leaveToDatabase, withinReach, type Reach } from '#platform/access/reach.ts';
import { may } from '#platform/contract/access.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toId, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { endpoints } from '#platform/orgs/contract.ts';
import { treeEndpoints } from '#platform/orgs/contract/tree.ts';
import { endUnion } from '#platform/orgs/test/end-union.ts';
import { APPROVAL } from '#platform/orgs/test/tree-matrix.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { openTestWorld, withReach, type TestWorld } from '#platform/testkit/test-world.ts';
import { codeMade } from '#modules/appeals/events/definitions.ts';
import { manifests } from '../manifests.ts';

/*
 * A union as its relations alone tell it: parent links, leader links, where somebody's home is. No path, no range, no line.
 */
type Model = { readonly id: UnionId; parent: Model | undefined; leader: Model | undefined; isAlive: boolean };
type Person = { readonly id: PersonId; home: Model };
type Duty = { readonly person: PersonId; readonly at: Model; readonly isWide: boolean; readonly until: number | undefined; hasEnded: boolean };
type Grown = { readonly unions: Model[]; readonly persons: Person[]; readonly duties: Duty[]; readonly codes: { id: string; at: Model }[]; chair: PersonId };

let world: TestWorld;
let unwalled: Database;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  unwalled = openDatabase(world.ownerUrl, { connections: 2, name: 'reshaped-trees-unwalled' });
});
afterAll(async () => {
  await unwalled.close();
  await world.close();
});

const upwards = (union: Model): Model[] => [union, ...(union.parent === undefined ? [] : upwards(union.parent))];

/** What stands above a union on its second line: up to the one that is led, over to its leader, and on from there. */
function secondLine(union: Model): Model[] {
  const up = upwards(union);
  const at = up.findIndex((one) => one.leader !== undefined);
  const leader = up[at]?.leader;
  if (leader === undefined) return [];
  const onward = secondLine(leader);
  return [...up.slice(0, at + 1), leader, ...(onward.length > 0 ? onward : upwards(leader))];
}

function reaches(duty: Duty, union: Model, now: number): boolean {
  if (duty.hasEnded || (duty.until !== undefined && duty.until <= now)) return false;
  return duty.at === union || (duty.isWide && (upwards(union).includes(duty.at) || secondLine(union).includes(duty.at)));
}

const pick = fc.nat(1000);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('found' as const), one: pick }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('move' as const), one: pick, other: pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('merge' as const), one: pick, other: pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('split' as const), one: pick, takesPeople: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('dissolve' as const), one: pick }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('lead' as const), one: pick, other: pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unlead' as const), one: pick }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('grant' as const), one: pick, who: fc.nat(2), isWide: fc.boolean(), isShort: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('time' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

let roots = 0;

async function plant(grown: Grown, union: Model): Promise<void> {
  const [personId, codeId] = [newId<'person'>(world.house), newId<'appeal-code'>(world.house)];
  await world.asSystem('setup', (ctx) => record(ctx, [
    personEntered({ personId, name: '某职工', unionId: union.id }),
    codeMade({ codeId, unionId: union.id, contactId: personId, contactName: '联系人', place: '' }),
  ]));
  grown.unions.push(union);
  grown.persons.push({ id: personId, home: union });
  grown.codes.push({ id: codeId, at: union });
}

async function begin(): Promise<Grown> {
  roots += 1;
  const root: Model = { id: newId<'union'>(world.house), parent: undefined, leader: undefined, isAlive: true };
  await world.asSystem('setup', (ctx) => foundUnion(ctx, undefined, { unionId: root.id, name: '总工会', kind: 'federation', isGenerated: true }, roots));
  const grown: Grown = { unions: [], persons: [], duties: [], codes: [], chair: newId<'person'>(world.house) };
  await plant(grown, root);
  await give(grown, { person: grown.chair, at: root, isWide: true, until: undefined, hasEnded: false }, 'chair');
  return grown;
}

async function give(grown: Grown, duty: Duty, role: 'chair' | 'contact-person'): Promise<void> {
  await world.asSystem('setup', async (ctx) => {
    const row = await findUnion(ctx.tx, duty.at.id);
    if (row === undefined) throw new Error('a duty at no union');
    await record(ctx, [granted({
      grantId: newId<'grant'>(ctx), personId: duty.person, unionId: row.id, orgPath: row.path, linePath: row.linePath ?? row.path, role,
      hasSubtree: duty.isWide, grantedBy: null, parentGrantId: null, validUntil: duty.until === undefined ? null : new Date(duty.until).toISOString(),
    })]);
  });
  grown.duties.push(duty);
}

/** Asks the house; the model follows only what was answered. */
async function take(grown: Grown, taken: Step, officers: readonly PersonId[]): Promise<string> {
  const union = (index: number): Model => grown.unions[index % grown.unions.length] ?? grown.unions[0] ?? (() => { throw new Error('no unions'); })();
  const call: TestWorld['call'] = async (endpoint, _, input) => world.call(endpoint, await world.actorOf(grown.chair), input);
  const nobody = { kind: 'anonymous' } as const;
  switch (taken.kind) {
    case 'found': {
      const [parent, id] = [union(taken.one), newId<'union'>(world.house)];
      await call(endpoints.foundUnion, nobody, { parentId: parent.id, unionId: id, name: '新建工会', kind: 'branch' });
      await plant(grown, { id, parent, leader: undefined, isAlive: true });
      break;
    }
    case 'move': {
      const [moved, parent] = [union(taken.one), union(taken.other)];
      await call(treeEndpoints.moveUnion, nobody, { unionId: moved.id, parentId: parent.id });
      moved.parent = parent;
      break;
    }
    case 'merge': {
      const [from, into] = [union(taken.one), union(taken.other)];
      await endUnion(world, await world.actorOf(grown.chair), { unionId: from.id, intoId: into.id, ...APPROVAL });
      for (const child of grown.unions) if (child.parent === from && child.isAlive) child.parent = into;
      for (const person of grown.persons) if (person.home === from) person.home = into;
      end(grown, from);
      break;
    }
    case 'split': {
      const [whole, id] = [union(taken.one), newId<'union'>(world.house)];
      const leaving = grown.unions.filter((one) => one.parent === whole && one.isAlive).slice(0, 1);
      const people = taken.takesPeople ? grown.persons.filter((one) => one.home === whole).slice(0, 1) : [];
      await call(treeEndpoints.splitUnion, nobody, {
        unionId: whole.id, newId: id, name: '分出工会', kind: 'branch', childIds: leaving.map((one) => one.id), personIds: people.map((one) => one.id), ...APPROVAL,
      });
      const made: Model = { id, parent: whole.parent, leader: undefined, isAlive: true };
      for (const child of leaving) child.parent = made;
      for (const person of people) person.home = made;
      await plant(grown, made);
      break;
    }
    case 'dissolve': {
      await endUnion(world, await world.actorOf(grown.chair), { unionId: union(taken.one).id, ...APPROVAL });
      end(grown, union(taken.one));
      break;
    }
    case 'lead': {
      const [led, leader] = [union(taken.one), union(taken.other)];
      await call(treeEndpoints.leadUnion, nobody, { unionId: led.id, leaderId: leader.id });
      led.leader = leader;
      break;
    }
    case 'unlead': {
      const led = grown.unions.filter((one) => one.leader !== undefined);
      const ended = led[taken.one % Math.max(1, led.length)] ?? union(taken.one);
      await call(treeEndpoints.endSecondLine, nobody, { unionId: ended.id });
      ended.leader = undefined;
      break;
    }
    case 'grant': {
      const until = taken.isShort ? world.clock.now().getTime() + 1000 : undefined;
      const person = officers[taken.who];
      if (person !== undefined && union(taken.one).isAlive) await give(grown, { person, at: union(taken.one), isWide: taken.isWide, until, hasEnded: false }, 'contact-person');
      break;
    }
    case 'time': world.clock.advance(2000);
  }
  return taken.kind;
}

function end(grown: Grown, union: Model): void {
  union.isAlive = false;
  union.leader = undefined;
  for (const duty of grown.duties) if (duty.at === union) duty.hasEnded = true;
}

async function visible(tx: Tx, reach: Reach, grown: Grown) {
  const listed = async (table: 'orgs_person' | 'orgs_membership' | 'appeals_code', ids: readonly string[], key: 'id' | 'person_id') => (await tx<{ id: string }[]>`
    select distinct t.${tx(key)} as id from ${tx(table)} t
    where t.${tx(key)} = any(${[...ids]}::uuid[]) and (${withinReach(tx, reach, { orgPath: tx`t.org_path`, linePath: tx`t.line_path` })})
      and ${table === 'orgs_membership' ? tx`t.ended_on is null` : tx`true`}`).map((row) => row.id).sort();
  const people = grown.persons.map((one) => one.id);
  return { persons: await listed('orgs_person', people, 'id'), members: await listed('orgs_membership', people, 'person_id'), codes: await listed('appeals_code', grown.codes.map((one) => one.id), 'id') };
}

async function compare(grown: Grown, officer: PersonId): Promise<void> {
  const now = world.clock.now().getTime();
  const actor = await world.actorOf(officer);
  const decided = decide(may('orgs.union.read').listing(), { actor, actingUnion: undefined, now: world.clock.now() }, world.house.permissions);
  const duties = grown.duties.filter((duty) => duty.person === officer);
  const isReached = (union: Model) => duties.some((duty) => reaches(duty, union, now));
  if (!decided.ok) {
    if (decided.error.code !== 'http/choose-office') expect(grown.unions.filter(isReached)).toEqual([]);
    return;
  }
  const reach = decided.value.permitted;
  const persons = grown.persons.filter((one) => isReached(one.home)).map((one): string => one.id).sort();
  const codes = grown.codes.filter((one) => isReached(one.at)).map((one) => one.id).sort();
  const both = await withReach(world.at, reach, actor, ({ tx }) => visible(tx, reach, grown));
  expect(both).toEqual({ persons, members: persons, codes });
  expect(await withReach({ ...world.at, db: unwalled }, reach, actor, ({ tx }) => visible(tx, reach, grown))).toEqual(both);
  const database = await withReach(world.at, reach, actor, ({ tx }) => visible(tx, leaveToDatabase(reach), grown));
  expect([database.persons, database.members]).toEqual([persons, persons]);
}

describe('AZ-2 trees that are reshaped', () => {
  const tally = new Map<string, number>();
  const count = (word: string) => tally.set(word, (tally.get(word) ?? 0) + 1);

  test('after every step each officer reaches what parent and leader links alone say, behind both walls and behind each alone', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 16, maxLength: 26 }), async (steps) => {
      const grown = await begin();
      const officers = [newId<'person'>(world.house), newId<'person'>(world.house), newId<'person'>(world.house)];
      for (const taken of [...Array.from({ length: 5 }, (_, one): Step => ({ kind: 'found', one })), ...steps]) {
        const isTaken = await take(grown, taken, officers).then(count, (error: unknown) => {
          // What the house refuses happens in neither world.
          if (!(error instanceof AppError) || error.kind === 'bug') throw error;
          return undefined;
        });
        if (isTaken !== undefined) for (const officer of officers) await compare(grown, officer);
      }
      for (const one of grown.unions) {
        const row = await world.asSystem('setup', ({ tx }) => findUnion(tx, one.id));
        expect(row?.ancestors).toEqual(upwards(one).slice(1).map((upper) => upper.id).reverse());
        expect(row?.level).toBe(upwards(one).length);
      }
    }), { ...runs(10), endOnFailure: true });
    for (const kind of ['found', 'move', 'merge', 'split', 'lead', 'unlead', 'grant', 'time']) expect(tally.get(kind), kind).toBeGreaterThan(0);
  });

  test('control: an oracle that forgets one move is told so', async () => {
    const grown = await begin();
    const [officer] = [newId<'person'>(world.house)];
    for (let index = 0; index < 2; index += 1) await take(grown, { kind: 'found', one: 0 }, []);
    const [, first, second] = grown.unions;
    if (first === undefined || second === undefined) throw new Error('two unions were founded');
    await give(grown, { person: officer, at: second, isWide: true, until: undefined, hasEnded: false }, 'contact-person');
    await compare(grown, officer);
    await world.call(treeEndpoints.moveUnion, await world.actorOf(grown.chair), { unionId: toId(first.id), parentId: second.id });
    await expect(compare(grown, officer)).rejects.toThrow();
  });
});
