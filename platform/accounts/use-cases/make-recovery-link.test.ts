import { HOTP, URI } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { granted } from '#platform/access/events.ts';
import { record } from '#platform/journal/journal.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered, unionFounded } from '#platform/orgs/events.ts';
import { findUnion } from '#platform/orgs/store/unions.ts';
import { toOrgPath } from '#platform/kernel/org-path.ts';
import { endpoints } from '../contract.ts';
import { LINK_LIVES } from '../links.ts';
import { openSignInWorld, PASSWORD, type Browser, type Officer, type SignInWorld } from '../test/sign-in-world.ts';
import { totpStep } from '../totp.ts';

let world: SignInWorld;
beforeAll(async () => { world = await openSignInWorld(); });
afterAll(() => world.close());

const NEW_PASSWORD = 'Seven cranes above the Wei';
const REASON = '本人到场，忘了密码';
type Signed = Officer & { readonly browser: Browser };

/** Another officer of the chair's union, or of a union below it, who has signed in once. */
async function colleague(chair: Officer, parts: { name: string; role?: 'administrator' | 'chair'; isBelow?: true }): Promise<Signed> {
  const officer = await world.asSystem('setup', async (ctx) => {
    const [personId, grantId] = [newId<'person'>(ctx), newId<'grant'>(ctx)];
    const above = await findUnion(ctx.tx, chair.unionId);
    const path = toOrgPath(`${above?.path ?? ''}${parts.isBelow === true ? '1/' : ''}`);
    const unionId = parts.isBelow === true ? newId<'union'>(ctx) : chair.unionId;
    await record(ctx, [
      ...(parts.isBelow === true ? [unionFounded({
        unionId, parentId: chair.unionId, name: '下级工会', kind: 'enterprise', path, ancestors: [chair.unionId], linePath: null, isGenerated: true,
      })] : []),
      personEntered({ personId, name: parts.name, unionId }),
      granted({
        grantId, personId, unionId, orgPath: path, linePath: path, role: parts.role ?? 'administrator', hasSubtree: true,
        grantedBy: null, parentGrantId: null, validUntil: null,
      }),
    ]);
    return { personId, grantId, unionId };
  });
  const [token, browser] = [await world.link(officer.personId, 'officer-start'), world.browser()];
  expect(await world.call(browser, endpoints.redeemLink, { token, signInName: parts.name, password: PASSWORD })).toMatchObject({ ok: true });
  return { ...officer, browser };
}
const make = (from: Browser, to: Officer, isFactorReset = false) => world.call(from, endpoints.makeRecoveryLink, {
  unionId: to.unionId, grantId: to.grantId, reason: REASON, isFactorReset,
});
async function tokenOf(answer: ReturnType<typeof make>): Promise<string> {
  const made = await answer;
  if (!made.ok) throw new Error(made.code);
  return made.value.link.split('#')[1] ?? '';
}
async function turnOnTotp(browser: Browser): Promise<() => string> {
  const begun = await world.call(browser, endpoints.beginTotp, {});
  if (!begun.ok) throw new Error(begun.code);
  const { secret } = URI.parse(begun.value.uri);
  const code = () => HOTP.generate({ secret, counter: totpStep(world.clock.now()) });
  await world.call(browser, endpoints.confirmTotp, { totp: code() });
  world.clock.advance(60_000);
  return code;
}
const signIn = (signInName: string, password: string, totp?: string) =>
  world.call(world.browser(), endpoints.signInWithPassword, { signInName, password, ...(totp !== undefined && { totp }) });

