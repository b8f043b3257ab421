import { granted, grantEnded } from '#platform/access/events.ts';
import { findGrant } from '#platform/access/store/grants.ts';
import { phoneIndex } from '#platform/accounts/phone-index.ts';
import { toPhoneNumber } from '#platform/accounts/phone-number.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { toId, type GrantId, type PersonId, type UnionId } from '#platform/kernel/id.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { newId, randomDigits } from '#platform/kernel/random.ts';
import { attempt, chance, pickOne, type History, type HistoryStep } from '#platform/testkit/laws/history.ts';
import { endpoints, UNION_KINDS } from '../contract.ts';
import { personEntered } from '../events.ts';
import { changeMembership } from './random-memberships.ts';
import { treeSteps } from './random-tree-changes.ts';
import { findUnion, holdUnion } from '../store/unions.ts';
import { correctPerson } from '../use-cases/correct-person.ts';
import { foundUnion } from '../use-cases/found-union.ts';
import { appoint } from '../use-cases/appoint-officer.ts';
import { setSecondLeader } from '../use-cases/set-second-leader.ts';

export type Office = { readonly grantId: GrantId; readonly personId: PersonId; readonly unionId: UnionId };

export function officesOf(history: History): Office[] {
  return history.part<Office[]>('orgs', () => []);
}

/** A root and its chair: what every history begins with. */
export async function foundRoot(history: History, ordinal: number): Promise<void> {
  const { world } = history;
  const [unionId, personId] = [newId<'union'>(world.house), newId<'person'>(world.house)];
  await world.asSystem('setup', async (ctx) => {
    await foundUnion(ctx, undefined, { unionId, name: `第${ordinal}总工会`, kind: 'federation', isGenerated: false }, ordinal);
    await record(ctx, [personEntered({ personId, name: `第${ordinal}总工会主席`, unionId })]);
    const union = await findUnion(ctx.tx, unionId);
    if (union === undefined) throw new Error('the root does not stand');
    officesOf(history).push({ personId, unionId, grantId: await appoint(ctx, union, { personId, role: 'chair', until: null, grantedBy: null }) });
  });
  history.unions.push(unionId);
  history.persons.push(personId);
}

async function officer(history: History) {
  const office = pickOne(history, officesOf(history));
  return office === undefined ? { kind: 'anonymous' as const } : history.world.actorOf(office.personId);
}

