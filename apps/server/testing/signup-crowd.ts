import { offerPlaces } from '#capabilities/signup/use-cases/offer-places.ts';
import { phoneIndex } from '#platform/accounts/phone-index.ts';
import { toPhoneNumber } from '#platform/accounts/phone-number.ts';
import { makeSession } from '#platform/accounts/sessions.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { countRoots, findUnion } from '#platform/orgs/store/unions.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { asSystem } from '../as-system.ts';
import type { OpenHouse } from '../open-house.ts';

export type Members = {
  readonly unionId: UnionId;
  readonly people: readonly PersonId[];
  /** A session of each, as a sign-in would leave it. */
  readonly tokens: readonly string[];
  /** Phones of other members, who sign in while the crowd presses. */
  readonly phones: readonly string[];
};

const AT_ONCE = 500;
const HOUR = 3_600_000;

/** A union of its own with so many members, all signed in, and some more who are not. */
export async function makeMembers(open: OpenHouse, count: number, signingIn = 0): Promise<Members> {
  const unionId = newId<'union'>(open.house);
  await asSystem(open, 'setup', async (ctx) => {
    await foundUnion(ctx, undefined, { unionId, name: '示例市总工会', kind: 'federation', isGenerated: false }, await countRoots(ctx.tx) + 1);
  });
  const people: PersonId[] = [];
  const tokens: string[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, () => newId<'person'>(open.house));
    await asSystem(open, 'setup', (ctx) => record(ctx, some.map((personId, index) => personEntered({ personId, name: `第${from + index + 1}位职工`, unionId }))));
    tokens.push(...await asSystem(open, 'job', (ctx) => Promise.all(some.map(async (personId) => (await makeSession(ctx, { kind: 'member', personId, caseId: null })).token))));
    people.push(...some);
  }
  return { unionId, people, tokens, phones: await enterColleagues(open, unionId, signingIn) };
}

async function enterColleagues(open: OpenHouse, unionId: UnionId, count: number): Promise<string[]> {
  const phones = Array.from({ length: count }, (_, index) => `139${String(index).padStart(8, '0')}`);
  await asSystem(open, 'setup', (ctx) => record(ctx, phones.flatMap((text, index) => {
    const phone = toPhoneNumber(text);
    if (!phone.ok) throw new Error(`${text} is no phone number`);
    return [personEntered({ personId: newId<'person'>(open.house), name: `第${index + 1}位同事`, phone: phone.value, phoneIndex: phoneIndex(open.house.keyring, phone.value), unionId })];
  })));
  return phones;
}

/** Places for whoever comes first among the union's members. */
export async function offerTo(open: OpenHouse, unionId: UnionId, { places, waitingPlaces }: { readonly places: number; readonly waitingPlaces: number }): Promise<string> {
  const offerId = newId<'offer'>(open.house);
  const now = open.house.clock.now();
  await asSystem(open, 'job', async (ctx) => {
    const union = await findUnion(ctx.tx, unionId);
    if (union === undefined) throw new Error('the union is gone');
    await offerPlaces(ctx, union, [{
      offerId, service: 'activities', way: 'first-come', title: '职工运动会', link: '/activities', opensAt: now, closesAt: shiftInstant(now, 24 * HOUR),
      lastMoment: shiftInstant(now, 48 * HOUR), holdMinutes: 120, groupMost: 5, waitingMost: waitingPlaces,
      audience: { unionIds: [unionId], kinds: ['regular', 'individual'], retired: 'too' }, limitId: undefined, questions: null,
      shares: [{ unionId, parentId: undefined, places, flowsBackAt: undefined }],
    }]);
  });
  return offerId;
}
