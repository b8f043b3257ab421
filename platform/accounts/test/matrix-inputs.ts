import { HOTP, URI } from 'otpauth';
import { blindIndex } from '#platform/crypto/blind-index.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type Grove, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import type { Position } from '#platform/testkit/matrix/positions.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';
import { beginCeremony, keepCeremony } from '../ceremonies.ts';
import type { DirectoryPort } from '../directory-port.ts';
import { makeLink } from '../links.ts';
import type { CeremonyKind } from '../store/ceremonies.ts';
import { bindIdentity } from '../store/identities.ts';
import { offerPairing, saveClaim } from '../store/pairings.ts';
import { insertSession } from '../store/sessions.ts';
import { insertPasskey } from '../store/passkeys.ts';
import { lockCredential, setPassword } from '../store/credentials.ts';
import { newToken, tokenHash } from '../token.ts';
import { totpStep } from '../totp.ts';
import type { WechatPort } from '../wechat-port.ts';
import { newState, wechatSubject } from '../wechat-round.ts';
import { accountConsent } from './sign-in-world.ts';
import { softwareKey, type SoftwareKey } from './software-key.ts';

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
  const keys = await prepareKeys(grove);
  const directory = await openDirectory(grove);
  const wechat = await openWechat(grove);
  const pairings = await offerPairings(grove);
  const atUnit = grove.positions.flatMap(({ actor }) => (actor.kind === 'person' ? actor.grants : [])).filter((grant) => grant.unionId === tree.unit.id);
  const colleagueOf = ({ actor }: Position) => atUnit.find((grant) => actor.kind !== 'person' || grant.personId !== actor.personId)?.id;
  const token = await world.asSystem('setup', (ctx) => makeLink(ctx, { personId: officer, purpose: 'officer-start' }));
  return {
    'accounts.makeStartLink': {
      input: () => ({ unionId: tree.unit.id, grantId: people.marked.unit.grantId }), row: UNIT_ITSELF,
    },
    'accounts.makeRecoveryLink': {
      input: (position) => ({ unionId: tree.unit.id, grantId: colleagueOf(position), reason: '忘了密码，本人到场', isFactorReset: false }), row: UNIT_ITSELF,
    },
    'accounts.readMe': { input: () => ({}) },
    'accounts.requestCode': { input: () => ({ phone: '13700004444' }) },
    'accounts.signInWithCode': { input: (position) => ({ ...messages.get(position.name), name: '赵师傅', consent: accountConsent }) },
    'accounts.signInWithPassword': { input: () => ({ signInName: 'matrix.officer', password: PASSWORD }) },
    'accounts.redeemLink': { input: () => ({ token, signInName: 'matrix.start', password: OTHER }) },
    'accounts.signOut': { input: () => ({}) },
    'accounts.stepUp': { input: (position) => ({ passkey: keys.confirmations.get(position.name) ?? keys.proofs.get(position.name) }) },
    'accounts.beginTotp': { input: () => ({}) },
    'accounts.confirmTotp': { input: (position) => ({ totp: totps.get(position.name) ?? '000000' }) },
    'accounts.readDoors': { input: () => ({}) },
    'accounts.beginDirectorySignIn': { input: () => ({}) },
    'accounts.finishDirectorySignIn': { input: (position) => ({ query: directory.get(position.name) }) },
    'accounts.beginWechat': { input: () => ({}) },
    'accounts.finishWechat': { input: (position) => ({ code: 'code', state: wechat.states.get(position.name) }) },
    'accounts.bindWechat': { input: (position) => ({ ticket: wechat.tickets.get(position.name) }) },
    'accounts.readOwnWechat': { input: () => ({}) },
    'accounts.unbindWechat': { input: () => ({}) },
    'accounts.offerPairing': { input: () => ({}) },
    'accounts.claimPairing': { input: (position) => ({ code: pairings.codes.get(position.name) }) },
    'accounts.readPairing': { input: (position) => ({ pairingId: pairings.own.get(position.name) ?? tree.unit.id }) },
    'accounts.confirmPairing': { input: (position) => ({ pairingId: pairings.own.get(position.name) ?? tree.unit.id, number: 11 }) },
    'accounts.cancelPairing': { input: (position) => ({ pairingId: pairings.own.get(position.name) ?? tree.unit.id }) },
    'accounts.finishPairing': { input: (position) => ({ claim: pairings.claims.get(position.name) }) },
    'accounts.listSessions': { input: () => ({}) },
    'accounts.endSession': { input: ({ actor }) => ({ sessionId: actor.kind === 'person' ? actor.sessionId : tree.unit.id }) },
    'accounts.endOtherSessions': { input: () => ({}) },
    'accounts.listPasskeys': { input: () => ({}) },
    'accounts.beginPasskey': { input: () => ({}) },
    'accounts.addPasskey': { input: (position) => ({ name: '新的', passkey: keys.made.get(position.name) ?? keys.stray }) },
    'accounts.renamePasskey': { input: (position) => ({ credential: keys.held.get(position.name) ?? 'none', name: '办公室' }) },
    'accounts.removePasskey': { input: (position) => ({ credential: keys.held.get(position.name) ?? 'none' }) },
    'accounts.beginPasskeyProof': { input: () => ({}) },
    'accounts.signInWithPasskey': { input: (position) => ({ passkey: keys.proofs.get(position.name) }) },
    'accounts.changePassword': { input: () => ({ currentPassword: PASSWORD, newPassword: OTHER }) },
  };
};

