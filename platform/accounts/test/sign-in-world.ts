import { createSessionLoader, type SessionLoader } from '../session-loader.ts';
import { accountsManifest } from '../manifest.ts';
import { endpoints } from '../contract.ts';
import { makeLink } from '../links.ts';
import { createPasswordHasher, type PasswordHasher } from '../password.ts';
import { profileOf, type ProfileName } from '../profile.ts';
import { createSignInPort } from '../sign-in-port.ts';
import { createSmsInbox, type SmsInbox } from '../sms-inbox.ts';
import type { LinkPurpose } from '../store/links.ts';
import type { House, Log } from '#platform/access/ctx.ts';
import { granted } from '#platform/access/events.ts';
import { accessManifest } from '#platform/access/manifest.ts';
import { consentsManifest } from '#platform/consents/manifest.ts';
import { newestShipped } from '#platform/consents/texts/shipped-texts.ts';
import type { Agreement } from '#platform/consents/wire.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { runEndpoint, type EndpointHouse } from '#platform/http/run-endpoint.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { GrantId, PersonId, UnionId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered, unionFounded } from '#platform/orgs/events.ts';
import { orgsManifest } from '#platform/orgs/manifest.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import type { z } from 'zod';

/** The yes that a new phone brings along. */
export const accountConsent: Agreement = { hash: newestShipped('account').hash, purposes: ['account'] };

export const PASSWORD = 'Frozen lanterns over Yan river';

/** What a browser keeps and brings: cookies, and where it stands. */
export type Browser = { cookie: string | undefined; device: string | undefined; address: string; agent?: string };
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string; readonly params: Readonly<Record<string, unknown>> };

export type Officer = { readonly personId: PersonId; readonly unionId: UnionId; readonly grantId: GrantId };

export type SignInWorld = Omit<TestWorld, 'call' | 'actorOf' | 'house' | 'at'> & {
  readonly house: House;
  readonly inbox: SmsInbox;
  readonly loader: SessionLoader;
  /** How often Argon2 was asked to work. */
  readonly hashing: { count: number };
  readonly log: string[];
  browser(parts?: Partial<Browser>): Browser;
  /** One request as the HTTP room makes it, with its cookie taken from and put back into the browser. */
  call<E extends Endpoint>(browser: Browser, endpoint: E, input: z.input<E['input']>): Promise<Answer<z.output<E['output']>>>;
  makeOfficer(): Promise<Officer>;
  /** An officer with a name and PASSWORD, signed in on a browser of their own. */
  startOfficer(signInName: string): Promise<Officer & { readonly browser: Browser }>;
  link(personId: PersonId, purpose: LinkPurpose): Promise<string>;
  /** Another server on the same database: its own pools, hasher and loader. */
  secondServer(): Promise<SignInWorld>;
  newestCode(): string;
};

/** Cheap enough for hundreds of sign-ins; the real cost has its own test. */
const CHEAP = { memory: 64, passes: 1, lanes: 1 };

export async function openSignInWorld(profile: ProfileName = 'asvs'): Promise<SignInWorld> {
  const world = await openTestWorld([accessManifest, orgsManifest([{ table: 'orgs_person' }]), consentsManifest, accountsManifest]);
  const opened: Database[] = [];
  const server = toServer(world, { inbox: createSmsInbox({ clock: world.clock }), opened, db: world.db, profile });
  await warm(world.db, 8);
  return {
    ...server,
    async close() {
      await Promise.all(opened.map((database) => database.close()));
      await world.close();
    },
  };
}

/** Connections are opened when they are first needed; a race between one open and three opening ones is none. */
async function warm(db: Database, connections: number): Promise<void> {
  await Promise.all(Array.from({ length: connections }, () =>
    db.transact({}, (tx) => tx`select pg_sleep(0.05)`)));
}

type ServerParts = { readonly inbox: SmsInbox; readonly opened: Database[]; readonly db: Database; readonly profile: ProfileName };

