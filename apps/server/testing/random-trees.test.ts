import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { granted } from '#platform/access/events.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { decide } from '#platform/access/decide.ts';
import { leaveToDatabase, noReach, withinReach, type Reach } from '#platform/access/reach.ts';
import { may } from '#platform/contract/access.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import type { Tx } from '#platform/db/tx.ts';
import { addToCells } from '#platform/figures/store/cells.ts';
import { sumFigures } from '#platform/figures/store/figures.ts';
import { record } from '#platform/journal/journal.ts';
import { toId, type PersonId } from '#platform/kernel/id.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion, findUnionInReach, listUnionsInReach, type UnionRow } from '#platform/orgs/store/unions.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { setSecondLeader } from '#platform/orgs/use-cases/set-second-leader.ts';
import { growTree, reachesByRelation, treeSteps, type GrownTree, type TreeUnion } from '#platform/testkit/laws/random-tree.ts';
import { runs } from '#platform/testkit/laws/random-runs.ts';
import { openTestWorld, withReach, type TestWorld } from '#platform/testkit/test-world.ts';
import { appealSubmitted, codeMade } from '#modules/appeals/events/definitions.ts';
import { caseNumberAt } from '#modules/appeals/rules/case-number.ts';
import { listAppealsInReach } from '#modules/appeals/store/appeal-list.ts';
import { findAppeal } from '#modules/appeals/store/appeals.ts';
import { findCodeInReach } from '#modules/appeals/store/codes.ts';
import { manifests } from '../manifests.ts';

let world: TestWorld;
let unwalled: Database;
beforeAll(async () => {
  world = await openTestWorld(manifests);
  unwalled = openDatabase(world.ownerUrl, { connections: 2, name: 'random-trees-unwalled' });
});
afterAll(async () => {
  await unwalled.close();
  await world.close();
});

const NAME = '随机';
const METRIC = 'law.thing/one';
const DAY = toPlainDate('2026-03-09');
const duty = fc.record({ at: fc.nat(1000), isWide: fc.boolean(), hasEnded: fc.boolean(), isBefore: fc.boolean() });

let roots = 0;
let cases = 0;

/** A union as it lies in the database, and what lies at it. */
type Planted = { readonly union: TreeUnion; readonly appealId: string; readonly codeId: string; readonly personId: PersonId };

/** Plays the tree's history through the use-cases; what lies at a union is planted as soon as it stands, so later changes move it. */
async function plant(tree: GrownTree, between: (union: TreeUnion) => Promise<void> = async () => {}): Promise<Planted[]> {
  const planted: Planted[] = [];
  for (const { step, union, leader } of tree.taken) {
    if (step.kind === 'lead') for (const one of tree.unions) if (planted.some((other) => other.union === one)) await between(one);
    await world.asSystem('setup', async (ctx) => {
      const rowOf = async (one: TreeUnion): Promise<UnionRow | undefined> => findUnion(ctx.tx, one.row.id);
      if (step.kind === 'lead' && leader !== undefined) {
        const [led, above] = [await rowOf(union), await rowOf(leader)];
        if (led !== undefined && above !== undefined) await setSecondLeader(ctx, led, above);
        return;
      }
      const parent = union.parent === undefined ? undefined : await rowOf(union.parent);
      await foundUnion(ctx, parent, { unionId: union.row.id, name: `${NAME}${union.index}`, kind: 'enterprise', isGenerated: true }, rootOrdinal(union));
      planted.push(await plantAt(ctx, union));
    });
  }
  await world.asSystem('demo', async (ctx) => record(ctx, planted.map((one) => submitted(one))));
  await world.asSystem('tail', ({ tx }) => addToCells(tx, planted.map(({ union }) => ({ metric: METRIC, unionId: union.row.id, day: DAY, by: 2 ** (union.index % 30) }))));
  return planted;
}

const rootOrdinal = (union: TreeUnion) => Number.parseInt(union.row.path.split('/')[0] ?? '', 36);

async function plantAt(ctx: Ctx, union: TreeUnion): Promise<Planted> {
  const personId = newId<'person'>(ctx);
  const codeId = newId<'appeal-code'>(ctx);
  await record(ctx, [
    personEntered({ personId, name: '某职工', unionId: union.row.id }),
    codeMade({ codeId, unionId: union.row.id, contactId: personId, contactName: '联系人', place: '' }),
  ]);
  return { union, personId, codeId, appealId: newId(ctx) };
}

