import { join } from 'node:path';
import type { House, Log, Ports } from '#platform/access/ctx.ts';
import { buildPermissionBook } from '#platform/access/decide.ts';
import { createDirectory } from '#platform/accounts/directory-port.ts';
import { createPasswordHasher, NEW_RECEIPT_LIMITS, RECEIPT_COST, RECEIPT_LIMITS } from '#platform/accounts/password.ts';
import { profileOf } from '#platform/accounts/profile.ts';
import { createSignInPort } from '#platform/accounts/sign-in-port.ts';
import { createSmsInbox, type SmsInbox } from '#platform/accounts/sms-inbox.ts';
import { createWechat, type WechatPort } from '#platform/accounts/wechat-port.ts';
import { createStandInWechat } from '#platform/accounts/wechat-stand-in.ts';
import { openKeyring } from '#platform/crypto/keyring.ts';
import { checkKeyring, hasKeyring } from '#platform/crypto/store/subject-keys.ts';
import { appUrl } from '#platform/db/app-role.ts';
import { findCatalogueFaults } from '#platform/db/catalogue.ts';
import { openDatabase, type Database } from '#platform/db/database.ts';
import { startEmbeddedPostgres } from '#platform/db/embedded/start-embedded-postgres.ts';
import { migrate } from '#platform/db/migrations.ts';
import { buildJournal } from '#platform/journal/journal.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { systemRandom } from '#platform/kernel/random.ts';
import { createPress } from '#platform/papers/press.ts';
import { findHouseFaults, HouseUnsound } from '#platform/registry/boot-checks.ts';
import { migrationSets, servicesOf } from '#platform/registry/module.ts';
import { createProcessBook } from '#platform/flows/book.ts';
import { isProcessOn } from '#platform/switchboard/process-gate.ts';
import { createSwitchboard } from '#platform/switchboard/switchboard.ts';
import { ensureDataDirectory } from './data-directory.ts';
import { demonstrationOf } from './demo/demonstration.ts';
import { manifests } from './manifests.ts';
import { realNames } from './real-names.ts';
import type { Settings } from './settings.ts';
import { title } from './terminal-text.ts';

/** The house on its database, before anything listens: what the server and every command of the CLI stand on. */
export type OpenHouse = {
  readonly house: House;
  readonly db: Database;
  readonly ownerUrl: string;
  readonly smsInbox: SmsInbox;
  readonly dataDirectory: string;
  close(): Promise<void>;
};

export type OpenOptions = {
  readonly log: Log;
  readonly publicUrl: string;
  readonly connections?: number;
  /** A command beside a server that is running: it uses the server's database and must leave it running. */
  readonly isBesideServer?: boolean;
};

/** Starts or reaches PostgreSQL, brings it up to date, and refuses to go on when a wall has a hole. */
export async function openHouse(settings: Settings, options: OpenOptions): Promise<OpenHouse> {
  requireSound(findHouseFaults(manifests));
  const dataDirectory = await ensureDataDirectory(settings.dataDirectory);
  const server = await reachPostgres(settings, dataDirectory, options);
  const closers: (() => Promise<void>)[] = [server.stop];
  const close = async (): Promise<void> => {
    for (const one of closers.toReversed()) await one();
  };
  try {
    const report = await migrate(server.ownerUrl, migrationSets(manifests),
      () => Buffer.from(systemRandom.bytes(24)).toString('base64url'));
    const url = appUrl(server.ownerUrl, report.appRole);
    const db = openDatabase(url, { connections: options.connections ?? 10 });
    // Sign-in counts failures in transactions of their own; see createSignInPort why the pool is another one.
    const aside = openDatabase(url, { connections: 2, name: 'zhijia-sign-in' });
    closers.push(db.close, aside.close);
    requireSound((await db.transact({}, findCatalogueFaults)).map(({ object, fault }) => `${object}: ${fault}`));
    const { house, smsInbox } = await furnish({ db, aside, dataDirectory, options, settings });
    closers.push(async () => house.ports.wechat?.close());
    return { house, db, ownerUrl: server.ownerUrl, smsInbox, dataDirectory, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Postgres = { readonly ownerUrl: string; stop(): Promise<void> };

async function reachPostgres(settings: Settings, dataDirectory: string, options: OpenOptions): Promise<Postgres> {
  if (settings.databaseUrl !== undefined) return { ownerUrl: settings.databaseUrl, stop: async () => {} };
  const server = await startEmbeddedPostgres({
    directory: join(dataDirectory, 'postgres'), durability: 'full', log: (line) => options.log.info({}, line),
  });
  return { ownerUrl: server.url('postgres'), stop: () => options.isBesideServer === true ? server.leave() : server.stop() };
}

async function furnish(parts: { db: Database; aside: Database; dataDirectory: string; options: OpenOptions; settings: Settings }):
Promise<{ house: House; smsInbox: SmsInbox }> {
  const { db, dataDirectory, options } = parts;
  const isNew = !await db.transact({}, hasKeyring);
  const keyring = await openKeyring(join(dataDirectory, 'keys', 'platform.json'), systemRandom, isNew);
  await db.transact({}, (tx) => checkKeyring(tx, keyring, systemClock.now()));
  const smsInbox = createSmsInbox({ clock: systemClock });
  const wechat = wechatOf(parts.settings);
  const ports: Ports = {
    sms: smsInbox,
    press: createPress({ log: options.log }),
    ...(parts.settings.directory !== undefined && { directory: createDirectory(parts.settings.directory) }),
    ...(wechat !== undefined && { wechat }),
    realNames,
    processes: createProcessBook(manifests.flatMap((one) => one.processes), isProcessOn),
    deskItems: manifests.flatMap((one) => one.deskItems),
    switchboard: createSwitchboard({ services: servicesOf(manifests), pool: db.pool }),
    signIn: createSignInPort({
      database: parts.aside, passwords: createPasswordHasher({ random: systemRandom }), profile: profileOf(parts.settings.profile),
      ...(parts.settings.isDemonstration && { demonstration: demonstrationOf(keyring) }),
      receipts: createPasswordHasher({ random: systemRandom, cost: RECEIPT_COST, limits: RECEIPT_LIMITS }),
      newReceipts: createPasswordHasher({ random: systemRandom, cost: RECEIPT_COST, limits: NEW_RECEIPT_LIMITS }),
    }),
  };
  return {
    smsInbox,
    house: {
      clock: systemClock, random: systemRandom, keyring, ports, publicUrl: options.publicUrl, log: options.log,
      journal: buildJournal(manifests.flatMap((one) => one.appliers)),
      permissions: buildPermissionBook(manifests.map((one) => one.permissions)),
    },
  };
}

/** WeChat itself where a public account is given; in a demonstration on this machine a stand-in, and elsewhere nothing. */
function wechatOf({ wechat, isDemonstration, publicUrl }: Settings): WechatPort | undefined {
  if (wechat !== undefined) return createWechat(wechat);
  if (!isDemonstration || publicUrl !== undefined) return undefined;
  return createStandInWechat({
    clock: systemClock, random: systemRandom, settings: { appId: 'wx0000000000000000', appSecret: 'stand-in' },
    words: { title: title('server/wechat-stand-in'), visitors: ['server/wechat-visitor-1', 'server/wechat-visitor-2'].map(title) },
  });
}

function requireSound(faults: readonly string[]): void {
  if (faults.length > 0) throw new HouseUnsound(faults);
}
