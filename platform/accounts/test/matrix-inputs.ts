import { HOTP, URI } from 'otpauth';
import type { PersonId } from '#platform/kernel/id.ts';
import { UNIT_ITSELF, type Grove, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import type { Position } from '#platform/testkit/matrix/positions.ts';
import { endpoints } from '../contract.ts';
import { makeLink } from '../links.ts';
import { insertSession } from '../store/sessions.ts';
import { lockCredential, setPassword } from '../store/credentials.ts';
import { newToken, tokenHash } from '../token.ts';
import { totpStep } from '../totp.ts';

const PASSWORD = 'Frozen lanterns over Yan river';
const OTHER = 'Seven cranes above the Wei';

/** Everybody who can be signed in is, with a password and a second factor shown but not yet confirmed. */
export const prepareMatrix: PrepareMatrix = async (grove) => {
  const { world, tree, people, inbox } = grove;
  // The unit's own officer has not begun yet: somebody hands them their first link.
  const officer = people.marked.branch.personId;
  await startOfficer(grove, officer, 'matrix.officer');
  const totps = new Map<string, string>();
  const messages = new Map<string, { requestId: string; code: string }>();
  for (const [index, position] of grove.positions.entries()) {
    // A phone each: whoever comes while another request judges the same code is asked to try again.
    const { requestId } = await world.call(endpoints.requestCode, { kind: 'anonymous' }, { phone: String(13_700_000_000 + index) });
    messages.set(position.name, { requestId, code: inbox.list()[0]?.params['code'] ?? '' });
    if (position.actor.kind !== 'person') continue;
    await startOfficer(grove, position.actor.personId, `matrix.${index}`);
    await openSessionOf(grove, position);
    const { uri } = await world.call(endpoints.beginTotp, position.actor, {});
    totps.set(position.name, HOTP.generate({ secret: URI.parse(uri).secret, counter: totpStep(world.clock.now()) }));
  }
  const token = await world.asSystem('setup', (ctx) => makeLink(ctx, { personId: officer, purpose: 'officer-start' }));
  return {
    'accounts.makeStartLink': {
      input: () => ({ unionId: tree.unit.id, grantId: people.marked.unit.grantId }), row: UNIT_ITSELF,
    },
    'accounts.readMe': { input: () => ({}) },
    'accounts.requestCode': { input: () => ({ phone: '13700004444' }) },
    'accounts.signInWithCode': { input: (position) => ({ ...messages.get(position.name), name: '赵师傅' }) },
    'accounts.signInWithPassword': { input: () => ({ signInName: 'matrix.officer', password: PASSWORD }) },
    'accounts.redeemLink': { input: () => ({ token, signInName: 'matrix.start', password: OTHER }) },
    'accounts.signOut': { input: () => ({}) },
    'accounts.stepUp': { input: () => ({ password: PASSWORD }) },
    'accounts.beginTotp': { input: () => ({}) },
    'accounts.confirmTotp': { input: (position) => ({ totp: totps.get(position.name) ?? '000000' }) },
    'accounts.changePassword': { input: () => ({ currentPassword: PASSWORD, newPassword: OTHER }) },
  };
};

async function startOfficer({ world }: Grove, personId: PersonId, signInName: string): Promise<void> {
  const hash = await world.house.ports.signIn.passwords.hashPassword(PASSWORD);
  if (!hash.ok) throw new Error(hash.error.code);
  await world.asSystem('setup', async ({ tx }) => {
    await lockCredential(tx, personId);
    await setPassword(tx, { personId, signInName, passwordHash: hash.value });
  });
}

/** The session that the position's actor says it came with. */
async function openSessionOf({ world }: Grove, { actor }: Position): Promise<void> {
  if (actor.kind !== 'person') return;
  const now = world.clock.now();
  await world.asSystem('job', ({ tx }) => insertSession(tx, {
    kind: 'officer', personId: actor.personId, caseId: null, sessionId: actor.sessionId, tokenHash: tokenHash(newToken(world.house.random)),
    createdAt: now, endsAt: new Date(now.getTime() + 3_600_000),
  }));
}