function submitted({ union, personId, codeId, appealId }: Planted) {
  cases += 1;
  return appealSubmitted({
    appealId: toId<'appeal'>(appealId), keyId: toId<'key'>(appealId), unionId: union.row.id, holderUnionId: union.row.id, localUnionId: null,
    originUnionId: null, codeId, contactId: personId, workerId: null, officerId: null, officerUnionId: null, excludedIds: [],
    caseNumber: caseNumberAt(5_000_000 + cases), topic: 'aid', source: 'scan', about: 'nobody', disclosure: 'anonymous', place: '', text: '随机',
    photos: [], receiptHash: 'x', receivedOn: DAY, rung: 0, limitDays: 3, dueOn: DAY, isDueProvisional: false, counted: { from: [], to: ['received'] },
  });
}

const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id).sort();

/** What each store's query answers under a reach, each as the ids it was planted under. */
async function visible(tx: Tx, reach: Reach, planted: readonly Planted[]) {
  const unionIds = planted.map((one) => one.union.row.id);
  const personRows = await tx<{ id: string }[]>`
    select p.id from orgs_person p
    where p.id = any(${planted.map((one) => one.personId)}::uuid[]) and (${withinReach(tx, reach, { orgPath: tx`p.org_path`, linePath: tx`p.line_path` })})`;
  const each = async <T>(all: readonly T[], find: (one: T) => Promise<unknown>): Promise<T[]> => {
    const found = [];
    for (const one of all) if (await find(one) !== undefined) found.push(one);
    return found;
  };
  const appeals = await listAppealsInReach(tx, reach, {
    view: 'all', union: undefined, topic: undefined, source: undefined, receivedFrom: undefined, receivedTo: undefined, before: undefined, today: DAY,
  });
  return {
    persons: ids(personRows),
    appeals: (await each(planted, (one) => findAppeal(tx, reach, one.appealId, false))).map((one) => one.appealId).sort(),
    newest: ids(appeals),
    codes: (await each(planted, (one) => findCodeInReach(tx, reach, one.codeId, false))).map((one) => one.codeId).sort(),
    unions: (await each(unionIds, (id) => findUnionInReach(tx, reach, id, false))).sort(),
    listed: ids((await listUnionsInReach(tx, reach, { parentId: undefined, words: NAME })).filter((row) => unionIds.includes(row.id))),
  };
}

function expected(planted: readonly Planted[], reached: (union: TreeUnion) => boolean) {
  const inside = planted.filter((one) => reached(one.union));
  const unions = inside.map((one): string => one.union.row.id).sort();
  const appeals = inside.map((one) => one.appealId).sort();
  return { persons: inside.map((one): string => one.personId).sort(), appeals, codes: inside.map((one) => one.codeId).sort(), unions, listed: unions };
}

