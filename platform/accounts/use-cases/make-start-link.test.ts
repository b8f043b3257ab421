import { afterAll, beforeAll, expect, test } from 'vitest';
import { granted } from '#platform/access/events.ts';
import { record } from '#platform/journal/journal.ts';
import { toId } from '#platform/kernel/id.ts';
import { toOrgPath } from '#platform/kernel/org-path.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { openSignInWorld, PASSWORD, type Officer, type SignInWorld } from '../test/sign-in-world.ts';

let world: SignInWorld;
beforeAll(async () => { world = await openSignInWorld(); });
afterAll(() => world.close());

/** Another officer of the same union, who has never signed in. */
const appoint = (chair: Officer): Promise<Officer> => world.asSystem('setup', async (ctx) => {
  const [personId, grantId] = [newId<'person'>(ctx), newId<'grant'>(ctx)];
  const path = toOrgPath((await findUnion(ctx.tx, chair.unionId))?.path ?? '');
  await record(ctx, [
    personEntered({ personId, name: '碑林区总工会管理员', unionId: chair.unionId }),
    granted({
      grantId, personId, unionId: chair.unionId, orgPath: path, linePath: path, role: 'administrator', hasSubtree: true,
      grantedBy: chair.personId, parentGrantId: null, validUntil: null,
    }),
  ]);
  return { personId, grantId, unionId: chair.unionId };
});

test('a chair hands an appointed officer the link to begin with, once they have begun no more', async () => {
  const chair = await world.startOfficer('appointing');
  const { grantId, unionId } = await appoint(chair);
  const made = await world.call(chair.browser, endpoints.makeStartLink, { unionId, grantId });
  expect(made).toMatchObject({ ok: true, value: { link: expect.stringMatching(/\/office\/start#[\w-]{43}$/) } });
  const token = made.ok ? made.value.link.split('#')[1] ?? '' : '';
  const browser = world.browser();
  expect(await world.call(browser, endpoints.redeemLink, { token, signInName: 'appointed', password: PASSWORD })).toMatchObject({ ok: true });
  expect(await world.call(chair.browser, endpoints.makeStartLink, { unionId, grantId })).toMatchObject({ code: 'accounts/already-started' });
});

test('not for another union\'s officer, and not by another union\'s chair', async () => {
  const [chair, stranger] = [await world.startOfficer('here'), await world.startOfficer('elsewhere')];
  const appointed = await appoint(chair);
  const { unionId: own } = stranger;
  expect(await world.call(stranger.browser, endpoints.makeStartLink, { unionId: chair.unionId, grantId: appointed.grantId }))
    .toMatchObject({ code: 'http/not-found' });
  expect(await world.call(stranger.browser, endpoints.makeStartLink, { unionId: own, grantId: appointed.grantId }))
    .toMatchObject({ code: 'accounts/not-an-officer' });
  expect(await world.call(chair.browser, endpoints.makeStartLink, { unionId: chair.unionId, grantId: toId(newId(world.house)) }))
    .toMatchObject({ code: 'accounts/not-an-officer' });
});