describe('a forgotten password', () => {
  test('comes back by a colleague\'s link, once; the name stays, the old password and sessions are over, and it is written down and told', async () => {
    const chair = await world.startOfficer('forgets.not');
    const officer = await colleague(chair, { name: 'forgets.all' });
    const token = await tokenOf(make(chair.browser, officer));
    const browser = world.browser();
    expect(await world.call(browser, endpoints.redeemLink, { token })).toMatchObject({ code: 'accounts/password-needed' });
    expect(await world.call(browser, endpoints.redeemLink, { token, password: NEW_PASSWORD })).toMatchObject({ ok: true });
    expect(await world.call(world.browser(), endpoints.redeemLink, { token, password: NEW_PASSWORD })).toMatchObject({ code: 'accounts/link-not-valid' });
    expect([await signIn('forgets.all', PASSWORD), await signIn('forgets.all', NEW_PASSWORD)]).toMatchObject([{ ok: false }, { ok: true }]);
    expect(await world.call(officer.browser, endpoints.readMe, {})).toMatchObject({ value: { me: null } });
    const logged = await world.ownerDb.pool`
      select l.actor->>'personId' as by, l.outcome, l.reason from access_log l
      where l.subject_id = ${officer.personId} and l.endpoint = 'accounts.makeRecoveryLink'`;
    expect(logged).toMatchObject([{ by: chair.personId, outcome: 'recovery', reason: REASON }]);
    const told = await world.ownerDb.pool`select j.body from journal_event j where j.type = 'accounts.recoveryOffered' and j.subject_id = ${officer.personId}`;
    expect(told).toHaveLength(1);
  });

  test('asks for the second factor as before: whoever made the link cannot get in with it', async () => {
    const chair = await world.startOfficer('keeps.factor');
    const officer = await colleague(chair, { name: 'has.digits' });
    const code = await turnOnTotp(officer.browser);
    const token = await tokenOf(make(chair.browser, officer));
    expect(await world.call(chair.browser, endpoints.redeemLink, { token, password: NEW_PASSWORD })).toMatchObject({ code: 'accounts/totp-needed' });
    expect(await world.call(world.browser(), endpoints.redeemLink, { token, password: NEW_PASSWORD, totp: code() })).toMatchObject({ ok: true });
  });

  test('and lost digits: the chair may take them away, the administrator of a union with one above may not', async () => {
    const above = await world.startOfficer('above');
    const chair = await colleague(above, { name: 'chair.below', role: 'chair', isBelow: true });
    const administrator = await colleague(chair, { name: 'admin.below' });
    const code = await turnOnTotp(chair.browser);
    expect(await make(administrator.browser, chair, true)).toMatchObject({ code: 'accounts/reset-from-above' });
    expect(await make(administrator.browser, chair)).toMatchObject({ ok: true });
    const token = await tokenOf(make(above.browser, chair, true));
    expect(await world.call(world.browser(), endpoints.redeemLink, { token, password: NEW_PASSWORD })).toMatchObject({ ok: true });
    expect(await signIn('chair.below', NEW_PASSWORD)).toMatchObject({ ok: true });
    expect(await signIn('chair.below', NEW_PASSWORD, code())).toMatchObject({ ok: true });
    // Without a second factor the link alone would open the account.
    const bare = await colleague(above, { name: 'bare.admin' });
    expect(await make(above.browser, bare)).toMatchObject({ ok: true });
    expect(await make(administrator.browser, chair)).toMatchObject({ code: 'accounts/reset-from-above' });
  });

  test('is nobody\'s to mend for themselves, for another union\'s officer, or before a first sign-in; the newest link alone works, for a day', async () => {
    const chair = await world.startOfficer('strict');
    const stranger = await world.startOfficer('strange');
    const officer = await colleague(chair, { name: 'strict.admin' });
    expect(await make(chair.browser, chair)).toMatchObject({ code: 'accounts/not-for-yourself' });
    expect(await make(stranger.browser, officer)).toMatchObject({ code: 'http/not-found' });
    expect(await world.call(stranger.browser, endpoints.makeRecoveryLink, {
      unionId: stranger.unionId, grantId: officer.grantId, reason: REASON, isFactorReset: false,
    })).toMatchObject({ code: 'accounts/not-an-officer' });
    const [old, newest] = [await tokenOf(make(chair.browser, officer)), await tokenOf(make(chair.browser, officer))];
    expect(await world.call(world.browser(), endpoints.redeemLink, { token: old })).toMatchObject({ code: 'accounts/link-not-valid' });
    await world.ownerDb.pool`update accounts_credential set password_hash = null, sign_in_name = null where person_id = ${officer.personId}`;
    expect(await make(chair.browser, officer)).toMatchObject({ code: 'accounts/not-started' });
    world.clock.advance(LINK_LIVES['officer-recovery']);
    expect(await world.call(world.browser(), endpoints.redeemLink, { token: newest })).toMatchObject({ code: 'accounts/link-not-valid' });
  });
});