describe('AZ-2 random trees in the database', () => {
  test('every store shows what parents and leaders say, behind both walls and behind each alone', async () => {
    await fc.assert(fc.asyncProperty(treeSteps, fc.array(duty, { minLength: 1, maxLength: 4 }), async (steps, held) => {
      const tree = growTree(steps, 1 + roots, () => newId<'union'>(world.house));
      roots += tree.unions.filter((one) => one.parent === undefined).length;
      const office = await enterOfficer();
      // Some duties are given before the second leaders come, so that the change of the tree has to carry them along.
      const early = new Set<number>();
      const planted = await plant(tree, async (union) => {
        for (const [index, one] of held.entries()) {
          if (!one.isBefore || early.has(index) || one.at % tree.unions.length !== union.index) continue;
          early.add(index);
          await appoint(office, union, one);
        }
      });
      for (const [index, one] of held.entries()) {
        const union = tree.unions[one.at % tree.unions.length];
        if (union !== undefined && !early.has(index)) await appoint(office, union, one);
      }
      world.clock.advance(2000);
      for (const { union } of planted) {
        const row = await world.asSystem('setup', ({ tx }) => findUnion(tx, union.row.id));
        expect(row).toMatchObject({ path: union.row.path, linePath: union.row.linePath, level: union.row.level, childCount: union.row.childCount });
      }
      const actor = await world.actorOf(office);
      const decided = decide(may('orgs.union.read').listing(), { actor, actingUnion: undefined, now: world.clock.now() }, world.house.permissions);
      const living = held.filter((one) => !one.hasEnded);
      expect(decided.ok || decided.error.code === 'http/choose-office').toBe(living.length > 0);
      if (!decided.ok) return;
      const reach = decided.value.permitted;
      const words = expected(planted, (union) => living.some((one) =>
        reachesByRelation({ at: tree.unions[one.at % tree.unions.length] ?? union, isWide: one.isWide }, union)));
      const both = await withReach(world.at, reach, actor, ({ tx }) => visible(tx, reach, planted));
      expect(both).toMatchObject(words);
      expect(both.newest).toHaveLength(Math.min(20, both.appeals.length));
      for (const id of both.newest) expect(both.appeals).toContain(id);
      const code = await withReach({ ...world.at, db: unwalled }, reach, actor, ({ tx }) => visible(tx, reach, planted));
      expect(code).toEqual(both);
      const database = await withReach(world.at, reach, actor, ({ tx }) => visible(tx, leaveToDatabase(reach), planted));
      // Unions and posters are public; everything else the policies alone keep apart.
      expect([database.persons, database.appeals, database.newest]).toEqual([both.persons, both.appeals, both.newest]);
      expect([database.unions.length, database.codes.length]).toEqual([planted.length, planted.length]);
      const sums = await withReach(world.at, reach, actor, ({ tx }) => sumsOf(tx, reach, planted));
      expect(sums).toEqual(expectedSums(planted, words.unions));
    }), { ...runs(40), endOnFailure: true });
  });

  test('AZ-3 without any reach every store is empty', async () => {
    const tree = growTree([{ kind: 'found', below: undefined }, { kind: 'found', below: 0 }], 1 + roots, () => newId<'union'>(world.house));
    roots += 1;
    const planted = await plant(tree);
    const seen = await withReach(world.at, noReach, { kind: 'anonymous' }, ({ tx }) => visible(tx, noReach, planted));
    expect(seen).toEqual({ persons: [], appeals: [], newest: [], codes: [], unions: [], listed: [] });
    const database = await withReach(world.at, noReach, { kind: 'anonymous' }, ({ tx }) => visible(tx, leaveToDatabase(noReach), planted));
    expect([database.persons, database.appeals]).toEqual([[], []]);
  });
});

/** The figures of each visible union with everything below it, as far as the reach goes. */
async function sumsOf(tx: Tx, reach: Reach, planted: readonly Planted[]): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { union } of planted) {
    const row = await findUnionInReach(tx, reach, union.row.id, false);
    if (row !== undefined) sums[row.id] = (await sumFigures(tx, reach, { metrics: [METRIC], union: row, from: DAY, to: DAY })).get(METRIC) ?? 0;
  }
  return sums;
}

function expectedSums(planted: readonly Planted[], visibleUnions: readonly string[]): Record<string, number> {
  const inside = planted.filter((one) => visibleUnions.includes(one.union.row.id));
  return Object.fromEntries(inside.map(({ union }) => [union.row.id, inside
    .filter((other) => reachesByRelation({ at: union, isWide: true }, other.union))
    .reduce((sum, other) => sum + 2 ** (other.union.index % 30), 0)]));
}

async function enterOfficer(): Promise<PersonId> {
  const personId = newId<'person'>(world.house);
  await world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name: '某干部', unionId: null })]));
  return personId;
}

async function appoint(personId: PersonId, union: TreeUnion, held: { readonly isWide: boolean; readonly hasEnded: boolean }): Promise<void> {
  await world.asSystem('setup', async (ctx) => {
    const row = await findUnion(ctx.tx, union.row.id);
    if (row === undefined) throw new Error('a duty at a union that does not stand yet');
    await record(ctx, [granted({
      grantId: newId<'grant'>(ctx), personId, unionId: row.id, orgPath: row.path, linePath: row.linePath ?? row.path, role: 'contact-person',
      hasSubtree: held.isWide, grantedBy: null, parentGrantId: null,
      validUntil: held.hasEnded ? new Date(ctx.clock.now().getTime() + 1000).toISOString() : null,
    })]);
  });
}