/** For each position a key it has, one it is about to add, an answer of its own key, and one of another officer's. */
async function prepareKeys(grove: Grove) {
  const { world, people } = grove;
  const site = { origin: 'http://localhost:3000', host: 'localhost' };
  const doorKey = softwareKey(site);
  const hold = (key: SoftwareKey, personId: PersonId) => world.asSystem('setup', async ({ tx }) => {
    await insertPasskey(tx, {
      credentialId: key.credentialId, publicKey: key.publicKey, transports: [], personId, name: '钥匙', counter: 0, isSynced: false, createdAt: world.clock.now(),
    });
  });
  await startOfficer(grove, people.marked.sibling.personId, 'matrix.keys');
  await hold(doorKey, people.marked.sibling.personId);
  const [held, made, proofs, confirmations] = [new Map<string, string>(), new Map<string, unknown>(), new Map<string, unknown>(), new Map<string, unknown>()];
  const stray = softwareKey(site).make('A'.repeat(43));
  for (const position of grove.positions) {
    proofs.set(position.name, doorKey.prove(await askHere(world, 'passkey-prove')));
    if (position.actor.kind !== 'person') continue;
    const own = softwareKey(site);
    await hold(own, position.actor.personId);
    held.set(position.name, own.credentialId);
    made.set(position.name, softwareKey(site).make(await askHere(world, 'passkey-add')));
    confirmations.set(position.name, own.prove(await askHere(world, 'passkey-prove')));
  }
  return { held, made, proofs, confirmations, stray };
}

/** A company's directory that vouches for one officer at once, and for each position the answer it was sent back with. */
async function openDirectory(grove: Grove): Promise<ReadonlyMap<string, string>> {
  const { world, people, positions } = grove;
  const signInName = 'matrix.directory';
  await startOfficer(grove, people.marked.district.personId, signInName);
  const identity = { issuer: 'https://id.example', subject: 'matrix', signInName, hasTwoFactors: false };
  const directory: DirectoryPort = { name: '集团统一身份', begin: async ({ state }) => `https://id.example/?state=${state}`, finish: async () => identity };
  Object.assign(world.house.ports, { directory });
  const answers = new Map<string, string>();
  for (const { name } of positions) answers.set(name, `state=${await askHere(world, 'directory')}`);
  return answers;
}

/** A WeChat that is the sibling's. Everybody who can be signed in has one to part with, and a ticket for another. */
async function openWechat(grove: Grove) {
  const { world, people, positions } = grove;
  const appId = 'wx0123456789abcdef';
  const wechat: WechatPort = {
    appId, opensIn: 'wechat', begin: async ({ state }) => `https://wechat.example/?state=${state}`,
    finish: async () => ({ kind: 'known', openId: 'sibling' }), close: async () => {},
  };
  Object.assign(world.house.ports, { wechat });
  const bind = (personId: PersonId, openId: string) => world.asSystem('job', ({ tx, clock, keyring }) => bindIdentity(tx, {
    kind: 'wechat', personId, subjectIndex: wechatSubject(keyring, appId, openId), now: clock.now(),
  }));
  await bind(people.marked.sibling.personId, 'sibling');
  const [states, tickets] = [new Map<string, string>(), new Map<string, string>()];
  for (const { name, actor } of positions) {
    const [state, ticket] = [newState({ ...world.house, actor, caller: MATRIX_CALLER }), newToken(world.house.random)];
    states.set(name, state);
    tickets.set(name, ticket);
    await world.asSystem('job', async (ctx) => {
      await keepCeremony({ ...ctx, caller: MATRIX_CALLER }, { kind: 'wechat', token: state });
      await keepCeremony({ ...ctx, caller: MATRIX_CALLER }, { kind: 'wechat-bind', token: ticket, subjectIndex: `new of ${name}` });
    });
    if (actor.kind === 'person') await bind(actor.personId, `own of ${actor.personId}`);
  }
  return { states, tickets };
}

/** For each position digits of some phone to type, a claim that was confirmed, and where it can be a pairing of its own that a device has claimed. */
async function offerPairings({ world, positions }: Grove) {
  const [codes, own, claims] = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()];
  const put = (personId: PersonId, code: string, claim?: string) => world.asSystem('job', async ({ tx, clock, keyring }) => {
    const [id, now] = [newId(world.house), clock.now()];
    const row = { id, personId, now, codeDigest: blindIndex(keyring, 'accounts.pairing', code), validUntil: new Date(now.getTime() + 100_000) };
    if (!await offerPairing(tx, row)) throw new Error('digits twice');
    if (claim === undefined) return id;
    await saveClaim(tx, id, {
      claimHash: tokenHash(claim), deviceMark: blindIndex(keyring, 'accounts.pairing.device', MATRIX_CALLER.device), agent: 'windows/edge', networkSealed: null,
      number: 11, choices: [11, 22, 33],
    });
    return id;
  });
  for (const [index, { name, actor }] of positions.entries()) {
    const [code, claim] = [String(10_000_000 + index), newToken(world.house.random)];
    codes.set(name, code);
    claims.set(name, claim);
    await put(newId<'person'>(world.house), code);
    await put(newId<'person'>(world.house), String(20_000_000 + index), claim);
    if (actor.kind === 'person') own.set(name, await put(actor.personId, String(30_000_000 + index), newToken(world.house.random)));
  }
  return { codes, own, claims };
}

const MATRIX_CALLER = { address: '203.0.113.7', device: 'device' };

/** A question to the browser in which the matrix asks everything. */
function askHere(world: TestWorld, kind: CeremonyKind): Promise<string> {
  return world.asSystem('job', (ctx) => beginCeremony({ ...ctx, caller: MATRIX_CALLER }, kind));
}

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