function toServer(world: TestWorld, parts: ServerParts): SignInWorld {
  const { inbox, opened, db, profile } = parts;
  const aside = openDatabase(world.appUrl, { connections: 2, name: 'zhijia-test-aside' });
  opened.push(aside);
  const hashing = { count: 0 };
  const log: string[] = [];
  const ports = { ...world.house.ports, sms: inbox, signIn: createSignInPort({ database: aside, passwords: countingHasher(world, hashing), profile: profileOf(profile) }) };
  const house: House = { ...world.house, ports, log: recordingLog(log) };
  const at: EndpointHouse = { ...world.at, house, db };
  const loader = createSessionLoader(db.pool, world.clock);
  let devices = 0;
  const browser = (parts: Partial<Browser> = {}) =>
    ({ cookie: undefined, device: `device-${devices += 1}`, address: '203.0.113.7', ...parts });
  const link = (personId: PersonId, purpose: LinkPurpose) =>
    world.asSystem('setup', (ctx) => makeLink(ctx, { personId, purpose }));
  return {
    ...world, db, house, inbox, loader, hashing, log,
    browser, link,
    call: (from, endpoint, input) => call({ at, loader }, from, endpoint, input),
    makeOfficer: () => makeOfficer(world),
    async startOfficer(signInName) {
      const [officer, own] = [await makeOfficer(world), browser()];
      const token = await link(officer.personId, 'officer-start');
      const answer = await call({ at, loader }, own, endpoints.redeemLink, { token, signInName, password: PASSWORD });
      if (!answer.ok) throw new Error(answer.code);
      return { ...officer, browser: own };
    },
    async secondServer() {
      const other = openDatabase(world.appUrl, { connections: 4, name: 'zhijia-test-second' });
      opened.push(other);
      await warm(other, 4);
      return toServer(world, { ...parts, db: other });
    },
    newestCode: () => inbox.list()[0]?.params['code'] ?? '',
  };
}

async function call<E extends Endpoint>(
  server: { at: EndpointHouse; loader: SessionLoader }, browser: Browser, endpoint: E, input: z.input<E['input']>,
): Promise<Answer<z.output<E['output']>>> {
  const { at, loader } = server;
  const handler = accountsManifest.handlers.find((one) => one.endpoint.id === endpoint.id);
  if (handler === undefined) throw new Error(`no handler for ${endpoint.id}`);
  const actor = await loader.resolve({ session: browser.cookie, receipt: undefined });
  try {
    const answered = await runEndpoint(at, handler, {
      actor, actingUnion: undefined, input, requestId: newId(at.house),
      idempotencyKey: endpoint.kind === 'command' ? newId(at.house) : undefined,
      caller: { address: browser.address, device: browser.device, ...(browser.agent !== undefined && { agent: browser.agent }) },
    });
    for (const change of answered.cookies) browser.cookie = 'cleared' in change ? undefined : change.token;
    return { ok: true, value: answered.body as never };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // An unlisted refusal is a bug of the contract.
    const listed = [...endpoint.errors.map((entry) => entry.code), 'http/not-signed-in', 'http/step-up-needed', 'http/invalid-input',
      'http/not-found', 'http/not-allowed'];
    if (!listed.includes(error.code)) throw new Error(`${endpoint.id} does not list ${error.code}`, { cause: error });
    return { ok: false, code: error.code, params: error.params };
  }
}

function countingHasher(world: TestWorld, hashing: { count: number }): PasswordHasher {
  const hasher = createPasswordHasher({ random: world.house.random, cost: CHEAP, limits: { atOnce: 2, waiting: 500 } });
  return {
    hashPassword: (password) => {
      hashing.count += 1;
      return hasher.hashPassword(password);
    },
    verifyPassword: (password, stored) => {
      hashing.count += 1;
      return hasher.verifyPassword(password, stored);
    },
  };
}

function recordingLog(lines: string[]): Log {
  const line = (fields: unknown, sentence: string) => { lines.push(JSON.stringify({ fields, sentence })); };
  return { info: line, warn: line, error: line };
}

let ordinal = 0;

/** A chair of a new union, as `zhijia init` makes one. */
async function makeOfficer(world: TestWorld): Promise<Officer> {
  return world.asSystem('setup', async (ctx) => {
    const [personId, unionId, grantId] = [newId<'person'>(ctx), newId<'union'>(ctx), newId<'grant'>(ctx)];
    ordinal += 1;
    const path = `${ordinal.toString(36)}/`;
    await record(ctx, [
      unionFounded({
        unionId, parentId: null, name: '碑林区总工会', kind: 'federation', path, ancestors: [], linePath: null, isGenerated: true,
      }),
      personEntered({ personId, name: '碑林区总工会主席', unionId }),
      granted({
        grantId, personId, unionId, orgPath: path, linePath: path, role: 'chair', hasSubtree: true, grantedBy: null,
        parentGrantId: null, validUntil: null,
      }),
    ]);
    return { personId, unionId, grantId };
  });
}