export const historySteps: readonly HistoryStep[] = [
  {
    name: 'found a union', weight: 3,
    async take(history) {
      const unionId = newId<'union'>(history.world.house);
      const parentId = pickOne(history, history.unions) ?? unionId;
      const kind = pickOne(history, UNION_KINDS) ?? 'branch';
      const answer = await attempt(history, endpoints.foundUnion, await officer(history), { parentId, unionId, name: '新建工会', kind });
      if (answer !== undefined) history.unions.push(unionId);
    },
  },
  {
    name: 'appoint an officer', weight: 3,
    async take(history) {
      const [personId, unionId] = [newId<'person'>(history.world.house), pickOne(history, history.unions)];
      if (unionId === undefined) return;
      const until = chance(history, 3) ? shiftInstant(history.world.clock.now(), 3_600_000 * 24 * 30).toISOString() : undefined;
      const answer = await attempt(history, endpoints.appointOfficer, await officer(history), {
        unionId, personId, name: '某某主席', role: pickOne(history, ['chair', 'administrator', 'contact-person'] as const) ?? 'chair', until,
      });
      if (answer === undefined) return;
      history.persons.push(personId);
      officesOf(history).push({ grantId: toId(answer.grantId), personId, unionId });
    },
  },
  {
    name: 'end an office', weight: 1,
    async take(history) {
      const [root, ...others] = officesOf(history);
      const office = pickOne(history, others);
      if (root === undefined || office === undefined) return;
      await attempt(history, endpoints.endOffice, await history.world.actorOf(root.personId), { unionId: office.unionId, grantId: office.grantId });
    },
  },
  {
    name: 'enter a worker', weight: 2,
    async take(history) {
      const personId = newId<'person'>(history.world.house);
      const phone = orThrow(toPhoneNumber(`13${randomDigits(history.random, 9)}`));
      const unionId = chance(history, 3) ? null : pickOne(history, history.unions) ?? null;
      await history.world.asSystem('job', async (ctx) => {
        // Held like every command holds it: a change of the tree would else leave the person behind.
        if (unionId !== null) await holdUnion(ctx, unionId);
        await record(ctx, [personEntered({ personId, name: '某师傅', phone, phoneIndex: phoneIndex(ctx.keyring, phone), unionId })]);
      });
      history.persons.push(personId);
    },
  },
  {
    name: 'set a second leader', weight: 1,
    async take(history) {
      const [led, leader] = [pickOne(history, history.unions), pickOne(history, history.unions)];
      if (led === undefined || leader === undefined) return;
      await history.world.asSystem('setup', async (ctx) => {
        // Locked by id in one order, as the tree's own command will have to.
        await ctx.tx`select u.id from orgs_union u where u.id in (${led}, ${leader}) order by u.id for update`;
        const [union, above] = [await findUnion(ctx.tx, led), await findUnion(ctx.tx, leader)];
        if (union !== undefined && above !== undefined) await setSecondLeader(ctx, union, above);
      }).catch((error: unknown) => { if (!(error instanceof AppError)) throw error; });
    },
  },
  { name: 'put a person right', weight: 1, take: correctSomebody },
  { name: 'begin, end, move or merge memberships', weight: 3, take: changeMembership },
  ...treeSteps(officesOf),
  { name: 'hand a duty on, and end both', weight: 1, take: delegateAndEnd },
];

async function correctSomebody(history: History): Promise<void> {
  const personId = pickOne(history, history.persons);
  if (personId === undefined) return;
  const phone = orThrow(toPhoneNumber(`15${randomDigits(history.random, 9)}`));
  const [name, isReached] = [chance(history, 2) ? { name: '改名师傅' } : {}, chance(history, 2)];
  // Whoever was forgotten is not there any more.
  await history.world.asSystem('setup', (ctx) => correctPerson(ctx, { personId, ...name, ...(isReached ? { phone, phoneIndex: phoneIndex(ctx.keyring, phone) } : {}) })).catch((error: unknown) => { if (!(error instanceof AppError)) throw error; });
}

/** Two persons hold what one gave them in turn; both duties end, the given one first, with nothing in between. */
async function delegateAndEnd(history: History): Promise<void> {
  const [office, first, second] = [pickOne(history, officesOf(history)), pickOne(history, history.persons), pickOne(history, history.persons)];
  if (office === undefined || first === undefined || second === undefined) return;
  const { world } = history;
  await world.asSystem('setup', async (ctx) => {
    const [held, union] = [await findGrant(ctx.tx, office.grantId, ctx.clock.now()), await findUnion(ctx.tx, office.unionId)];
    if (held === undefined || union === undefined) return;
    const ids = [newId<'grant'>(ctx), newId<'grant'>(ctx)] as const;
    const give = (grantId: GrantId, personId: PersonId, parentGrantId: string) => granted({
      grantId, personId, unionId: union.id, orgPath: union.path, linePath: union.linePath ?? union.path, role: held.role, hasSubtree: held.hasSubtree,
      grantedBy: held.personId, parentGrantId, validUntil: shiftInstant(ctx.clock.now(), 3_600_000).toISOString(),
    });
    await record(ctx, [give(ids[0], first, held.id), give(ids[1], second, ids[0])]);
    await record(ctx, [grantEnded({ grantId: ids[1], personId: second, endedBy: null })]);
    world.clock.advance(1000);
    await record(ctx, [grantEnded({ grantId: ids[0], personId: first, endedBy: null })]);
  });
}
